"""Which parts of a recording hold a voice: a species' recording is silent most of the time.

A cell is active when it lies 10 dB above its band's 20th percentile over the recording and within
45 dB of the loudest cell; a frame when at least 4 bands between 500 Hz and 10 kHz are. A 3 s window
counts as a positive when at least 0.2 s of its frames are active and that is at least 30 % of
what the recording's most active window has. The rest of a target recording is used for nothing.
"""

from __future__ import annotations

import numpy as np

from ..settings.hearing_settings import SoundConfig
from .mel import mel_frequencies

CELL_DB = 10.0
RANGE_DB = 45.0
BANDS_PER_FRAME = 4
LOW_HZ, HIGH_HZ = 500.0, 10000.0
LEAST_SECONDS = 0.2
SHARE_OF_BEST = 0.3
SHORT_SECONDS = 4.0


def active_frames(decibels: np.ndarray, sound: SoundConfig) -> np.ndarray:
    """dB [band, frame] of a whole recording -> bool [frame]."""
    centres = mel_frequencies(sound.bands + 2, 0.0, sound.rate_hz / 2)[1:-1]
    part = decibels[(centres > LOW_HZ) & (centres < HIGH_HZ)].astype(np.float32)
    floor = np.maximum(np.percentile(part, 20, axis=1, keepdims=True), part.max() - RANGE_DB - CELL_DB)
    return (part > floor + CELL_DB).sum(axis=0) >= BANDS_PER_FRAME


def positive_starts(decibels: np.ndarray, sound: SoundConfig) -> np.ndarray:
    """First frames of all patches (128 frames) that count as positives.

    Recordings under 4 s are cut-outs of one voice: they count whole, and starts before the
    beginning (negative) let the voice lie anywhere in the patch.
    """
    frames, length = decibels.shape[1], sound.patch_frames
    frames_per_second = sound.rate_hz / sound.hop_length
    if frames < SHORT_SECONDS * frames_per_second:
        low, high = sorted((0, frames - length))
        return np.arange(low, high + 1)
    active = np.cumsum(np.concatenate([[0], active_frames(decibels, sound)]))
    counts = active[length:] - active[:-length]
    enough = max(LEAST_SECONDS * frames_per_second, SHARE_OF_BEST * counts.max())
    return np.flatnonzero(counts >= enough)


def positive_clips(decibels: np.ndarray, clips: int, sound: SoundConfig) -> np.ndarray:
    """The same rule for the app's back-to-back clips: bool [clip]."""
    frames_per_second = sound.rate_hz / sound.hop_length
    if decibels.shape[1] < SHORT_SECONDS * frames_per_second:
        return np.arange(clips) == 0
    active = active_frames(decibels, sound)
    edges = np.round(np.arange(clips + 1) * sound.window_seconds * frames_per_second).astype(int)
    counts = np.array([active[a:b].sum() for a, b in zip(edges, edges[1:])])
    return counts >= max(LEAST_SECONDS * frames_per_second, SHARE_OF_BEST * counts.max())
