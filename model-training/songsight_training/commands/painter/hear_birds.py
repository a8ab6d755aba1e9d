"""Clips of the photographed species as the distilled encoder's tokens: runs/species-painter/sounds.pt.

Which clips: those in which the teacher hears the species (`teach` must have run). The recordings of --fold, which the
encoder of that fold never heard, are held out: painters do not train on them and are judged on them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from ...data.photos import load_photos
from ...packing.distilled_pack import trained_distilled
from ...species_painting.bird_sounds import bird_sounds, save_sounds
from ...teaching.taught_material import load_material
from ...training.arguments import add_threads, command_arguments


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument(
        "--ear", type=Path, help="folder of the distilled encoder's run; runs/distilled/fold-N by default"
    )
    parser.add_argument("--cache", type=Path, help="decoded sounds and the teacher's answers; runs/cache by default")
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--clips", type=int, default=100, help="most clips of a species, to train on and held out")
    parser.add_argument("--seed", type=int, default=1)
    add_threads(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    trained = trained_distilled(args.ear or args.runs / "distilled" / f"fold-{args.fold}")
    material = load_material(args.data, args.cache or args.runs / "cache", trained.config)
    classes = sorted(set(load_photos(args.data, args.runs / "cache").species))
    heard = (trained.network, trained.codes, trained.config.sound)
    sounds = bird_sounds(material, *heard, classes, args.fold, args.clips, args.seed)
    file = args.runs / "species-painter" / "sounds.pt"
    save_sounds(file, sounds)
    kinds = [len(set(sounds.species[sounds.held_out == side].tolist())) for side in (False, True)]
    print(
        f"{file}: {len(sounds.species)} clips; {kinds[0]} of {len(classes)} species to train on, "
        f"{kinds[1]} held out, {int(np.sum(sounds.columns >= 0))} known to the encoder"
    )
