"""A finished pack's decoder on photos, although its photo encoder is gone: the best latents it could be given."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from ..packing.from_pack import weights_from_onnx
from ..packing.pack import decoder_entry
from ..painting.autoencoder import Autoencoder, PhotoDecoder
from ..settings.painting_settings import AutoencoderConfig

RATE = 0.15


class _Holder(nn.Module):
    """What the exporter expects: something with `config` and `decoder`."""

    def __init__(self, config: AutoencoderConfig):
        super().__init__()
        self.config, self.decoder = config, Autoencoder(config).decoder


def pack_decoder(file: Path, config: AutoencoderConfig, sample_size: int) -> PhotoDecoder:
    """Raises ValueError where `file` was not written from a decoder of this shape."""
    holder = _Holder(config)
    weights_from_onnx(holder, file, lambda net, folder: decoder_entry(net, sample_size, folder))
    return holder.decoder.eval().requires_grad_(False)


def best_reconstruction(decoder: PhotoDecoder, photo: torch.Tensor, latent: list[int], steps: int) -> torch.Tensor:
    """Latents sought by gradient descent on the square error: with enough steps as good in decibels as any photo
    encoder's. While it seeks nothing is clamped, for a clamped pixel has no slope.

    `photo` RGB [photo, 3, s, s]; `latent` its shape [c, s, s]."""
    sought = torch.zeros(len(photo), *latent, requires_grad=True)
    optimizer = torch.optim.Adam([sought], lr=RATE)
    decoder.train()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - 0.95 * step / steps)
        loss = F.mse_loss(decoder(sought), photo, reduction="sum") / len(photo)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    decoder.eval()
    with torch.no_grad():
        return decoder(sought)
