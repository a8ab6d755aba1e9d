"""Teach a student of few steps, without a guidance pass: runs/species-painter-quick/last.pt, which resumes."""

from __future__ import annotations

import argparse
import dataclasses

from ...data.photos import load_photos
from ...settings.config import load_config
from ...settings.painting_settings import QuickTraining
from ...species_painting.bird_batches import BirdInputs
from ...species_painting.bird_sounds import load_sounds
from ...species_painting.bird_views import photo_views
from ...species_painting.paint_birds import load_autoencoder, load_bird_painter
from ...species_painting.quick_training import quick_run
from ...training.arguments import command_arguments
from ...training.speed import add_speed_arguments, chosen_speed

VIEW_SIZE = 128


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "species-painter-quick.json")
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
    quick_run(inputs, teacher, config, args.runs / f"{args.name}-quick", speed).train()
