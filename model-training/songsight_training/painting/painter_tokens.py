"""Tokens to paint from when a painter is judged: clips of recordings, or a learned vector per class."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ..data.activity import positive_clips
from ..data.clip_windows import clip_windows
from ..data.mel import mel_db_batch
from ..data.recordings import Recording, load_samples
from ..hearing.encoder import Encoder, with_verdict
from ..settings.hearing_settings import SoundConfig
from .token_bank import tokens_of


def clip_patches(recordings: list[Recording], species: str, count: int, cache: Path, sound: SoundConfig) -> np.ndarray:
    """dB [count, 128, 128] of clips with a voice, in turns from the recordings; from the start again when there are
    fewer clips than `count` (another seed makes another picture)."""
    patches = []
    for recording in (r for r in recordings if r.label == species and r.group == "target"):
        samples = load_samples(recording.path, cache)
        clips, _ = clip_windows(samples, sound.rate_hz, sound.window_seconds)
        whole = mel_db_batch(samples, SoundConfig(**{**sound.__dict__, "top_db": 200.0}))
        voiced = positive_clips(whole, len(clips), sound)
        if voiced.any():
            patches.append(mel_db_batch(clips[voiced], sound)[:, :, : sound.patch_frames])
    turns = [part[i] for i in range(max(map(len, patches))) for part in patches if i < len(part)]
    return np.stack([turns[k % len(turns)] for k in range(count)])


def named_tokens(
    encoder: Encoder,
    recordings: list[Recording],
    species: list[str],
    name: str,
    count: int,
    cache: Path,
    sound: SoundConfig,
    verdict_vectors: torch.Tensor | None,
) -> torch.Tensor | None:
    """As `clip_tokens`, of clips that the encoder itself names so: what a program paints. None where there are none."""
    tokens, verdict = tokens_of(encoder, clip_patches(recordings, name, 4 * count, cache, sound))
    if verdict_vectors is not None:
        tokens = with_verdict(tokens.float(), verdict, verdict_vectors)
    named = tokens[verdict.argmax(dim=1) == species.index(name)]
    return named[torch.arange(count) % len(named)] if len(named) else None


def clip_tokens(
    encoder: Encoder,
    recordings: list[Recording],
    species: str,
    count: int,
    cache: Path,
    sound: SoundConfig,
    verdict_vectors: torch.Tensor | None = None,
) -> torch.Tensor:
    """Tokens [count, 36, size] of `clip_patches`, with the encoder's verdict if there are vectors for it."""
    tokens, verdict = tokens_of(encoder, clip_patches(recordings, species, count, cache, sound))
    return tokens if verdict_vectors is None else with_verdict(tokens.float(), verdict, verdict_vectors)
