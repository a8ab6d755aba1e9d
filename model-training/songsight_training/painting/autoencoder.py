"""Small autoencoder, 64 x 64 x 3 <-> 16 x 16 x 4, so that two CPU cores can train the painter.

Latent diffusion as in Rombach et al. 2022, section 3.1, without the adversarial loss. Most of the
work happens on the 16 x 16 grid: 4 x 4 pixels become one cell by pixel-unshuffle.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from ..settings.painting_settings import AutoencoderConfig

PATCH = 4


class ResidualConv(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.body = nn.Sequential(
            nn.GroupNorm(8, width),
            nn.SiLU(),
            nn.Conv2d(width, width, 3, padding=1),
            nn.SiLU(),
            nn.Conv2d(width, width, 3, padding=1),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.body(x)


class PhotoEncoder(nn.Module):
    """RGB in -1 ... 1 [photo, 3, s, s] -> latent [photo, c, s/4, s/4] of unit variance.

    The closing batch norm without affine makes the variance one by construction, so the diffusion
    model needs no scale factor and the decoder takes latents as sampled.
    """

    def __init__(self, config: AutoencoderConfig):
        super().__init__()
        self.enter = nn.Conv2d(3 * PATCH**2, config.width, 3, padding=1)
        self.blocks = nn.Sequential(*[ResidualConv(config.width) for _ in range(config.encoder_blocks)])
        self.leave = nn.Conv2d(config.width, config.latent_channels, 1)
        self.standardise = nn.BatchNorm2d(config.latent_channels, affine=False)

    def forward(self, photo: torch.Tensor) -> torch.Tensor:
        cells = F.pixel_unshuffle(photo, PATCH)
        return self.standardise(self.leave(self.blocks(self.enter(cells))))


class PhotoDecoder(nn.Module):
    """Latent [picture, c, s/4, s/4] -> RGB [picture, 3, s, s], clamped to -1 ... 1 outside training."""

    def __init__(self, config: AutoencoderConfig):
        super().__init__()
        self.enter = nn.Conv2d(config.latent_channels, config.width, 3, padding=1)
        self.blocks = nn.Sequential(*[ResidualConv(config.width) for _ in range(config.decoder_blocks)])
        self.spread = nn.Conv2d(config.width, config.fine_width * 4, 3, padding=1)
        self.fine = ResidualConv(config.fine_width)
        self.leave = nn.Conv2d(config.fine_width, 3 * 4, 3, padding=1)

    def forward(self, latent: torch.Tensor) -> torch.Tensor:
        coarse = self.blocks(self.enter(latent))
        fine = self.fine(F.pixel_shuffle(self.spread(coarse), 2))
        photo = F.pixel_shuffle(self.leave(F.silu(fine)), 2)
        return photo if self.training else photo.clamp(-1, 1)


class Autoencoder(nn.Module):
    def __init__(self, config: AutoencoderConfig):
        super().__init__()
        self.config = config
        self.encoder = PhotoEncoder(config)
        self.decoder = PhotoDecoder(config)

    def forward(self, photo: torch.Tensor, latent_noise: float = 0.0) -> torch.Tensor:
        latent = self.encoder(photo)
        return self.decoder(latent + latent_noise * torch.randn_like(latent))
