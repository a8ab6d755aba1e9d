"""Photos of images.csv as one array of bytes, cached, and which of them are held out."""

from __future__ import annotations

import csv
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

HELD_OUT_ONE_IN = 6


@dataclass(frozen=True)
class Photos:
    """pixels: uint8 [photo, s, s, 3]; species: the label; target: one of the ten species."""

    pixels: np.ndarray
    species: list[str]
    target: np.ndarray
    held_out: np.ndarray

    def tensor(self, index: np.ndarray | torch.Tensor) -> torch.Tensor:
        """RGB in -1 ... 1, [photo, 3, s, s]."""
        pixels = torch.from_numpy(self.pixels[np.asarray(index)])
        return pixels.permute(0, 3, 1, 2).float() / 127.5 - 1


def _held_out(row: dict) -> bool:
    """A fixed sixth of the target photos never trains the painter: the yardstick for memorising."""
    return row["group"] == "target" and zlib.crc32(row["file"].encode()) % HELD_OUT_ONE_IN == 0


def _square(path: Path, size: int) -> np.ndarray:
    with Image.open(path) as photo:
        return np.asarray(photo.convert("RGB").resize((size, size), Image.Resampling.LANCZOS))


def load_photos(data: Path, cache: Path, size: int = 64) -> Photos:
    """All photos but those whose label looks wrong (suspect_label)."""
    folder = data / "bird-images"
    with open(folder / "images.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["suspect_label"] != "1"]
    stored = cache / f"photos-{size}.npy"
    if stored.exists() and len(np.load(stored, mmap_mode="r")) == len(rows):
        pixels = np.load(stored)
    else:
        pixels = np.stack([_square(folder / row["file"], size) for row in rows])
        cache.mkdir(parents=True, exist_ok=True)
        np.save(stored, pixels)
    return Photos(
        pixels,
        [row["label"] for row in rows],
        np.array([row["group"] == "target" for row in rows]),
        np.array([_held_out(row) for row in rows]),
    )
