"""Settings of the painter's second edition: the judge, the painter of all classes, its quick student."""

from __future__ import annotations

import dataclasses
import math

from .config import UnetConfig


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

    def fall(self, step: int, steps: int) -> float:
        """Factor of both rates: a short warm-up, then half a cosine."""
        return min(1.0, (step + 1) / 60) * (0.01 + 0.99 * (1 + math.cos(math.pi * min(1.0, step / steps))) / 2)


@dataclasses.dataclass(frozen=True)
class SpeciesPainterTraining:
    """One U-Net that is told a species by name, a sound by the encoder's tokens, both, or nothing.

    `sound`: "tokens" of the encoder, or "log-mel" itself. `pixels`: no autoencoder (`model` then has 3 channels).
    `min_snr` 0 weighs all noise levels alike. `target_share` of a batch is of the ten species, the rest of all classes.
    The rate rises over `warmup_updates`, stays, and falls over the last `fall_share` of `updates`."""

    model: UnetConfig = UnetConfig(channels=6, patch=2, widths=(128, 224), attention_levels=(1,))
    sound: str = "tokens"
    pixels: bool = False
    schedule: str = "cosine"
    train_steps: int = 1000
    prediction: str = "v"
    min_snr: float = 5.0
    batch: int = 64
    updates: int = 90000
    learning_rate: float = 1e-3
    muon_rate: float = 0.01
    warmup_updates: int = 100
    fall_share: float = 0.2
    drop_sound: float = 0.35
    drop_label: float = 0.3
    token_noise: float = 0.3
    target_share: float = 0.15
    clips_per_species: int = 100
    views: int = 4
    most_crop: float = 0.12
    ema_decay: float = 0.9995
    seed: int = 1

    def factor_at(self, update: int) -> float:
        """What both learning rates are multiplied by."""
        falling = self.updates * self.fall_share
        left = min(1.0, (self.updates - update) / falling) if falling else 1.0
        return min(1.0, (update + 1) / self.warmup_updates) * max(0.05, left)


@dataclasses.dataclass(frozen=True)
class TableOne:
    """The paper's Table 1 at a budget of `pictures` seen by every row, with `painter` as ours. `pixel_model` is the
    U-Net of the paper's own diffusion, which paints pixels."""

    painter: SpeciesPainterTraining = SpeciesPainterTraining()
    pixel_model: UnetConfig = UnetConfig(channels=3, patch=4, widths=(128, 224), attention_levels=(1,), sample_size=64)
    pictures: int = 500000
    drop: float = 0.15
    gan_learning_rate: float = 2e-4
    gan_width: int = 64
    gan_noise: int = 100


@dataclasses.dataclass(frozen=True)
class QuickTraining:
    """A student of `steps` steps, each of which learns to arrive where `teacher_steps` guided DDIM steps arrive."""

    steps: int = 4
    teacher_steps: int = 4
    guidance_scale: float = 2.0
    updates: int = 4000
    batch: int = 32
    learning_rate: float = 2e-4
    ema_decay: float = 0.995
    seed: int = 1

    def rate_at(self, update: int) -> float:
        """A short warm-up, then a straight line down to a twentieth."""
        return self.learning_rate * min(1.0, (update + 1) / 50) * (1.0 - 0.95 * update / self.updates)
