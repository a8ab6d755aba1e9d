"""Recording -> 3 s clips, back to back; the last one is filled up with zeros, as in the app."""

from __future__ import annotations

import numpy as np


def clip_windows(samples: np.ndarray, rate_hz: int, seconds: float) -> tuple[np.ndarray, np.ndarray]:
    """samples [n] -> clips [clip, rate * seconds] and their start seconds [clip]."""
    length = round(rate_hz * seconds)
    count = max(1, -(-len(samples) // length))
    padded = np.zeros(count * length, dtype=np.float32)
    padded[: len(samples)] = samples
    return padded.reshape(count, length), np.arange(count) * seconds
