"""Made-up windows that a teacher heard, and a small run of distillation on them."""

import numpy as np

from songsight_training.settings.hearing_settings import DistilledConfig, EncoderDistillation
from songsight_training.teaching.distillation_training import DistillationRun, embedding_scale
from songsight_training.teaching.taught_batches import TaughtSounds
from songsight_training.teaching.taught_windows import TaughtWindows

CLASSES = ["high", "low"]
CONFIG = EncoderDistillation(
    model=DistilledConfig(channels=(6, 8, 8, 12), embedding=8, dropout=0.1, views=("clip", "energy"), labels=2),
    updates=6,
    batch=6,
    warmup_updates=2,
    ema_decay=0.9,
)


def windows(count=12, frames=140) -> TaughtWindows:
    """A recording each; every third is background, the others have a tone in a band of their class."""
    random = np.random.default_rng(4)
    decibels = random.normal(-70, 3, (count * frames, 128)).astype(np.float32)
    first, sounding = np.arange(count) * frames, np.arange(count) % 3
    for start, kind in zip(first, sounding):
        if kind < 2:
            decibels[start + 30 : start + 90, 20 + 60 * kind : 26 + 60 * kind] = -20
    limits = np.stack([first, first + frames], axis=1)
    probabilities = np.stack([0.9 * (sounding == 0), 0.9 * (sounding == 1)], axis=1).astype(np.float16)
    embeddings = np.eye(8)[sounding] + random.normal(0, 0.1, (count, 8))
    level = np.where(sounding < 2, -20.0, -64.0)
    return TaughtWindows(
        decibels, first, limits, np.arange(count), level, probabilities, embeddings.astype(np.float16), sounding == 2
    )


def distillation_run(folder, config=CONFIG, **more) -> DistillationRun:
    known = windows()
    sounds = TaughtSounds(known, np.array([True, False]), config)
    return DistillationRun(sounds, embedding_scale(known.embeddings), CLASSES, config, folder, **more)
