"""Training of the autoencoder, resumed by itself, and what is measured on photos it never saw."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..data.photos import Photos
from ..settings.painting_settings import AutoencoderTraining
from ..training.checkpoint import load_checkpoint
from ..training.descent import Descent
from ..training.speed import Speed
from ..training.training_loop import Rhythm, TrainingLoop
from .autoencoder import Autoencoder
from .perceptual import PerceptualDistance

SAVE_EVERY = 200
LOOK = 128
FEW = 256


def edges(photo: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    return photo[:, :, 1:] - photo[:, :, :-1], photo[:, :, :, 1:] - photo[:, :, :, :-1]


def reconstruction_loss(made: torch.Tensor, photo: torch.Tensor, gradient_weight: float):
    """L1 on pixels and on neighbour differences; the second keeps feather edges from washing out."""
    pairs = zip(edges(made), edges(photo))
    return F.l1_loss(made, photo) + gradient_weight * sum(F.l1_loss(a, b) for a, b in pairs)


@torch.no_grad()
def held_out_figures(
    model: Autoencoder, photos: Photos, distance: PerceptualDistance | None, device: str, most: int | None = None
) -> dict:
    """Decibels (peak to peak 2, mean square error over all photos) and perceptual distance on the held-out photos, or
    on `most` of them."""
    model.eval()
    squares, apart = [], []
    index = np.flatnonzero(photos.held_out)
    index = index if most is None else np.random.default_rng(0).permutation(index)[:most]
    for part in np.array_split(index, len(index) // LOOK + 1):
        photo = photos.tensor(part).to(device)
        made = model(photo)
        squares.append((made - photo).square().mean(dim=(1, 2, 3)).cpu())
        if distance is not None:
            apart.append(distance(made, photo).cpu())
    model.train()
    found = {"psnr": float(10 * torch.log10(4 / torch.cat(squares).mean())), "photos": len(index)}
    return found | ({"perceptual": float(torch.cat(apart).mean())} if apart else {})


def keep_decoder(model: Autoencoder, folder: Path, device: str) -> None:
    """Train the photo encoder alone under a decoder that a painter already relies on (resume_from_pack.py)."""
    kept = folder / "decoder.pt"
    if kept.exists():
        _, content = load_checkpoint(kept, AutoencoderTraining, device)
        model.decoder.load_state_dict(content["decoder"])
        model.decoder.requires_grad_(False)


class AutoencoderRun:
    """`folder`/last.pt is its checkpoint. `distance` is wanted where the perceptual weight is above 0."""

    def __init__(
        self,
        photos: Photos,
        config: AutoencoderTraining,
        distance: PerceptualDistance | None,
        folder: Path,
        speed: Speed = Speed(),
    ):
        self.photos, self.config, self.speed = photos, config, speed
        self.distance = speed.ready(distance) if distance is not None else None
        torch.manual_seed(config.seed)
        self.training = np.flatnonzero(~photos.held_out)
        self.model = speed.ready(Autoencoder(config.model))
        keep_decoder(self.model, folder, speed.device)
        optimizer = torch.optim.Adam(self.model.parameters(), lr=config.learning_rate)
        self.descent = Descent(optimizer)
        rhythm = Rhythm(config.epochs * (len(self.training) // config.batch), SAVE_EVERY, SAVE_EVERY)
        parts = {"model": self.model, "optimizer": optimizer}
        self.loop = TrainingLoop(folder, config, config.seed, rhythm, parts, device=speed.device)
        self.call = speed.quick(self._loss)

    def _loss(self, photo: torch.Tensor) -> torch.Tensor:
        made = self.model(photo, self.config.latent_noise).float()
        loss = reconstruction_loss(made, photo, self.config.gradient_weight)
        if self.config.perceptual_weight and self.distance is not None:
            loss = loss + self.config.perceptual_weight * self.distance(made, photo).float().mean()
        return loss

    def _learn(self, step: int) -> dict[str, float]:
        random = np.random.default_rng([self.config.seed, step])
        photo = self.photos.tensor(random.choice(self.training, self.config.batch, replace=False))
        photo = (photo.flip(3) if random.random() < 0.5 else photo).to(self.speed.device)
        with self.speed.numbers():
            loss = self.call(photo.contiguous(memory_format=torch.channels_last))
        return {"loss": self.descent.step(loss, self.config.factor_at(step, self.loop.steps))}

    def _report(self, _: dict[str, float]) -> dict[str, float]:
        some = None if self.loop.step == self.loop.steps else FEW  # all of them at the end
        found = held_out_figures(self.model, self.photos, self.distance, self.speed.device, some)
        self.loop.told |= found
        return {name: round(found[name], digits) for name, digits in (("psnr", 2), ("perceptual", 4)) if name in found}

    def train(self) -> Autoencoder:
        self.model.train()
        self.loop.go(self._learn, self._report)
        return self.model.eval()
