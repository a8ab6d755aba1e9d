"""Recordings at the teacher's rate, decoded once and read where they lie: the sounds that mixtures are made of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from ..data.recordings import Recording
from .teacher import decode


def _stored(path: Path, cache: Path) -> Path:
    key = hashlib.sha256(f"{path.parent.name}/{path.name}/{path.stat().st_size}".encode()).hexdigest()
    return cache / "teacher-sounds" / f"{key[:24]}.npy"


class FieldSounds:
    """`cache`/teacher-sounds keeps 48 kHz mono as 16-bit numbers, one file per recording."""

    def __init__(self, cache: Path):
        self.cache = cache

    def samples(self, recording: Recording) -> np.ndarray:
        """int16 [n], not read before it is asked for. Raises ValueError where ffmpeg cannot decode it."""
        stored = _stored(recording.path, self.cache)
        if not stored.exists():
            stored.parent.mkdir(parents=True, exist_ok=True)
            unfinished = stored.with_name("unfinished-" + stored.name)
            np.save(unfinished, np.round(decode(recording.path).clip(-1, 1) * 32767).astype(np.int16))
            unfinished.replace(stored)
        return np.load(stored, mmap_mode="r")

    def cut(self, recording: Recording, start: int, length: int) -> np.ndarray:
        """float32 [length] in -1 ... 1 from sample `start` on, which may lie before the beginning; zeros beyond."""
        known = self.samples(recording)
        made = np.zeros(length, dtype=np.float32)
        first, last = max(start, 0), min(start + length, len(known))
        if last > first:
            made[first - start : last - start] = known[first:last].astype(np.float32) / 32768
        return made
