"""Birds over birds and noise, at another speed, through another microphone: sounds for the teacher to name again.

A student learns more from a teacher who hears exactly what it hears, however strange it is (Beyer et al. 2022,
"Knowledge distillation: a good teacher is patient and consistent"). Everything is done on the spectrum of 3 s, so
that what the teacher hears at 48 kHz and what the encoder hears at 22,050 Hz is the same sound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.fft

from ..data.recordings import Recording
from ..settings.hearing_settings import EncoderDistillation, MixtureConfig
from .field_sounds import FieldSounds
from .taught_batches import MOST_RAISED_DB, still_heard, window_weights
from .taught_windows import ClassTable, TaughtWindows, with_own_name
from .teacher import RATE_HZ, WINDOW_SAMPLES

KNOTS = 8
LOWEST_HZ = 100.0
SPEED_STEP = 1500
"""Lengths of which a transform is quick: 144,000 samples more or less a multiple of this."""


@dataclass(frozen=True)
class Part:
    """One sound of a mixture: number of its window, and how loud it is against the first (dB)."""

    window: int
    over_db: float


@dataclass(frozen=True)
class Mixture:
    """samples [144000] at 48 kHz, samples_low [66150] at 22,050 Hz, and what was laid together."""

    samples: np.ndarray
    samples_low: np.ndarray
    parts: list[Part]


def at_speed(samples: np.ndarray) -> np.ndarray:
    """Sound of any length [n] -> spectrum [72001] of the 144,000 samples that it fills when played faster or slower."""
    spectrum = scipy.fft.rfft(samples)
    made = np.zeros(WINDOW_SAMPLES // 2 + 1, dtype=np.complex64)
    count = min(len(spectrum), len(made))
    made[:count] = spectrum[:count] * np.float32(WINDOW_SAMPLES / len(samples))
    return made


def at_rate(spectrum: np.ndarray, samples: int) -> np.ndarray:
    """Spectrum of 144,000 samples -> the same sound in `samples` samples, without what lies above its band."""
    return scipy.fft.irfft(spectrum[: samples // 2 + 1], samples) * np.float32(samples / WINDOW_SAMPLES)


def _frequencies() -> np.ndarray:
    return np.fft.rfftfreq(WINDOW_SAMPLES, 1 / RATE_HZ).astype(np.float32)


def microphone(most_db: float, random: np.random.Generator) -> np.ndarray:
    """A smooth random response [72001] over the octaves, at most `most_db` up or down."""
    place = np.linspace(np.log2(LOWEST_HZ), np.log2(RATE_HZ / 2), KNOTS)
    knots = random.uniform(-most_db, most_db, KNOTS)
    decibels = np.interp(np.log2(np.maximum(_frequencies(), LOWEST_HZ)), place, knots)
    return (10 ** (decibels / 20)).astype(np.float32)


def echoes(random: np.random.Generator) -> np.ndarray:
    """Spectrum [72001] of a wood or a wall: the sound itself and a decaying tail of noise of 0.1 to 0.8 s."""
    seconds, share = random.uniform(0.1, 0.8), random.uniform(0.05, 0.5)
    count = int(seconds * RATE_HZ)
    tail = random.standard_normal(count).astype(np.float32) * 10 ** (-3 * np.arange(count, dtype=np.float32) / count)
    tail *= share / np.sqrt(np.square(tail).sum())
    tail[0] = 1
    return scipy.fft.rfft(tail, WINDOW_SAMPLES)


class Mixer:
    """Mixtures of the windows of `windows` (those of one fold, so that no fold hears another's)."""

    def __init__(
        self,
        windows: TaughtWindows,
        recordings: list[Recording],
        sounds: FieldSounds,
        favoured: np.ndarray,
        config: EncoderDistillation,
    ):
        self.windows, self.recordings, self.sounds, self.config = windows, recordings, sounds, config
        self.weights = window_weights(
            windows.probabilities.astype(np.float32), favoured, config.target_weight, config.mixing.quiet_share
        )
        self.quiet = np.flatnonzero(windows.background)
        per_second = config.sound.rate_hz / config.sound.hop_length
        self.starts = (windows.first - windows.limits[:, 0]) / per_second

    def _spectrum(self, window: int, mixing: MixtureConfig, random: np.random.Generator) -> np.ndarray:
        length = WINDOW_SAMPLES
        if random.random() < mixing.speed_probability:
            most = int(mixing.most_speed * WINDOW_SAMPLES / SPEED_STEP)
            length += int(random.integers(-most, most + 1)) * SPEED_STEP
        start = self.starts[window] + random.uniform(-mixing.shift_seconds, mixing.shift_seconds)
        recording = self.recordings[self.windows.recording[window]]
        return at_speed(self.sounds.cut(recording, round(start * RATE_HZ), length))

    def _parts(self, mixing: MixtureConfig, random: np.random.Generator) -> list[Part]:
        draw = lambda: int(random.choice(len(self.weights), p=self.weights))
        parts = [Part(draw(), 0.0)]
        for probability in mixing.more_birds:
            if random.random() < probability:
                parts.append(Part(draw(), random.uniform(*mixing.bird_db)))
        if len(self.quiet) and random.random() < mixing.background_probability:
            parts.append(Part(int(random.choice(self.quiet)), random.uniform(*mixing.background_db)))
        return parts

    def mix(self, random: np.random.Generator) -> Mixture:
        mixing, level = self.config.mixing, self.windows.level
        parts = self._parts(mixing, random)
        spectrum = np.zeros(WINDOW_SAMPLES // 2 + 1, dtype=np.complex64)
        for part in parts:
            raised = min(level[parts[0].window] + part.over_db - level[part.window], MOST_RAISED_DB)
            spectrum += self._spectrum(part.window, mixing, random) * np.float32(10 ** (raised / 20))
        if random.random() < mixing.echo_probability:
            spectrum *= echoes(random)
        if random.random() < mixing.microphone_probability:
            spectrum *= microphone(mixing.microphone_db, random)
        samples = scipy.fft.irfft(spectrum, WINDOW_SAMPLES)
        loudest = np.abs(samples).max()
        gain = np.float32(10 ** (random.uniform(*mixing.peak_db) / 20) / loudest if loudest > 0 else 1.0)
        low = round(self.config.sound.window_seconds * self.config.sound.rate_hz)
        return Mixture(samples * gain, at_rate(spectrum, low) * gain, parts)

    def named(
        self, mixture: Mixture, logits: np.ndarray, table: ClassTable, labels: dict[str, list[int]]
    ) -> np.ndarray:
        """Probabilities [class] of what the teacher said of it (`logits` [teacher class]). Half heard counts for more
        where a recording in it has that name (`labels`: the teacher's columns). A single call, and a species that
        the teacher does not know, sounds as in its own window, as far as it is still to be heard."""
        own = [self.recordings[self.windows.recording[part.window]] for part in mixture.parts]
        named = sorted({column for recording in own for column in labels.get(recording.label, [])})
        made = table.probabilities(with_own_name(logits[None], named))[0]
        unknown = np.array([not columns for columns in table.columns])
        for part, recording in zip(mixture.parts, own):
            loudest = max((other.over_db for other in mixture.parts if other is not part), default=-np.inf)
            alone = self.windows.probabilities[part.window].astype(np.float32) * still_heard(loudest - part.over_db)
            made = np.where(unknown | (recording.group == "syllable"), np.maximum(made, alone), made)
        return made
