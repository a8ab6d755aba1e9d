"""Settings of the two judges of pictures."""

from __future__ import annotations

import dataclasses

from .learning_rates import half_cosine, warmed


@dataclasses.dataclass(frozen=True)
class JudgeConfig:
    widths: tuple[int, ...] = (24, 48, 96, 192)
    blocks: int = 2
    dropout: float = 0.2
    classes: int = 200


@dataclasses.dataclass(frozen=True)
class JudgeTraining:
    """Each epoch hears every photo of the target species and some of the others."""

    model: JudgeConfig = JudgeConfig()
    epochs: int = 40
    batch: int = 64
    learning_rate: float = 2e-3
    weight_decay: float = 1e-3
    target_repeats: int = 3
    extra_per_epoch: int = 4000
    label_smoothing: float = 0.1
    seed: int = 1

    def factor_at(self, epoch: int, epochs: int) -> float:
        """Half a cosine down to a hundredth."""
        return half_cosine(epoch / epochs, 0.01)


@dataclasses.dataclass(frozen=True)
class Lite0JudgeTraining:
    """Fine-tuning from ImageNet: the first `frozen_blocks` of 16 stay as they are, all batch norms keep their means.

    `small_share` of the batches sees photos as small as painted pictures are, enlarged again."""

    blocks: int = 16
    head: int = 1280
    frozen_blocks: int = 5
    size: int = 128
    small_size: int = 64
    small_share: float = 0.6
    epochs: int = 8
    batch: int = 32
    learning_rate: float = 4e-4
    head_learning_rate: float = 2e-3
    weight_decay: float = 0.02
    label_smoothing: float = 0.1
    dropout: float = 0.2
    most_crop: float = 0.25
    seed: int = 1

    def factor_at(self, step: int, steps: int) -> float:
        """Of both rates: a short warm-up, then half a cosine."""
        return warmed(step, 60) * half_cosine(step / steps, 0.01)
