"""Fine-tuning of the judge: EfficientNet-Lite0 from ImageNet, on the training part of the photos."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..data.photos import Photos
from ..settings.judging_settings import Lite0JudgeTraining
from ..training.checkpoint import load_checkpoint
from ..training.descent import Descent
from ..training.speed import Speed
from ..training.training_loop import Rhythm, TrainingLoop
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
        self.classes = sorted(set(photos.species))
        self.number = np.array([self.classes.index(name) for name in photos.species])
        self.training = np.flatnonzero(~photos.held_out & ~photos.test)
        torch.manual_seed(config.seed)
        network = Lite0(len(self.classes), config.blocks, config.head)
        self.network = speed.ready(load_imagenet(network, weights) if weights else network).eval()
        frozen = [self.network._conv_stem, self.network._bn0, *self.network._blocks[: config.frozen_blocks]]
        for part in frozen:
            part.requires_grad_(False)
        optimizer = torch.optim.AdamW(self._groups(), weight_decay=config.weight_decay)
        self.descent = Descent(optimizer)
        self.per_epoch = max(1, len(self.training) // config.batch)
        rhythm = Rhythm(config.epochs * self.per_epoch, SAVE_EVERY, SAVE_EVERY)
        parts, names = {"model": self.network, "optimizer": optimizer}, {"classes": self.classes}
        self.loop = TrainingLoop(folder, config, config.seed, rhythm, parts, names, speed.device)
        self.call = speed.quick(self._logits)

    def _groups(self) -> list[dict]:
        head = list(self.network._fc.parameters())
        body = [p for name, p in self.network.named_parameters() if p.requires_grad and not name.startswith("_fc")]
        return [
            {"params": body, "lr": self.config.learning_rate},
            {"params": head, "lr": self.config.head_learning_rate},
        ]

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

    def _learn(self, step: int) -> dict[str, float]:
        config = self.config
        picture, truth = (part.to(self.speed.device) for part in self._batch(step))
        with self.speed.numbers():
            logits = self.call(picture.contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), truth, label_smoothing=config.label_smoothing)
        return {"loss": self.descent.step(loss, config.factor_at(step, self.loop.steps))}

    def train(self) -> Lite0:
        """Go on to the last step and measure the network; one that is finished is not measured again."""
        if self.loop.step >= self.loop.steps and self.loop.resumed.get("figures"):
            return self.network
        self.loop.go(self._learn)
        figures = accuracies(self.network, self.photos, self.classes, self.config, self.speed.device)
        self.loop.told["figures"] = figures
        self.loop.save()
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
