"""Whole recordings as mel decibels [band, frame] in half precision, cached; patches cut from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..settings.hearing_settings import SoundConfig
from .mel import mel_db_batch
from .recordings import Recording, load_samples

FLOOR_DB = -100.0


def load_spectrograms(recordings: list[Recording], cache: Path, sound: SoundConfig) -> dict[Path, np.ndarray]:
    """Recordings that cannot be decoded are named and left out."""
    loaded = {}
    for recording in recordings:
        stored = cache / "mel" / f"{recording.path.parent.name}__{recording.path.name}.npy"
        if not stored.exists():
            try:
                samples = load_samples(recording.path, cache)
            except ValueError as failure:
                print(f"left out: {failure}")
                continue
            stored.parent.mkdir(parents=True, exist_ok=True)
            whole = SoundConfig(**{**sound.__dict__, "top_db": 200.0})
            np.save(stored, mel_db_batch(samples, whole).astype(np.float16))
        loaded[recording.path] = np.load(stored)
    return loaded


def cut_patch(decibels: np.ndarray, start: int, frames: int) -> np.ndarray:
    """float32 [band, frames]; beyond the recording's ends lies digital silence."""
    patch = np.full((decibels.shape[0], frames), FLOOR_DB, dtype=np.float32)
    first, last = max(start, 0), min(start + frames, decibels.shape[1])
    if last > first:
        patch[:, first - start : last - start] = decibels[:, first:last]
    return patch


def mix(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Sum of two sounds: their powers add (no phase, so true on average only)."""
    return 10 * np.log10(10 ** (first / 10) + 10 ** (second / 10))


def limit_range(patch: np.ndarray, top_db: float) -> np.ndarray:
    return np.maximum(patch, patch.max() - top_db)
