"""Training of the first judge, epoch by epoch, and its accuracy on the photos it never saw.

Held out: the photos that the painter never trains on, and a tenth of the other species' photos.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..data.photos import Photos
from ..settings.judging_settings import JudgeTraining
from ..training.descent import Descent
from ..training.training_loop import Rhythm, TrainingLoop
from .photo_judge import PhotoJudge

EXTRA_HELD_OUT_ONE_IN = 10
MOST_SHIFT_PIXELS = 6
MEASURED_EVERY = 5
"""epochs"""


def held_out_photos(photos: Photos) -> np.ndarray:
    """bool [photo]"""
    tenth = np.arange(len(photos.species)) % EXTRA_HELD_OUT_ONE_IN == 0
    return photos.held_out | (~photos.target & tenth)


def augmented(picture: torch.Tensor, random: np.random.Generator) -> torch.Tensor:
    """Mirrored, shifted, zoomed, brighter or darker; the same for a whole batch but for mirror and light."""
    if random.random() < 0.5:
        picture = picture.flip(3)
    size, side = (
        picture.shape[-1],
        int(random.integers(picture.shape[-1] - 2 * MOST_SHIFT_PIXELS, picture.shape[-1] + 1)),
    )
    top, left = (int(random.integers(0, size - side + 1)) for _ in range(2))
    picture = picture[:, :, top : top + side, left : left + side]
    picture = F.interpolate(picture, (size, size), mode="bilinear", align_corners=False)
    light = torch.from_numpy(random.uniform(0.8, 1.2, (len(picture), 3, 1, 1)).astype(np.float32))
    return (picture * light).clamp(-1, 1)


@torch.no_grad()
def accuracies(model: PhotoJudge, photos: Photos, classes: list[str], index: np.ndarray) -> dict:
    """Top 1 over all classes, of the targets among all, and of the targets among the target species only."""
    model.eval()
    logits = torch.cat([model(photos.tensor(part)) for part in np.array_split(index, len(index) // 200 + 1)])
    named = np.array(photos.species)[index]
    truth = torch.tensor([classes.index(name) for name in named])
    right = (logits.argmax(1) == truth).float().numpy()
    target = photos.target[index]
    ten = sorted(set(named[target]))
    columns = torch.tensor([classes.index(name) for name in ten])
    among = columns[logits[:, columns].argmax(1)] == truth
    return {
        "heldOutPhotos": len(index),
        "heldOutTargetPhotos": int(target.sum()),
        "top1": round(float(right.mean()), 4),
        "targetsTop1": round(float(right[target].mean()), 4),
        "targetsAmongTargets": round(float(among.float().numpy()[target].mean()), 4),
    }


class PhotoJudgeRun:
    """`folder`/last.pt is its checkpoint."""

    def __init__(self, photos: Photos, config: JudgeTraining, folder: Path, device: str = "cpu"):
        self.photos, self.config, self.device = photos, config, device
        self.classes = sorted(set(photos.species))
        self.number = np.array([self.classes.index(name) for name in photos.species])
        self.held_out = held_out_photos(photos)
        torch.manual_seed(config.seed)
        self.model = PhotoJudge(config.model).to(device)
        optimizer = torch.optim.AdamW(self.model.parameters(), config.learning_rate, weight_decay=config.weight_decay)
        self.descent = Descent(optimizer)
        parts, names = {"model": self.model, "optimizer": optimizer}, {"classes": self.classes}
        rhythm = Rhythm(config.epochs, 1, 1, "epoch")
        self.loop = TrainingLoop(folder, config, config.seed, rhythm, parts, names, device)

    def _learn(self, epoch: int) -> dict[str, float]:
        config, random = self.config, np.random.default_rng([self.config.seed, epoch])
        targets, extra = (np.flatnonzero(~self.held_out & side) for side in (self.photos.target, ~self.photos.target))
        plan = [np.tile(targets, config.target_repeats), random.choice(extra, config.extra_per_epoch, replace=False)]
        plan, losses = random.permutation(np.concatenate(plan)), []
        self.model.train()
        for first in range(0, len(plan) - config.batch + 1, config.batch):
            index = plan[first : first + config.batch]
            picture = augmented(self.photos.tensor(index), random).to(self.device)
            truth = torch.from_numpy(self.number[index]).to(self.device)
            loss = F.cross_entropy(self.model(picture), truth, label_smoothing=config.label_smoothing)
            losses.append(self.descent.step(loss, config.factor_at(epoch, self.loop.steps)))
        return {"loss": float(np.mean(losses))}

    def _report(self, _: dict[str, float]) -> dict[str, object]:
        measured = self.loop.step % MEASURED_EVERY == 0 or self.loop.step == self.loop.steps
        index = np.flatnonzero(self.held_out)
        figures = accuracies(self.model.cpu(), self.photos, self.classes, index) if measured else {}
        self.model.to(self.device)
        self.loop.told["figures"] = figures
        return figures

    def train(self) -> PhotoJudge:
        self.loop.go(self._learn, self._report)
        return self.model.eval()
