"""Settings of the autoencoder, the painters, their quick students, and the comparisons."""

from __future__ import annotations

import dataclasses

from .learning_rates import half_cosine, straight, warmed


@dataclasses.dataclass(frozen=True)
class AutoencoderConfig:
    width: int = 96
    fine_width: int = 32
    latent_channels: int = 4
    encoder_blocks: int = 1
    decoder_blocks: int = 2
    image_size: int = 64


@dataclasses.dataclass(frozen=True)
class AutoencoderTraining:
    """`perceptual_weight` above 0 needs the ImageNet weights of EfficientNet-Lite0."""

    model: AutoencoderConfig = AutoencoderConfig()
    epochs: int = 5
    batch: int = 32
    learning_rate: float = 2e-3
    latent_noise: float = 0.1
    gradient_weight: float = 0.5
    perceptual_weight: float = 0.0
    seed: int = 1

    def factor_at(self, step: int, steps: int) -> float:
        """A twentieth of the run up from a 25th, then half a cosine down to nearly nothing."""
        rise = max(1.0, 0.05 * steps)
        if step < rise:
            return 0.04 + 0.96 * step / rise
        return max(1e-4, half_cosine((step - rise) / max(1.0, steps - rise), 0.0))


@dataclasses.dataclass(frozen=True)
class UnetConfig:
    channels: int = 4
    patch: int = 1
    widths: tuple[int, ...] = (64, 128, 192)
    blocks: int = 1
    attention_levels: tuple[int, ...] = (1, 2)
    heads: int = 4
    token_rows: int = 6
    token_columns: int = 6
    token_size: int = 512
    sample_size: int = 16


@dataclasses.dataclass(frozen=True)
class PainterTraining:
    """Two phases of one U-Net: photo classes first, then sounds of the target species.

    With `verdict`, the encoder's own probabilities times the class vectors are added to the tokens.
    """

    model: UnetConfig = UnetConfig()
    schedule: str = "cosine"
    train_steps: int = 1000
    prediction: str = "v"
    batch: int = 64
    class_learning_rate: float = 6e-4
    sound_learning_rate: float = 4e-4
    class_steps: int = 1500
    sound_steps: int = 3000
    warmup_steps: int = 100
    drop_condition: float = 0.15
    target_share: float = 0.25
    extra_share: float = 0.15
    clips_per_species: int = 320
    verdict: bool = False
    ema_decay: float = 0.998
    seed: int = 1

    def steps_and_rate(self, phase: str) -> tuple[int, float]:
        if phase == "class":
            return self.class_steps, self.class_learning_rate
        return self.sound_steps, self.sound_learning_rate

    def factor_at(self, step: int, steps: int) -> float:
        """Linear warm-up, then a straight line down to a tenth."""
        return warmed(step, self.warmup_steps) * straight(step / steps, 0.1)


@dataclasses.dataclass(frozen=True)
class SpeciesPainterTraining:
    """One U-Net that is told a species by name, a sound by the encoder's tokens, both, or nothing.

    `sound`: "tokens" of the encoder, their mean ("mean-tokens"), or "log-mel" itself.
    `pixels`: no autoencoder (`model` then has 3 channels).
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

    def factor_at(self, update: int, updates: int) -> float:
        """What both learning rates are multiplied by."""
        falling = updates * self.fall_share
        left = min(1.0, (updates - update) / falling) if falling else 1.0
        return warmed(update, self.warmup_updates) * max(0.05, left)


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

    def factor_at(self, update: int, updates: int) -> float:
        """A short warm-up, then a straight line down to a twentieth."""
        return warmed(update, 50) * straight(update / updates, 0.05)


@dataclasses.dataclass(frozen=True)
class DistillationTraining(QuickTraining):
    """The same for the painter of the few species, with the tokens of so many clips of each."""

    guidance_scale: float = 3.0
    updates: int = 1600
    batch: int = 16
    clips_per_species: int = 320


@dataclasses.dataclass(frozen=True)
class ComparisonTraining:
    """Every row of the comparison starts from nothing and gets the same pictures the same number of times."""

    updates: int = 1500
    batch: int = 32
    learning_rate: float = 8e-4
    gan_learning_rate: float = 2e-4
    gan_width: int = 64
    gan_noise: int = 100
    seed: int = 1


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
