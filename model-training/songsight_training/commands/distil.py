"""An encoder taught by `teach`'s teacher: runs/distilled/last.pt, or with --fold one that leaves a fold out.

With --fold N it hears everything but fold N, and what it then says about the clips of fold N goes to
runs/distilled/fold-N.npz, for `vouch`. Without, it hears everything; --start begins with the weights of a fold's run.
With --kept the painter of a finished pack is told what it was told so far, as nearly as may be.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

import numpy as np
import torch

from ..packing.packed_ear import fit_telling, measured, packed_ear
from ..settings.config import load_config
from ..settings.hearing_settings import EncoderDistillation
from ..teaching.distillation_training import DistillationRun, embedding_scale
from ..teaching.distilled_encoder import DistilledEncoder
from ..teaching.distilled_hearing import hear_clips, save_clips
from ..teaching.taught_batches import TaughtSounds
from ..teaching.taught_material import load_material
from ..teaching.taught_mixtures import TaughtMixtures
from ..training.arguments import add_length, command_arguments
from ..training.speed import add_speed_arguments, chosen_speed

MEASURED_BATCHES = 12


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "distilled.json")
    parser.add_argument("--cache", type=Path, help="decoded sounds and the teacher's answers; runs/cache by default")
    parser.add_argument("--fold", type=int, help="leave this fold out and be examined on it")
    parser.add_argument("--start", type=Path, help="checkpoint whose weights to begin with")
    about = "pack whose painter is to be told as far as may be what it learnt with; a new run goes on from its ear"
    parser.add_argument("--kept", type=Path, help=about)
    add_length(parser, "updates")
    parser.add_argument("--workers", type=int, default=0, help="threads that make batches ahead, for a GPU")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def _kept(args: argparse.Namespace, sounds: TaughtSounds, config: EncoderDistillation):
    """The ear of --kept, and what gives its weights to a new run."""
    if args.kept is None:
        return None, None
    ear = packed_ear(args.kept, config.model)
    random = np.random.default_rng(config.seed)
    heard = lambda: torch.cat([sounds.batch(random).mel for _ in range(MEASURED_BATCHES)])

    def begin(network: DistilledEncoder) -> None:
        if args.start is None:
            measured(ear, network, heard())
        else:
            print(f"told apart by {fit_telling(ear, network, heard()):.2f} of the variance to begin with", flush=True)

    return ear, begin


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args)
    config = load_config(EncoderDistillation, args.config, updates=args.updates)
    cache = args.cache or args.runs / "cache"
    material = load_material(args.data, cache, config)
    apart = config.model.told_apart or args.kept is not None
    model = dataclasses.replace(config.model, labels=len(material.table.codes), told_apart=apart)
    config = dataclasses.replace(config, model=model)
    heard = np.ones(len(material.recordings), dtype=bool) if args.fold is None else material.folds != args.fold
    windows = material.windows.only(heard)
    mixtures = TaughtMixtures(cache, config.mixture_files, args.fold) if config.mixture_files else None
    sounds = TaughtSounds(windows, material.favoured, config, mixtures)
    folder = args.runs / "distilled" if args.fold is None else args.runs / "distilled" / f"fold-{args.fold}"
    scale, codes = embedding_scale(windows.embeddings), material.table.codes
    kept, begin = _kept(args, sounds, config)
    run = DistillationRun(sounds, scale, codes, config, folder, args.start, speed, args.workers, kept, begin)
    if kept is not None:
        kept.to(args.device)
    encoder = run.train()
    if args.fold is not None:
        examined = [r for r, fold in zip(material.recordings, material.folds) if fold == args.fold]
        save_clips(
            args.runs / "distilled" / f"fold-{args.fold}.npz", hear_clips(encoder, examined, cache, config.sound)
        )
