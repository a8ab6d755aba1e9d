"""Fine-tuning of the judge: EfficientNet-Lite0 from ImageNet, on the training part of the photos."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config_painting import Lite0JudgeTraining
from ..data.photos import Photos
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog
from ..speed import Speed
from .lite0 import Lite0, load_imagenet

SAVE_EVERY = 60
LOOK = 100
OWN_SIZE_PHOTOS = 1500


def as_painted(picture: torch.Tensor, small: int, size: int) -> torch.Tensor:
    """As small as a painted picture, then enlarged: how the judge sees both photos and pictures."""
    if picture.shape[-1] > small:
        picture = F.interpolate(picture, (small, small), mode="bilinear", antialias=True)
    return F.interpolate(picture, (size, size), mode="bilinear", align_corners=False)


def augmented(picture: torch.Tensor, most_crop: float, size: int, random: np.random.Generator) -> torch.Tensor:
    """Each mirrored or not, brighter or darker; cropped alike in the whole batch. [picture, 3, size, size]."""
    mirrored = torch.from_numpy(random.random(len(picture)) < 0.5)
    picture = torch.where(mirrored[:, None, None, None], picture.flip(3), picture)
    whole = picture.shape[-1]
    side = int(random.integers(int(whole * (1 - most_crop)), whole + 1))
    top, left = (int(random.integers(0, whole - side + 1)) for _ in range(2))
    picture = picture[:, :, top : top + side, left : left + side]
    picture = F.interpolate(picture, (size, size), mode="bilinear", align_corners=False)
    light = torch.from_numpy(random.uniform(0.8, 1.2, (len(picture), 3, 1, 1)).astype(np.float32))
    return (picture * light).clamp(-1, 1)


class Lite0JudgeRun:
    """`folder`/last.pt is its checkpoint; `photos` are of `config.size` pixels."""

    def __init__(
        self, photos: Photos, config: Lite0JudgeTraining, weights: dict | None, folder: Path, speed: Speed = Speed()
    ):
        self.photos, self.config, self.speed = photos, config, speed
        self.checkpoint = folder / "last.pt"
        self.classes = sorted(set(photos.species))
        self.number = np.array([self.classes.index(name) for name in photos.species])
        self.training = np.flatnonzero(~photos.held_out & ~photos.test)
        torch.manual_seed(config.seed)
        network = Lite0(len(self.classes), config.blocks, config.head)
        self.network = speed.ready(load_imagenet(network, weights) if weights else network).eval()
        frozen = [self.network._conv_stem, self.network._bn0, *self.network._blocks[: config.frozen_blocks]]
        for part in frozen:
            part.requires_grad_(False)
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=config.weight_decay)
        self.per_epoch = max(1, len(self.training) // config.batch)
        self.steps = config.epochs * self.per_epoch
        self.measured: dict = {}
        self.step, spent = self._resume() if self.checkpoint.exists() else (0, 0.0)
        self.log = RunLog(folder, spent)
        self.call = speed.quick(self._logits)
        describe_run(folder, config)

    def _groups(self) -> list[dict]:
        head = list(self.network._fc.parameters())
        body = [p for name, p in self.network.named_parameters() if p.requires_grad and not name.startswith("_fc")]
        return [
            {"params": body, "full": self.config.learning_rate},
            {"params": head, "full": self.config.head_learning_rate},
        ]

    def _resume(self) -> tuple[int, float]:
        _, content = load_checkpoint(self.checkpoint, Lite0JudgeTraining, self.speed.device)
        self.network.load_state_dict(content["model"])
        self.optimizer.load_state_dict(content["optimizer"])
        self.measured = content.get("figures", {})
        return content["step"], content["seconds"]

    def _save(self, **figures: object) -> None:
        save_checkpoint(
            self.checkpoint,
            self.config,
            self.step,
            model=self.network.state_dict(),
            optimizer=self.optimizer.state_dict(),
            classes=self.classes,
            seconds=self.log.seconds,
            **figures,
        )

    def _logits(self, picture: torch.Tensor) -> torch.Tensor:
        features = self.network.features(picture)
        return self.network._fc(F.dropout(features, self.config.dropout, training=True))

    def _batch(self, step: int) -> tuple[torch.Tensor, torch.Tensor]:
        """The same photos at the same step, however often the run was resumed."""
        config, epoch = self.config, step // self.per_epoch
        order = np.random.default_rng([config.seed, epoch]).permutation(self.training)
        index = order[(step % self.per_epoch) * config.batch :][: config.batch]
        random = np.random.default_rng([config.seed, 1, step])
        picture = augmented(self.photos.tensor(index), config.most_crop, config.size, random)
        if random.random() < config.small_share:
            picture = as_painted(picture, config.small_size, config.size)
        return picture, torch.from_numpy(self.number[index])

    def train(self) -> Lite0:
        config, losses = self.config, []
        if self.step >= self.steps and self.measured:
            return self.network
        while self.step < self.steps:
            picture, truth = (part.to(self.speed.device) for part in self._batch(self.step))
            for group in self.optimizer.param_groups:
                group["lr"] = group["full"] * config.fall(self.step, self.steps)
            with self.speed.numbers():
                logits = self.call(picture.contiguous(memory_format=torch.channels_last))
            loss = F.cross_entropy(logits.float(), truth, label_smoothing=config.label_smoothing)
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
            losses.append(loss.item())
            self.step += 1
            if self.step % SAVE_EVERY == 0 or self.step == self.steps:
                self.log.write(step=self.step, of=self.steps, loss=round(float(np.mean(losses)), 4))
                losses.clear()
                self._save()
        figures = accuracies(self.network, self.photos, self.classes, config, self.speed.device)
        self._save(figures=figures)
        plot_losses(self.checkpoint.parent)
        return self.network


@torch.no_grad()
def logits_of(network: Lite0, photos: Photos, index: np.ndarray, config: Lite0JudgeTraining, small: bool, device: str):
    """[photo, class], with the photos as painted pictures are seen, or in their own size."""
    parts = []
    for part in np.array_split(index, len(index) // LOOK + 1):
        picture = photos.tensor(part).to(device)
        picture = as_painted(picture, config.small_size, config.size) if small else picture
        parts.append(network(picture.contiguous(memory_format=torch.channels_last)).float().cpu())
    return torch.cat(parts)


def accuracies(network: Lite0, photos: Photos, classes: list[str], config: Lite0JudgeTraining, device: str) -> dict:
    """On photos it never trained on: among all classes, and the target species' among themselves."""
    index = np.flatnonzero(photos.test | photos.held_out)
    truth = torch.tensor([classes.index(photos.species[k]) for k in index])
    target = torch.from_numpy(photos.target[index])
    ten = torch.tensor([classes.index(name) for name in sorted({photos.species[k] for k in index if photos.target[k]})])
    found = {"heldOutPhotos": len(index), "heldOutTargetPhotos": int(target.sum()), "trainingPhotos": 0}
    found["trainingPhotos"] = int((~photos.test & ~photos.held_out).sum())
    logits = logits_of(network, photos, index, config, True, device)
    right = (logits.argmax(1) == truth).float()
    found["top1"] = round(float(right.mean()), 4)
    if target.any():
        among = ten[logits[:, ten].argmax(1)] == truth
        found["targetsTop1"] = round(float(right[target].mean()), 4)
        found["targetsAmongTargets"] = round(float(among[target].float().mean()), 4)
    some = np.random.default_rng(0).permutation(len(index))[:OWN_SIZE_PHOTOS]
    larger = logits_of(network, photos, index[some], config, False, device)
    found["top1OwnSize"] = round(float((larger.argmax(1) == truth[some]).float().mean()), 4)
    return found


def load_lite0_judge(folder: Path) -> tuple[Lite0, Lite0JudgeTraining, list[str], dict]:
    """Network, settings, classes and figures. Raises FileNotFoundError where none was trained."""
    config, content = load_checkpoint(folder / "last.pt", Lite0JudgeTraining)
    network = Lite0(len(content["classes"]), config.blocks, config.head)
    network.load_state_dict(content["model"])
    return network.eval(), config, content["classes"], content.get("figures", {})
