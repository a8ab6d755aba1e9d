"""Checkpoints of a pack that paints all species and whose runs/ folder is gone, so that its training goes on.

A pack holds neither the optimizers' states nor the photo encoder. The first start anew; the second is trained by
`train-autoencoder` under the pack's decoder, which stays (the latents must remain what the U-Net knows). The ear is
written for `hear-birds --ear <runs>/distilled/packed`: it hears as the pack does, and is not for training. Existing
checkpoints are never overwritten.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import torch

from ...data.photos import load_photos
from ...packing.from_pack import weights_from_onnx
from ...packing.pack import unet_entry
from ...packing.packed_ear import packed_ear, unfolded
from ...painting.unet import Unet
from ...settings.config import load_config
from ...settings.hearing_settings import EncoderDistillation
from ...settings.painting_settings import AutoencoderTraining, SpeciesPainterTraining
from ...species_painting.decoder_only import pack_decoder
from ...species_painting.guide import Guide
from ...species_painting.name_vectors import read_vectors
from ...species_painting.painter_training import SpeciesPainter
from ...training.arguments import HERE, command_arguments
from ...training.checkpoint import keep_new

PHOTO_SIZE = 128


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "species-painter.json")
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument("--ear-config", type=Path, default=HERE / "configs" / "distilled-wide.json")
    parser.add_argument("--photo-config", type=Path, default=HERE / "configs" / "autoencoder-perceptual.json")
    return parser.parse_args(words)


def _write_ear(args: argparse.Namespace, manifest: dict) -> tuple[torch.Tensor, torch.Tensor]:
    """Returns mean and deviation of what the painter is told."""
    config = load_config(EncoderDistillation, args.ear_config)
    ear = packed_ear(args.pack, config.model)
    codes = [label["code"] for label in manifest["labels"]]
    config = dataclasses.replace(config, model=ear.encoder.config)
    weights = unfolded(ear).state_dict()
    keep_new(args.runs / "distilled" / "packed" / "last.pt", config, 0, encoder=weights, classes=codes, seconds=0.0)
    return ear.mean, ear.deviation


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    read = lambda name: json.loads((args.pack / name).read_text(encoding="utf-8"))
    manifest, painted = read("manifest.json"), read("figures.json")["painter"]["painter"]
    config, photo = (
        load_config(SpeciesPainterTraining, args.config),
        load_config(AutoencoderTraining, args.photo_config),
    )
    mean, deviation = _write_ear(args, manifest)
    decoder = pack_decoder(args.pack / "decoder.onnx", photo.model, config.model.sample_size)
    keep_new(args.runs / "autoencoder" / "decoder.pt", photo, 0, decoder=decoder.state_dict())
    classes = sorted(set(load_photos(args.data, args.runs / "cache", PHOTO_SIZE).species))
    vectors = torch.from_numpy(read_vectors(args.pack, manifest["painter"]["names"], config.model.token_size))
    if len(vectors) != len(classes):
        raise SystemExit(f"{args.pack} paints {len(vectors)} species, and there are photos of {len(classes)}")
    unet = Unet(config.model)
    weights_from_onnx(unet, args.pack / "unet.onnx", unet_entry)
    guide = Guide(len(classes), config.model.token_size)
    guide.load_state_dict({"vectors.weight": vectors, "mean": mean, "deviation": deviation})
    weights = SpeciesPainter(unet, guide).state_dict()
    step = painted["picturesSeen"] // config.batch
    told = {"classes": classes, "seconds": painted["seconds"], "averaged": step}
    keep_new(args.runs / "species-painter" / "last.pt", config, step, model=weights, ema=weights, **told)
