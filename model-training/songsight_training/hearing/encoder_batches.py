"""What one epoch of encoder training hears: balanced voices and negatives, augmented."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..data.activity import positive_starts
from ..data.augment import equalised, masked, noise_floor, shifted_bands
from ..data.recordings import Recording
from ..data.spectrograms import cut_patch, limit_range, mix
from ..settings.hearing_settings import EncoderTraining, SoundConfig

IGNORED = -100
NEGATIVE_MIX_PROBABILITY = 0.3


@dataclass(frozen=True)
class Source:
    """One recording, the first frames its patches may have, and its class and other-bird label."""

    decibels: np.ndarray
    starts: np.ndarray
    label: int
    other_label: int


def starts_outside(starts: np.ndarray, clips: np.ndarray, sound: SoundConfig) -> np.ndarray:
    """Those first frames whose patch shares no frame with the back-to-back clips numbered in `clips`."""
    per_clip = sound.window_seconds * sound.rate_hz / sound.hop_length
    first, last = np.floor(clips * per_clip)[:, None], np.ceil((clips + 1) * per_clip)[:, None]
    touches = (starts[None] < last) & (starts[None] + sound.patch_frames > first)
    return starts[~touches.any(axis=0)]


class TrainingSounds:
    """Sources of the train part. `other_names` are the classes of the helper task.

    `test_clips` are clips [clip] of a recording that must not be heard although the rest of it is (clip split).
    """

    def __init__(
        self,
        recordings: list[Recording],
        spectrograms: dict[Path, np.ndarray],
        species: list[str],
        config: EncoderTraining,
        test_clips: dict[Path, np.ndarray] | None = None,
    ):
        self.config, self.species = config, species
        self.test_clips = test_clips or {}
        counts = Counter(r.label for r in recordings if r.group == "other")
        least = config.other_bird_recordings
        self.other_names = sorted(name for name, count in counts.items() if count >= least)
        self.voices: dict[int, list[Source]] = defaultdict(list)
        self.syllables: dict[int, list[np.ndarray]] = defaultdict(list)
        self.birds: list[Source] = []
        self.background: list[Source] = []
        for recording in recordings:
            if recording.path in spectrograms:
                self._add(recording, spectrograms[recording.path])

    def _add(self, recording: Recording, decibels: np.ndarray) -> None:
        label = len(self.species)
        if recording.label in self.species:
            label = self.species.index(recording.label)
        if recording.group == "syllable":
            self.syllables[label].append(decibels)
            return
        other = IGNORED
        if recording.group == "background":
            starts = np.arange(max(1, decibels.shape[1] - self.config.sound.patch_frames + 1))
        else:
            starts = positive_starts(decibels, self.config.sound)
        if recording.path in self.test_clips:
            starts = starts_outside(starts, self.test_clips[recording.path], self.config.sound)
        if len(starts) == 0:
            return
        if recording.label in self.other_names:
            other = self.other_names.index(recording.label)
        lists = {"target": self.voices[label], "other": self.birds, "background": self.background}
        lists[recording.group].append(Source(decibels, starts, label, other))

    def _cut(self, source: Source, random: np.random.Generator) -> np.ndarray:
        start = int(random.choice(source.starts))
        return cut_patch(source.decibels, start, self.config.sound.patch_frames)

    def _from(self, sources: list[Source], random: np.random.Generator) -> tuple[np.ndarray, Source]:
        """Longer recordings more often, but only with the square root of their length."""
        weights = np.sqrt([len(source.starts) for source in sources])
        source = sources[random.choice(len(sources), p=weights / weights.sum())]
        return self._cut(source, random), source

    def _over_background(self, voice: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """Signal to noise is between the 98th percentiles of the two patches' cells, in dB."""
        noise, _ = self._from(self.background, random)
        snr = random.uniform(*self.config.mix_snr_db)
        return mix(voice, noise + np.percentile(voice, 98) - np.percentile(noise, 98) - snr)

    def _pasted_syllables(self, label: int, random: np.random.Generator) -> np.ndarray:
        """One to six isolated calls at random times over background."""
        frames = self.config.sound.patch_frames
        patch = cut_patch(np.zeros((self.config.sound.bands, 0)), 0, frames)
        for _ in range(random.integers(1, 7)):
            calls = self.syllables[label]
            call = calls[random.integers(len(calls))]
            patch = mix(patch, cut_patch(call, -int(random.integers(0, frames - 4)), frames))
        return self._over_background(patch, random)

    def voice(self, label: int, random: np.random.Generator) -> np.ndarray:
        if self.syllables[label] and random.random() < self.config.syllable_probability:
            return self._pasted_syllables(label, random)
        patch, _ = self._from(self.voices[label], random)
        if random.random() < self.config.mix_probability:
            return self._over_background(patch, random)
        return patch

    def _negative(self, random: np.random.Generator) -> tuple[np.ndarray, int]:
        birds = self.birds and random.random() < 0.5
        patch, source = self._from(self.birds if birds else self.background, random)
        if random.random() < NEGATIVE_MIX_PROBABILITY:
            patch = self._over_background(patch, random)
        return patch, source.other_label

    def _augmented(self, patch: np.ndarray, random: np.random.Generator) -> np.ndarray:
        config = self.config
        if config.equalise_db:
            patch = equalised(patch, config.equalise_db, random)
        if config.shift_bands:
            patch = shifted_bands(patch, int(random.integers(-config.shift_bands, config.shift_bands + 1)))
        patch = limit_range(patch, config.sound.top_db)
        if random.random() < config.floor_probability:
            patch = noise_floor(patch, config.sound.top_db, random)
        return masked(patch, random) if random.random() < config.mask_probability else patch

    def epoch(self, random: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Batches of dB [clip, 128, 128], label [clip], other-bird label [clip] (-100: none)."""
        config, none = self.config, len(self.species)
        heard = [label for label in range(none) if self.voices[label]]
        plan = np.repeat(heard, config.clips_per_species)
        plan = random.permutation(np.concatenate([plan, np.full(config.negatives_per_epoch, none)]))
        for first in range(0, len(plan) - config.batch + 1, config.batch):
            labels = plan[first : first + config.batch]
            patches, others = [], []
            for label in labels:
                negative = label == none
                patch, other = self._negative(random) if negative else (self.voice(label, random), IGNORED)
                patches.append(self._augmented(patch, random))
                others.append(other)
            yield np.stack(patches).astype(np.float32), labels, np.array(others)
