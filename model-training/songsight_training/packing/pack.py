"""Writes a model pack as docs/model-pack.md describes it: ONNX files and manifest.json."""

from __future__ import annotations

import dataclasses
import hashlib
import inspect
import json
from pathlib import Path

import torch
from torch import nn

from ..hearing.encoder import MAP_SIZE, TOKENS, Encoder, EncoderGraph
from ..painting.autoencoder import Autoencoder
from ..painting.schedule import alpha_bar
from ..painting.unet import Unet
from ..settings.hearing_settings import SoundConfig
from .half_weights import store_as_float16

OPSET = 16
EXPORTER = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
"""PyTorch 2 has a second exporter, whose graphs differ; both versions here use the first."""


@dataclasses.dataclass(frozen=True)
class PackHead:
    """The part of the manifest that no network determines."""

    name: str
    version: str
    title: str
    created_at: str
    licence: str


@dataclasses.dataclass(frozen=True)
class Painter:
    unet: Unet
    autoencoder: Autoencoder
    schedule: str
    train_steps: int
    prediction: str
    sampler: str
    steps: int
    guidance_scale: float
    student: Unet | None = None
    student_steps: int = 0


def export_graph(module: nn.Module, inputs: dict, outputs: list[str], axis: str, path: Path) -> dict:
    """Write ONNX with a free first axis; return the manifest's file, sha256 and bytes."""
    module.eval()
    names = [*inputs, *outputs]
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes={name: {0: axis} for name in names},
        opset_version=OPSET,
        do_constant_folding=True,
        **EXPORTER,
    )
    store_as_float16(path)
    content = path.read_bytes()
    return {
        "file": path.name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


def ports(axis: str, shapes: dict[str, list[int]]) -> dict:
    return {name: {"name": name, "shape": [axis, *shape]} for name, shape in shapes.items()}


def _sound_entry(sound: SoundConfig) -> dict:
    return {
        "rateHz": sound.rate_hz,
        "windowSeconds": sound.window_seconds,
        "mel": {
            "fftSize": sound.fft_size,
            "hopLength": sound.hop_length,
            "bands": sound.bands,
            "frames": sound.patch_frames,
            "minHz": 0,
            "maxHz": sound.rate_hz / 2,
            "scale": "slaney",
            "norm": "slaney",
            "power": 2,
            "padMode": "constant",
            "refPower": 1,
            "amin": sound.amin,
            "topDb": sound.top_db,
        },
    }


def encoder_entry(
    encoder: Encoder, sound: SoundConfig, folder: Path, verdict_vectors: torch.Tensor | None = None
) -> dict:
    patch = [sound.bands, sound.patch_frames]
    token_size = 4 * encoder.config.channels[2]
    assert MAP_SIZE**2 * encoder.config.channels[2] == TOKENS * token_size
    mel = torch.randn(2, *patch)
    entry = export_graph(
        EncoderGraph(encoder, verdict_vectors),
        {"mel": mel},
        ["probabilities", "features"],
        "clip",
        folder / "encoder.onnx",
    )
    outputs = {"probabilities": [encoder.config.labels], "features": [TOKENS, token_size]}
    return {**entry, "inputs": ports("clip", {"mel": patch}), "outputs": ports("clip", outputs)}


def unet_entry(unet: Unet, folder: Path, name: str = "unet") -> dict:
    config = unet.config
    latent = [config.channels, config.sample_size, config.sample_size]
    tokens = [config.token_rows * config.token_columns, config.token_size]
    example = {
        "sample": torch.randn(2, *latent),
        "timestep": torch.tensor([10.0, 500.0]),
        "features": torch.randn(2, *tokens),
        "conditioned": torch.tensor([0.0, 1.0]),
    }
    entry = export_graph(unet, example, ["prediction"], "picture", folder / f"{name}.onnx")
    inputs = {"sample": latent, "timestep": [], "features": tokens, "conditioned": []}
    return {**entry, "inputs": ports("picture", inputs), "outputs": ports("picture", {"prediction": latent})}


def decoder_entry(autoencoder: Autoencoder, sample_size: int, folder: Path) -> dict:
    config = autoencoder.config
    latent = [config.latent_channels, sample_size, sample_size]
    entry = export_graph(
        autoencoder.decoder, {"latent": torch.randn(2, *latent)}, ["image"], "picture", folder / "decoder.onnx"
    )
    image = {"image": [3, config.image_size, config.image_size]}
    return {**entry, "inputs": ports("picture", {"latent": latent}), "outputs": ports("picture", image)}


def painter_entry(painter: Painter, folder: Path) -> dict:
    table = alpha_bar(painter.schedule, painter.train_steps)
    quick = painter.student and {
        "unet": unet_entry(painter.student, folder, "unet-quick"),
        "steps": painter.student_steps,
    }
    return {
        "unet": unet_entry(painter.unet, folder),
        "decoder": decoder_entry(painter.autoencoder, painter.unet.config.sample_size, folder),
        "prediction": painter.prediction,
        "clipSample": False,
        "schedule": {"trainSteps": painter.train_steps, "alphaBar": [float(x) for x in table]},
        "defaults": {
            "sampler": painter.sampler,
            "steps": painter.steps,
            "guidanceScale": painter.guidance_scale,
        },
        **({"quick": quick} if quick else {}),
        "imageSize": painter.autoencoder.config.image_size,
    }


def write_pack(
    folder: Path,
    head: PackHead,
    sound: SoundConfig,
    encoder: Encoder,
    labels: list[dict],
    painter: Painter | None,
    verdict_vectors: torch.Tensor | None = None,
) -> dict:
    """Write encoder.onnx, unet.onnx, decoder.onnx and manifest.json; return the manifest."""
    if len(labels) != encoder.config.labels:
        raise ValueError(f"{len(labels)} labels for an encoder of {encoder.config.labels}")
    folder.mkdir(parents=True, exist_ok=True)
    entry = encoder_entry(encoder, sound, folder, verdict_vectors)
    return write_manifest(folder, head, sound, entry, labels, painter_entry(painter, folder) if painter else None)


def write_manifest(
    folder: Path, head: PackHead, sound: SoundConfig, encoder: dict, labels: list[dict], painter: dict | None
) -> dict:
    """`encoder` and `painter` are the manifest's parts of these names."""
    manifest = {
        "format": "songsight-pack",
        "formatVersion": 1,
        "name": head.name,
        "version": head.version,
        "title": head.title,
        "createdAt": head.created_at,
        "licence": head.licence,
        "modelCard": "model-card.md",
        "sound": _sound_entry(sound),
        "encoder": encoder,
        "labels": labels,
        "painter": painter,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    return manifest
