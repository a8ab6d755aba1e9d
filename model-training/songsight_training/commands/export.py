"""Write the pack (ONNX files and manifest.json) from the trained runs and figures.json's thresholds.

Also writes runs/parity.json, inputs and PyTorch's outputs, which check_onnx.mjs compares with ONNX
Runtime.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

import torch

from ..data.species_names import manifest_labels, species_names, translations
from ..hearing.encoder import TOKENS, EncoderGraph, calibrated
from ..packing.golden import packed
from ..packing.half_weights import rounded_to_half
from ..packing.pack import PackHead, Painter, write_pack
from ..packing.trained import pack_settings, trained_encoder, trained_painter, trained_student, verdict_vectors
from ..training.arguments import HERE, command_arguments


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    return parser.parse_args(words)


@torch.no_grad()
def parity_cases(encoder, vectors, painter) -> list[dict]:
    """One case per ONNX file: named inputs and outputs as base64 float32 with shapes."""
    torch.manual_seed(4)
    config = painter.unet.config
    mel = torch.rand(3, 128, 128) * 60 - 80
    sample = torch.randn(2, config.channels, config.sample_size, config.sample_size)
    features = torch.randn(2, TOKENS, config.token_size)
    time, conditioned = torch.tensor([999.0, 400.0]), torch.tensor([0.0, 1.0])
    probabilities, tokens = EncoderGraph(encoder, vectors).eval()(mel)
    inputs = {"sample": sample, "timestep": time, "features": features, "conditioned": conditioned}
    cases = [
        ("encoder.onnx", {"mel": mel}, {"probabilities": probabilities, "features": tokens}),
        ("unet.onnx", inputs, {"prediction": painter.unet(*inputs.values())}),
        ("decoder.onnx", {"latent": sample}, {"image": painter.autoencoder.decoder(sample)}),
    ]
    if painter.student is not None:
        cases.append(("unet-quick.onnx", inputs, {"prediction": painter.student(*inputs.values())}))
    written = lambda part: {k: {"shape": list(v.shape), "data": packed(v)} for k, v in part.items()}
    return [{"file": name, "inputs": written(i), "outputs": written(o)} for name, i, o in cases]


def half_painter(painter: Painter) -> Painter:
    """The same painter with weights that take half the room."""
    student = painter.student and rounded_to_half(painter.student)
    decoder = rounded_to_half(painter.autoencoder)
    return dataclasses.replace(painter, unet=rounded_to_half(painter.unet), autoencoder=decoder, student=student)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    settings = pack_settings(args.settings)
    encoder = trained_encoder(args.runs)
    trained = trained_painter(args.runs, settings["painter"])
    student = trained_student(args.runs, trained) if settings.get("student", True) else None
    painter = trained.painter
    if student is not None:
        painter = dataclasses.replace(painter, student=student.unet, student_steps=student.steps)
    if settings.get("half_painter", False):
        painter = half_painter(painter)
    vectors = verdict_vectors(trained, encoder.species)
    figures = json.loads((args.pack / "figures.json").read_text())
    hearing = figures["encoder"]
    network = calibrated(encoder.network, hearing["temperature"])
    head = PackHead(
        settings["name"],
        settings["version"],
        settings["title"],
        datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        settings["licence"],
    )
    labels = manifest_labels(encoder.species, hearing["thresholds"], species_names(args.data), translations(args.data))
    write_pack(args.pack, head, encoder.config.sound, network, labels, painter, vectors)
    cases = parity_cases(network, vectors, painter)
    (args.runs / "parity.json").write_text(json.dumps(cases))
    print(f"{args.pack}: {sum(f.stat().st_size for f in args.pack.iterdir()) / 1e6:.1f} MB")
