"""Mixtures and what the teacher hears in them, in files of a thousand, read where they lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np

MIXTURES_A_FILE = 1000


def mixture_type(bands: int, frames: int, classes: int, embedding: int) -> np.dtype:
    """One mixture: mel dB [band, frame], probabilities [class], the teacher's embedding, and the fold it is made of."""
    return np.dtype(
        [
            ("mel", np.float16, (bands, frames)),
            ("heard", np.float16, (classes,)),
            ("embedding", np.float16, (embedding,)),
            ("fold", np.int8),
        ]
    )


def mixture_file(cache: Path, number: int) -> Path:
    return cache / "mixtures" / f"{number:04d}.npy"


class TaughtMixtures:
    """The first `files` of the cache, without those made of fold `left_out`."""

    def __init__(self, cache: Path, files: int, left_out: int | None = None):
        paths = [mixture_file(cache, number) for number in range(files)]
        missing = [path.name for path in paths if not path.exists()]
        if missing:
            told = f"{len(missing)} files of mixtures are missing"
            raise FileNotFoundError(f"{told}: run `teach-mixtures --files {files}`")
        self.parts = [np.load(path, mmap_mode="r") for path in paths]
        folds = np.concatenate([part["fold"] for part in self.parts])
        self.places = np.flatnonzero(folds != (-2 if left_out is None else left_out))

    def draw(self, count: int, random: np.random.Generator) -> np.ndarray:
        """`count` of them, structured as `mixture_type`."""
        chosen = self.places[random.integers(0, len(self.places), count)]
        return np.stack([self.parts[place // MIXTURES_A_FILE][place % MIXTURES_A_FILE] for place in chosen])
