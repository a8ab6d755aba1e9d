"""Settings as frozen dataclasses, read from configs/*.json and stored in every checkpoint."""

from __future__ import annotations

import dataclasses
import json
import math
import typing
from pathlib import Path


@dataclasses.dataclass(frozen=True)
class SoundConfig:
    """Front end of the paper, section 3.1: 22,050 Hz, window 2048, hop 512, 128 mel bands."""

    rate_hz: int = 22050
    window_seconds: float = 3.0
    fft_size: int = 2048
    hop_length: int = 512
    bands: int = 128
    patch_frames: int = 128
    amin: float = 1e-10
    top_db: float = 80.0


@dataclasses.dataclass(frozen=True)
class EncoderConfig:
    """The paper fixes the 128 channels of the last convolution and the FC widths 256 and 128."""

    architecture: str = "paper"
    channels: tuple[int, int, int] = (16, 32, 128)
    hidden: tuple[int, int] = (256, 128)
    dropout: float = 0.5
    hidden_dropout: float = 0.0
    views: tuple[str, ...] = ("clip", "band")
    labels: int = 9


@dataclasses.dataclass(frozen=True)
class AutoencoderConfig:
    width: int = 96
    fine_width: int = 32
    latent_channels: int = 4
    encoder_blocks: int = 1
    decoder_blocks: int = 2
    image_size: int = 64


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


@dataclasses.dataclass(frozen=True)
class EncoderTraining:
    """Paper, section 4: 30 epochs, mini-batch 40, cross-entropy, Adam 0.001."""

    model: EncoderConfig = EncoderConfig()
    sound: SoundConfig = SoundConfig()
    epochs: int = 30
    batch: int = 40
    learning_rate: float = 1e-3
    final_learning_rate: float = 1e-4
    weight_decay: float = 0.0
    clips_per_species: int = 90
    negatives_per_epoch: int = 800
    mix_probability: float = 0.5
    mix_snr_db: tuple[float, float] = (0.0, 20.0)
    mask_probability: float = 0.5
    floor_probability: float = 0.0
    equalise_db: float = 0.0
    shift_bands: int = 0
    mixup_alpha: float = 0.0
    syllable_probability: float = 0.2
    ema_decay: float = 0.0
    label_smoothing: float = 0.0
    other_bird_weight: float = 0.5
    other_bird_recordings: int = 2
    split_seed: int = 1
    seed: int = 1


@dataclasses.dataclass(frozen=True)
class DistilledConfig:
    """The third width is the paper's 128; the embedding is as wide as the teacher's."""

    channels: tuple[int, int, int, int] = (24, 64, 128, 192)
    embedding: int = 1024
    dropout: float = 0.2
    views: tuple[str, ...] = ("clip", "band", "energy")
    labels: int = 0


@dataclasses.dataclass(frozen=True)
class EncoderDistillation:
    """How an encoder learns from a teacher. Levels in dB are of the second sound against the first."""

    model: DistilledConfig = DistilledConfig()
    sound: SoundConfig = SoundConfig()
    updates: int = 2400
    batch: int = 64
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    muon_rate: float = 0.02
    warmup_updates: int = 150
    embedding_weight: float = 5.0
    head_weight: float = 0.5
    second_bird_probability: float = 0.4
    second_bird_db: tuple[float, float] = (-25.0, 5.0)
    background_probability: float = 0.5
    background_db: tuple[float, float] = (-25.0, 5.0)
    quiet_share: float = 0.2
    target_weight: float = 2.0
    mask_probability: float = 0.5
    floor_probability: float = 0.3
    equalise_db: float = 6.0
    shift_bands: int = 1
    shift_frames: int = 12
    ema_decay: float = 0.998
    folds: int = 3
    split_seed: int = 1
    seed: int = 1

    def rate_at(self, update: int) -> float:
        """Linear warm-up, then half a cosine down to a hundredth."""
        fall = 0.01 + 0.99 * (1 + math.cos(math.pi * min(1.0, update / self.updates))) / 2
        return self.learning_rate * min(1.0, (update + 1) / self.warmup_updates) * fall


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

    def rate_at(self, step: int, steps: int) -> float:
        """A twentieth of the run up from a 25th, then half a cosine down to nearly nothing."""
        rise = max(1.0, 0.05 * steps)
        if step < rise:
            return self.learning_rate * (0.04 + 0.96 * step / rise)
        return self.learning_rate * max(1e-4, (1 + math.cos(math.pi * (step - rise) / max(1.0, steps - rise))) / 2)


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

    def rate_at(self, step: int, steps: int, rate: float) -> float:
        """Linear warm-up, then a straight line down to a tenth."""
        return rate * min(1.0, (step + 1) / self.warmup_steps) * (1.0 - 0.9 * step / steps)


@dataclasses.dataclass(frozen=True)
class DistillationTraining:
    """The student's `steps` each learn `teacher_steps` guided DDIM steps of the painter."""

    steps: int = 4
    teacher_steps: int = 4
    guidance_scale: float = 3.0
    updates: int = 1600
    batch: int = 16
    learning_rate: float = 2e-4
    ema_decay: float = 0.995
    clips_per_species: int = 320
    seed: int = 1

    def rate_at(self, update: int) -> float:
        """A short warm-up, then a straight line down to a twentieth."""
        return self.learning_rate * min(1.0, (update + 1) / 50) * (1.0 - 0.95 * update / self.updates)


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


def _coerce(value: object, kind: object, where: str) -> object:
    if dataclasses.is_dataclass(kind):
        return from_dict(kind, value, where)
    if typing.get_origin(kind) is tuple:
        return tuple(value)
    return value


def from_dict(kind: type, values: dict, where: str = "config") -> object:
    """Build a config dataclass from plain JSON values; an unknown key is an error."""
    hints = typing.get_type_hints(kind)
    unknown = sorted(set(values) - set(hints))
    if unknown:
        raise ValueError(f"{where}: unknown key {', '.join(unknown)} (known: {', '.join(hints)})")
    return kind(**{k: _coerce(v, hints[k], f"{where}.{k}") for k, v in values.items()})


def load_config(kind: type, path: str | Path) -> object:
    return from_dict(kind, json.loads(Path(path).read_text()), Path(path).name)


def to_dict(config: object) -> dict:
    return json.loads(json.dumps(dataclasses.asdict(config)))
