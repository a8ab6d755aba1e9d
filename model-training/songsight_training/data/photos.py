"""Photos of images.csv as one array of bytes, cached, and which of them are held out or dropped."""

from __future__ import annotations

import csv
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

TARGET_HELD_OUT_ONE_IN = 6
EXTRA_HELD_OUT_ONE_IN = 12
DROPPED = Path(__file__).resolve().parents[2] / "configs" / "dropped-photos.csv"


@dataclass(frozen=True)
class Photos:
    """pixels: uint8 [photo, s, s, 3]; species: the label; target: one of the ten species; test: of the data set's own
    test part; files: as images.csv names them."""

    pixels: np.ndarray
    species: list[str]
    target: np.ndarray
    held_out: np.ndarray
    test: np.ndarray
    files: list[str]

    def tensor(self, index: np.ndarray | torch.Tensor) -> torch.Tensor:
        """RGB in -1 ... 1, [photo, 3, s, s]."""
        pixels = torch.from_numpy(self.pixels[np.asarray(index)])
        return pixels.permute(0, 3, 1, 2).float() / 127.5 - 1


def _held_out(row: dict) -> bool:
    """A fixed part of the photos never trains the painter: the yardstick for memorising."""
    one_in = TARGET_HELD_OUT_ONE_IN if row["group"] == "target" else EXTRA_HELD_OUT_ONE_IN
    return zlib.crc32(row["file"].encode()) % one_in == 0


def _square(path: Path, size: int) -> np.ndarray:
    with Image.open(path) as photo:
        return np.asarray(photo.convert("RGB").resize((size, size), Image.Resampling.LANCZOS))


def dropped_photos(listed: Path = DROPPED) -> dict[str, str]:
    """File -> why it is left out: hands, cages, several birds, no bird, another species."""
    if not listed.exists():
        return {}
    with open(listed, newline="") as file:
        return {row["file"]: row["reason"] for row in csv.DictReader(file)}


def _all_pixels(folder: Path, rows: list[dict], cache: Path, size: int) -> np.ndarray:
    """Of every row, cached under the list of files: another list is another cache."""
    names = zlib.crc32("\n".join(row["file"] for row in rows).encode())
    stored = cache / f"photos-{size}-{names:08x}.npy"
    if stored.exists():
        return np.load(stored)
    pixels = np.stack([_square(folder / row["file"], size) for row in rows])
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = stored.with_suffix(".part.npy")
    np.save(unfinished, pixels)
    unfinished.replace(stored)
    return pixels


def load_photos(data: Path, cache: Path, size: int = 64, dropped: Path | None = DROPPED) -> Photos:
    """All photos but those whose label looks wrong (suspect_label) and those of the list `dropped`."""
    folder = data / "bird-images"
    with open(folder / "images.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    out = dropped_photos(dropped) if dropped else {}
    kept = [k for k, row in enumerate(rows) if row["suspect_label"] != "1" and row["file"] not in out]
    pixels = _all_pixels(folder, rows, cache, size)
    rows = [rows[k] for k in kept]
    return Photos(
        pixels[kept],
        [row["label"] for row in rows],
        np.array([row["group"] == "target" for row in rows]),
        np.array([_held_out(row) for row in rows]),
        np.array([row["split"] == "test" for row in rows]),
        [row["file"] for row in rows],
    )
