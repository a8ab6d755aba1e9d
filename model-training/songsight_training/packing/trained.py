"""Networks as the training runs left them, ready to evaluate or export."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch

from ..hearing.encoder import Encoder
from ..painting.autoencoder import Autoencoder
from ..painting.unet import Unet
from ..settings.hearing_settings import EncoderTraining
from ..settings.painting_settings import AutoencoderTraining, DistillationTraining, PainterTraining
from ..training.checkpoint import load_checkpoint
from .pack import Painter


@dataclass(frozen=True)
class TrainedEncoder:
    network: Encoder
    config: EncoderTraining
    species: list[str]
    epochs: int
    seconds: float


def trained_encoder(runs: Path, name: str = "encoder") -> TrainedEncoder:
    config, content = load_checkpoint(runs / name / "last.pt", EncoderTraining)
    network = Encoder(config.model)
    network.load_state_dict(content["encoder"])
    return TrainedEncoder(network.eval(), config, content["species"], content["step"], content["seconds"])


@dataclass(frozen=True)
class TrainedPainter:
    painter: Painter
    config: PainterTraining
    phase: str
    steps: int
    seconds: dict[str, float]
    psnr: float
    class_vectors: dict[str, torch.Tensor]


def trained_painter(runs: Path, defaults: dict) -> TrainedPainter:
    """The averaged weights of the sound phase. `defaults` is configs/pack.json's painter part."""
    config, sound = load_checkpoint(runs / "painter-sound" / "last.pt", PainterTraining)
    _, classes = load_checkpoint(runs / "painter-class" / "last.pt", PainterTraining)
    settings, photo = load_checkpoint(runs / "autoencoder" / "last.pt", AutoencoderTraining)
    unet, autoencoder = Unet(config.model), Autoencoder(settings.model)
    unet.load_state_dict(sound["ema"])
    autoencoder.load_state_dict(photo["model"])
    vectors = dict(zip(sound["classes"], sound["class_tokens"]["vectors.weight"]))
    painter = Painter(
        unet.eval(), autoencoder.eval(), config.schedule, config.train_steps, config.prediction, **defaults
    )
    seconds = {
        "autoencoder": round(photo["seconds"]),
        "painterClass": round(classes["seconds"]),
        "painterSound": round(sound["seconds"]),
    }
    return TrainedPainter(painter, config, "sound", sound["step"], seconds, photo["psnr"], vectors)


@dataclass(frozen=True)
class TrainedStudent:
    """The averaged weights of `distil-painter`: DDIM steps without a guidance pass."""

    unet: Unet
    steps: int
    updates: int
    guidance_scale: float
    seconds: float


def trained_student(runs: Path, painter: TrainedPainter) -> TrainedStudent | None:
    """None where nobody ran `distil-painter`."""
    path = runs / "painter-quick" / "last.pt"
    if not path.exists():
        return None
    config, content = load_checkpoint(path, DistillationTraining)
    unet = Unet(painter.config.model)
    unet.load_state_dict(content["ema"])
    return TrainedStudent(unet.eval(), config.steps, content["step"], config.guidance_scale, content["seconds"])


def verdict_vectors(trained: TrainedPainter, species: list[str]) -> torch.Tensor | None:
    """[label, size] for `with_verdict`, the last label ("no target bird") 0; None when the painter goes without."""
    if not trained.config.verdict:
        return None
    own = torch.stack([trained.class_vectors[name] for name in species])
    return torch.cat([own, torch.zeros_like(own[:1])])


def pack_settings(path: Path) -> dict:
    """configs/pack.json: name, version, title, licence and the painter's default sampling."""
    return json.loads(path.read_text())
