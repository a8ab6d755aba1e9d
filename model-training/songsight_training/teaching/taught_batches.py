"""Batches for distillation: windows drawn so that rare classes come often, mixed and bent as the field would."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from ..data.augment import equalised, masked, noise_floor, shifted_bands
from ..data.spectrograms import FLOOR_DB
from ..settings.hearing_settings import EncoderDistillation
from .taught_mixtures import TaughtMixtures
from .taught_windows import HEARD, TaughtWindows

MASKED_DB = 12.0
MASKING_SLOPE_DB = 4.0
MOST_RAISED_DB = 40.0
"""A sound 12 dB below another in its loudest cells is heard in half of the cases, by our reckoning."""


@dataclass(frozen=True)
class TaughtBatch:
    """mel dB [clip, 128, 128] and what sounds in it, probabilities [clip, class]; of the first sound alone the
    teacher's embeddings [clip, 1024], clean probabilities [clip, class], and how far the embedding still holds after
    mixing, embedding_weight [clip]."""

    mel: torch.Tensor
    probabilities: torch.Tensor
    embeddings: torch.Tensor
    clean: torch.Tensor
    embedding_weight: torch.Tensor

    def _parts(self) -> tuple[torch.Tensor, ...]:
        return self.mel, self.probabilities, self.embeddings, self.clean, self.embedding_weight

    def followed_by(self, other: TaughtBatch) -> TaughtBatch:
        return TaughtBatch(*(torch.cat(pair) for pair in zip(self._parts(), other._parts())))

    def to(self, device: str) -> TaughtBatch:
        return TaughtBatch(*(part.to(device) for part in self._parts()))


def still_heard(below_db: np.ndarray) -> np.ndarray:
    """How much of a sound's probability is left when it lies `below_db` under the other one."""
    return 1 / (1 + np.exp((below_db - MASKED_DB) / MASKING_SLOPE_DB))


def add_powers(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """dB + dB as powers, float32."""
    higher, lower = np.maximum(first, second), np.minimum(first, second)
    return higher + np.float32(10 / np.log(10)) * np.log1p(np.exp((lower - higher) * np.float32(np.log(10) / 10)))


def window_weights(
    probabilities: np.ndarray, favoured: np.ndarray, target_weight: float, quiet_share: float
) -> np.ndarray:
    """Chance of each window [window]: 1 / sqrt(how many windows have its rarest class), favoured classes
    (bool [class]) `target_weight` times as often, and `quiet_share` for the windows in which no class is heard."""
    heard = probabilities >= HEARD
    rarity = np.where(favoured, target_weight, 1.0) / np.sqrt(np.maximum(heard.sum(axis=0), 1))
    weights = (heard * rarity).max(axis=1)
    quiet = weights == 0
    if quiet.all() or not quiet.any():
        return np.full(len(weights), 1 / len(weights)) if quiet.all() else weights / weights.sum()
    weights = weights / weights.sum() * (1 - quiet_share)
    weights[quiet] = quiet_share / quiet.sum()
    return weights


class TaughtSounds:
    """Batches of windows, and of `mixtures` that the teacher heard as they are (`mixture_share` of each batch)."""

    def __init__(
        self,
        windows: TaughtWindows,
        favoured: np.ndarray,
        config: EncoderDistillation,
        mixtures: TaughtMixtures | None = None,
    ):
        self.windows, self.config, self.mixtures = windows, config, mixtures
        self.weights = window_weights(
            windows.probabilities.astype(np.float32), favoured, config.target_weight, config.quiet_share
        )
        self.quiet = np.flatnonzero(windows.background)

    def _cut(self, index: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """float32 [clip, band, frame], each begun a little earlier or later than the teacher's window."""
        frames, shift = self.config.sound.patch_frames, self.config.shift_frames
        starts = self.windows.first[index] + random.integers(-shift, shift + 1, len(index))
        made = np.full((len(index), frames, self.windows.decibels.shape[1]), FLOOR_DB, dtype=np.float32)
        for row, (start, (low, high)) in enumerate(zip(starts, self.windows.limits[index])):
            first, last = max(start, low), min(start + frames, high)
            if last > first:
                made[row, first - start : last - start] = self.windows.decibels[first:last]
        return made.transpose(0, 2, 1)

    def _mixed(self, mel, level, index, over_db, random):
        """`mel` [clip, band, frame] with windows `index` laid over it, `over_db` against its level."""
        louder = np.minimum(level + over_db - self.windows.level[index], MOST_RAISED_DB)
        second = self._cut(index, random) + louder[:, None, None].astype(np.float32)
        return add_powers(mel, second)

    def _bent(self, patch: np.ndarray, random: np.random.Generator) -> np.ndarray:
        config = self.config
        patch = equalised(patch, config.equalise_db, random)
        patch = shifted_bands(patch, int(random.integers(-config.shift_bands, config.shift_bands + 1)))
        return self._veiled(np.maximum(patch, patch.max() - config.sound.top_db), random)

    def _veiled(self, patch: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """Part of it under a raised floor or behind a mask: the bird is still the one the teacher heard."""
        config = self.config
        if random.random() < config.floor_probability:
            patch = noise_floor(patch, config.sound.top_db, random)
        return masked(patch, random) if random.random() < config.mask_probability else patch

    def batch(self, random: np.random.Generator) -> TaughtBatch:
        """The next batch of the training, windows first."""
        taken = 0 if self.mixtures is None else round(self.config.mixture_share * self.config.batch)
        windows = self._window_batch(self.config.batch - taken, random)
        return windows if taken == 0 else windows.followed_by(self._mixture_batch(taken, random))

    def _mixture_batch(self, count: int, random: np.random.Generator) -> TaughtBatch:
        drawn = self.mixtures.draw(count, random)
        mel = np.stack([self._veiled(patch.astype(np.float32), random) for patch in drawn["mel"]])
        heard = drawn["heard"].astype(np.float32)
        parts = (mel, heard, drawn["embedding"].astype(np.float32), heard, np.ones(count, dtype=np.float32))
        return TaughtBatch(*(torch.from_numpy(part) for part in parts))

    def _window_batch(self, count: int, random: np.random.Generator) -> TaughtBatch:
        config, windows = self.config, self.windows
        index = random.choice(len(self.weights), count, p=self.weights)
        mel, level = self._cut(index, random), windows.level[index]
        heard = windows.probabilities[index].astype(np.float32)
        holds = np.ones(len(index), dtype=np.float32)
        birds = np.flatnonzero(random.random(len(index)) < config.second_bird_probability)
        if len(birds):
            second = random.choice(len(self.weights), len(birds), p=self.weights)
            over = random.uniform(*config.second_bird_db, len(birds))
            mel[birds] = self._mixed(mel[birds], level[birds], second, over, random)
            own, other = still_heard(over)[:, None], still_heard(-over)[:, None]
            joined = 1 - (1 - heard[birds] * own) * (1 - windows.probabilities[second].astype(np.float32) * other)
            heard[birds] = joined
            holds[birds] *= np.clip(-over / 20, 0, 1).astype(np.float32)
        noisy = np.flatnonzero(random.random(len(index)) < config.background_probability)
        if len(noisy) and len(self.quiet):
            second = random.choice(self.quiet, len(noisy))
            over = random.uniform(*config.background_db, len(noisy))
            mel[noisy] = self._mixed(mel[noisy], level[noisy], second, over, random)
            heard[noisy] *= still_heard(over)[:, None]
            holds[noisy] *= np.clip(-over / 15, 0.2, 1).astype(np.float32)
        mel = np.stack([self._bent(patch, random) for patch in mel]).astype(np.float32)
        parts = (mel, heard, windows.embeddings[index], windows.probabilities[index], holds)
        return TaughtBatch(*(torch.from_numpy(part.astype(np.float32)) for part in parts))
