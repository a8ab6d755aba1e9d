"""What the U-Net learns to make: every photo in several views, as latents of the autoencoder or as pixels."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..data.photos import Photos
from ..painting.autoencoder import Autoencoder

BATCH = 64


def view(photo: torch.Tensor, number: int, size: int, most_crop: float, random: np.random.Generator) -> torch.Tensor:
    """View 0 is the photo, 1 its mirror image; the others are crops by at most `most_crop`, every second mirrored.

    RGB [photo, 3, s, s] -> [photo, 3, size, size]; cropped alike in the whole batch."""
    if number % 2:
        photo = photo.flip(3)
    if number > 1:
        whole = photo.shape[-1]
        side = int(random.integers(int(whole * (1 - most_crop)), whole))
        top, left = (int(random.integers(0, whole - side + 1)) for _ in range(2))
        photo = photo[:, :, top : top + side, left : left + side]
    if photo.shape[-1] == size:
        return photo
    return F.interpolate(photo, (size, size), mode="bilinear", antialias=True).clamp(-1, 1)


def _cache_name(autoencoder: Autoencoder, photos: Photos, views: int, most_crop: float) -> str:
    """Other photos, or an autoencoder that was trained on, are another cache."""
    listed = zlib.crc32("\n".join(photos.files).encode())
    weights = autoencoder.encoder.leave.weight.detach().cpu().numpy().tobytes()
    return f"views-{views}-{most_crop}-{zlib.crc32(weights, listed):08x}.pt"


@torch.no_grad()
def photo_views(
    autoencoder: Autoencoder, photos: Photos, views: int, most_crop: float, folder: Path, device: str = "cpu"
) -> torch.Tensor:
    """float16 [view, photo, c, s, s] latents, cached in `folder` (the autoencoder's). `photos` may be larger than what
    the autoencoder takes."""
    cache = folder / _cache_name(autoencoder, photos, views, most_crop)
    if cache.exists():
        return torch.load(cache)
    autoencoder, size = autoencoder.to(device).eval(), autoencoder.config.image_size
    made = []
    for number in range(views):
        parts = []
        for k, index in enumerate(np.array_split(np.arange(len(photos.files)), len(photos.files) // BATCH + 1)):
            random = np.random.default_rng([number, k])
            seen = view(photos.tensor(index), number, size, most_crop, random).to(device)
            parts.append(autoencoder.encoder(seen).half().cpu())
        made.append(torch.cat(parts))
    latents = torch.stack(made)
    torch.save(latents, cache)
    return latents


def pixel_views(photos: Photos) -> torch.Tensor:
    """float16 [2, photo, 3, s, s]: the photos and their mirror images, for a painter without an autoencoder."""
    plain = torch.cat([photos.tensor(part).half() for part in np.array_split(np.arange(len(photos.files)), 64)])
    return torch.stack([plain, plain.flip(3)])
