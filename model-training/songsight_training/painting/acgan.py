"""Audio-to-picture GAN with an auxiliary classifier: the paper's A2V row (Odena et al. 2017, on audio features).

The generator sees the encoder's features of a clip and noise; the discriminator says real or made, and which species.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

PICTURE = 64


def _grow(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Upsample(scale_factor=2.0, mode="nearest"),
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


def _shrink(inputs: int, outputs: int) -> nn.Sequential:
    layer = nn.utils.spectral_norm(nn.Conv2d(inputs, outputs, 4, stride=2, padding=1))
    return nn.Sequential(layer, nn.LeakyReLU(0.2))


class Generator(nn.Module):
    """Features [p, 36, size] and noise [p, n] -> RGB [p, 3, 64, 64] in -1 ... 1."""

    def __init__(self, token_size: int, noise: int, width: int):
        super().__init__()
        self.width = width
        self.sound = nn.Sequential(nn.LayerNorm(token_size), nn.Linear(token_size, 128), nn.ReLU())
        self.enter = nn.Linear(128 + noise, 8 * width * 16)
        self.layers = nn.Sequential(
            _grow(8 * width, 4 * width),
            _grow(4 * width, 2 * width),
            _grow(2 * width, width),
            _grow(width, width),
            nn.Conv2d(width, 3, 3, padding=1),
            nn.Tanh(),
        )

    def forward(self, tokens: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        heard = self.sound(tokens.mean(dim=1))
        cells = self.enter(torch.cat([heard, noise], dim=1)).reshape(-1, 8 * self.width, 4, 4)
        return self.layers(F.relu(cells))


class Discriminator(nn.Module):
    """RGB [p, 3, 64, 64] -> real or made [p], species [p, s]."""

    def __init__(self, species: int, width: int):
        super().__init__()
        self.layers = nn.Sequential(
            _shrink(3, width),
            _shrink(width, 2 * width),
            _shrink(2 * width, 4 * width),
            _shrink(4 * width, 8 * width),
            nn.Flatten(),
        )
        self.real = nn.Linear(8 * width * 16, 1)
        self.species = nn.Linear(8 * width * 16, species)

    def forward(self, pictures: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features = self.layers(pictures)
        return self.real(features)[:, 0], self.species(features)


def discriminator_loss(discriminator, photos, made, species) -> torch.Tensor:
    """Hinge loss, and the photos' species."""
    real, named = discriminator(photos)
    false, _ = discriminator(made.detach())
    return F.relu(1 - real).mean() + F.relu(1 + false).mean() + F.cross_entropy(named, species)


def generator_loss(discriminator, made, species) -> torch.Tensor:
    real, named = discriminator(made)
    return -real.mean() + F.cross_entropy(named, species)
