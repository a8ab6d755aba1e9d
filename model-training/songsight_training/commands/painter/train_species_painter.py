"""Train the painter of all photographed species: runs/species-painter/last.pt, which resumes.

It is told a species by name, a sound by tokens (`hear-birds` must have run), both or nothing. Stop it whenever you
like; --updates with a larger number goes on. --name trains another one beside it.
"""

from __future__ import annotations

import argparse

from ...data.photos import load_photos
from ...settings.config import load_config
from ...settings.painting_settings import SpeciesPainterTraining
from ...species_painting.bird_batches import BirdInputs
from ...species_painting.bird_sounds import load_sounds
from ...species_painting.bird_views import photo_views
from ...species_painting.paint_birds import load_autoencoder
from ...species_painting.painter_training import SpeciesPainterRun
from ...training.arguments import add_length, command_arguments
from ...training.speed import add_speed_arguments, chosen_speed

VIEW_SIZE = 128


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "species-painter.json")
    parser.add_argument("--name", default="species-painter", help="folder below runs")
    add_length(parser, "updates")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args, in_lanes=True)
    config = load_config(SpeciesPainterTraining, args.config, updates=args.updates)
    photos = load_photos(args.data, args.runs / "cache", VIEW_SIZE)
    autoencoder, _ = load_autoencoder(args.runs / "autoencoder", args.device)
    folder = args.runs / "autoencoder"
    samples = photo_views(autoencoder, photos, config.views, config.most_crop, folder, args.device)
    sounds = load_sounds(args.runs / "species-painter" / "sounds.pt")
    SpeciesPainterRun(BirdInputs(photos, samples, sounds, config), config, args.runs / args.name, speed).train()
