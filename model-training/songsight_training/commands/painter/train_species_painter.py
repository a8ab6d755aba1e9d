"""Train the painter of all photographed species: runs/species-painter/last.pt, which resumes.

It is told a species by name, a sound by tokens (`hear-birds` must have run), both or nothing. Stop it whenever you
like; --updates with a larger number goes on. --name trains another one beside it.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from ...config import load_config
from ...config_painting import SpeciesPainterTraining
from ...data.photos import load_photos
from ...species_painting.bird_batches import BirdInputs
from ...species_painting.bird_sounds import load_sounds
from ...species_painting.bird_views import photo_views
from ...species_painting.paint_birds import load_autoencoder
from ...species_painting.painter_training import SpeciesPainterRun
from ...speed import add_speed_arguments, chosen_speed

HERE = Path(__file__).resolve().parents[3]
VIEW_SIZE = 128


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "species-painter.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--name", default="species-painter", help="folder below runs")
    parser.add_argument("--updates", type=int, help="instead of the config's")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args)
    config = load_config(SpeciesPainterTraining, args.config)
    if args.updates:
        config = dataclasses.replace(config, updates=args.updates)
    photos = load_photos(args.data, args.runs / "cache", VIEW_SIZE)
    autoencoder, _ = load_autoencoder(args.runs / "autoencoder", args.device)
    folder = args.runs / "autoencoder"
    samples = photo_views(autoencoder, photos, config.views, config.most_crop, folder, args.device)
    sounds = load_sounds(args.runs / "species-painter" / "sounds.pt")
    SpeciesPainterRun(BirdInputs(photos, samples, sounds, config), config, args.runs / args.name, speed).train()
