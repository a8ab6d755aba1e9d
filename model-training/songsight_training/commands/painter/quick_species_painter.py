"""Teach a student of few steps, without a guidance pass: runs/species-painter-quick/last.pt, which resumes."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from ...config import load_config
from ...config_painting import QuickTraining
from ...data.photos import load_photos
from ...species_painting.bird_batches import BirdInputs
from ...species_painting.bird_sounds import load_sounds
from ...species_painting.bird_views import photo_views
from ...species_painting.paint_birds import load_autoencoder, load_bird_painter
from ...species_painting.quick_training import QuickRun
from ...speed import add_speed_arguments, chosen_speed

HERE = Path(__file__).resolve().parents[3]
VIEW_SIZE = 128


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "species-painter-quick.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--name", default="species-painter", help="the teacher's folder below runs")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args)
    config = load_config(QuickTraining, args.config)
    autoencoder, _ = load_autoencoder(args.runs / "autoencoder", args.device)
    teacher = load_bird_painter(args.runs / args.name, autoencoder)
    photos = load_photos(args.data, args.runs / "cache", VIEW_SIZE)
    own = dataclasses.replace(teacher.config, batch=config.batch)
    samples = photo_views(autoencoder, photos, own.views, own.most_crop, args.runs / "autoencoder", args.device)
    inputs = BirdInputs(photos, samples, load_sounds(args.runs / "species-painter" / "sounds.pt"), own)
    QuickRun(inputs, teacher, config, args.runs / f"{args.name}-quick", speed).train()
