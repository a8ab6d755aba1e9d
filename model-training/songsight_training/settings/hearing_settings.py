"""Settings of the encoders: the paper's and ours, and the one that learns from a teacher."""

from __future__ import annotations

import dataclasses

from .learning_rates import half_cosine, warmed


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

    def factor_at(self, epoch: int, epochs: int) -> float:
        """Half a cosine down to the final rate."""
        return half_cosine(epoch / epochs, self.final_learning_rate / self.learning_rate)


@dataclasses.dataclass(frozen=True)
class DistilledConfig:
    """The third width is the paper's 128; the embedding is as wide as the teacher's. `told_apart`: what a painter is
    told of the sound comes from the map through a convolution of its own, and not straight from it."""

    channels: tuple[int, int, int, int] = (24, 64, 128, 192)
    embedding: int = 1024
    dropout: float = 0.2
    views: tuple[str, ...] = ("clip", "band", "energy")
    labels: int = 0
    told_apart: bool = False


@dataclasses.dataclass(frozen=True)
class MixtureConfig:
    """How sounds are mixed for the teacher. `more_birds`: how often there is a second, a third; levels in dB against
    the first. `most_speed`: at most so much faster or slower. `peak_db`: of the whole."""

    quiet_share: float = 0.05
    more_birds: tuple[float, ...] = (0.5, 0.12)
    bird_db: tuple[float, float] = (-20.0, 6.0)
    background_probability: float = 0.35
    background_db: tuple[float, float] = (-25.0, 3.0)
    shift_seconds: float = 0.75
    speed_probability: float = 0.35
    most_speed: float = 0.07
    echo_probability: float = 0.12
    microphone_probability: float = 0.5
    microphone_db: float = 8.0
    peak_db: tuple[float, float] = (-30.0, -1.0)


@dataclasses.dataclass(frozen=True)
class EncoderDistillation:
    """How an encoder learns from a teacher. Levels in dB are of the second sound against the first. `kept_weight`:
    where a finished painter is to be told what it was told so far, how much a difference counts, in every
    `kept_every`th clip."""

    model: DistilledConfig = DistilledConfig()
    sound: SoundConfig = SoundConfig()
    mixing: MixtureConfig = MixtureConfig()
    mixture_files: int = 0
    mixture_share: float = 0.75
    updates: int = 2400
    batch: int = 64
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    muon_rate: float = 0.02
    warmup_updates: int = 150
    embedding_weight: float = 5.0
    head_weight: float = 0.5
    kept_weight: float = 1.0
    kept_every: int = 3
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

    def factor_at(self, update: int, updates: int) -> float:
        """Linear warm-up, then half a cosine down to a hundredth."""
        return warmed(update, self.warmup_updates) * half_cosine(update / updates, 0.01)
