"""Tokens to paint from when a painter is judged: clips of recordings, or a learned vector per class."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from .activity import positive_clips
from .clip_windows import clip_windows
from .config import SoundConfig
from .encoder import Encoder
from .mel import mel_db_batch
from .recordings import Recording, load_samples
from .token_bank import tokens_of


def clip_tokens(
    encoder: Encoder, recordings: list[Recording], species: str, count: int, cache: Path, sound: SoundConfig
) -> torch.Tensor:
    """Tokens [count, 36, size] of clips with a voice, in turns from the recordings; from the start again when
    there are fewer clips than `count` (another seed makes another picture)."""
    patches = []
    for recording in (r for r in recordings if r.label == species and r.group == "target"):
        samples = load_samples(recording.path, cache)
        clips, _ = clip_windows(samples, sound.rate_hz, sound.window_seconds)
        whole = mel_db_batch(samples, SoundConfig(**{**sound.__dict__, "top_db": 200.0}))
        voiced = positive_clips(whole, len(clips), sound)
        if voiced.any():
            patches.append(mel_db_batch(clips[voiced], sound)[:, :, : sound.patch_frames])
    turns = [part[i] for i in range(max(map(len, patches))) for part in patches if i < len(part)]
    tokens = tokens_of(encoder, np.stack(turns[:count]))
    return tokens[torch.arange(count) % len(tokens)]
