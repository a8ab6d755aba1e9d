"""Every recording heard once by an encoder that never heard its group: runs/cv-<name>/fold-<n>.npz.

Split `recording` deals recording groups into folds. Split `clip` deals single clips of the species' recordings, as
the paper does: neighbouring clips of one recording lie on both sides, so its figures are flattering and are
only there to stand beside the paper's. Each fold resumes; finished folds are kept.
"""

from __future__ import annotations

import argparse

import numpy as np
import torch

from ..data.recordings import list_recordings, shipped_species
from ..data.spectrograms import load_spectrograms
from ..data.splits import clip_folds, grouped_folds
from ..hearing.encoder_batches import TrainingSounds
from ..hearing.encoder_training import EncoderRun
from ..hearing.heard import Heard, listen, save_heard
from ..settings.config import load_config
from ..settings.hearing_settings import EncoderTraining
from ..training.arguments import add_device, command_arguments


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "encoder.json")
    parser.add_argument("--name", default="encoder", help="results go to runs/cv-<name>")
    parser.add_argument("--split", choices=("recording", "clip"), default="recording")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, nargs="*", help="these folds only")
    add_device(parser)
    return parser.parse_args(words)


def _hear_fold(args, config: EncoderTraining, fold: int, spectrograms: dict) -> list[Heard]:
    recordings = list_recordings(args.data)
    species, folder = shipped_species(recordings), args.runs / f"cv-{args.name}" / f"fold-{fold}"
    if args.split == "recording":
        parts = grouped_folds(recordings, args.folds, config.split_seed)[fold]
        train, test, clips = parts["train"], parts["test"], None
    else:
        train, clips = clip_folds(recordings, args.folds, config.split_seed)[fold]
        test = [r for r in train if r.path in clips and r.group == "target"]
    sounds = TrainingSounds(train, spectrograms, species, config, clips)
    encoder = EncoderRun(sounds, config, folder, args.device).train()
    return listen(encoder.cpu(), test, args.runs / "cache", config.sound, clips)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(EncoderTraining, args.config)
    recordings = list_recordings(args.data)
    used = [r for fold in grouped_folds(recordings, 2, config.split_seed) for r in fold["test"]]
    syllables = [r for r in recordings if r.group == "syllable"]
    spectrograms = load_spectrograms(used + syllables, args.runs / "cache", config.sound)
    for fold in args.only if args.only is not None else range(args.folds):
        done = args.runs / f"cv-{args.name}" / f"fold-{fold}.npz"
        if not done.exists():
            save_heard(done, _hear_fold(args, config, fold, spectrograms))
        print(f"fold {fold}: {len(np.load(done, allow_pickle=False)['label'])} clips heard", flush=True)
