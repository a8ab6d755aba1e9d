"""Train the sound encoder: runs/<name>/last.pt. On every recording by default; what it is worth is measured by
cross_validate.py, which trains the same way on parts of them."""

from __future__ import annotations

import argparse

import torch

from ..data.recordings import list_recordings, shipped_species
from ..data.spectrograms import load_spectrograms
from ..data.splits import grouped_folds, split_recordings
from ..hearing.encoder_batches import TrainingSounds
from ..hearing.encoder_training import EncoderRun
from ..settings.config import load_config
from ..settings.hearing_settings import EncoderTraining
from ..training.arguments import add_device, command_arguments


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "encoder.json")
    parser.add_argument("--name", default="encoder", help="folder of this run under --runs")
    parser.add_argument("--part", choices=("all", "train"), default="all", help="train: without the fixed test part")
    add_device(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(EncoderTraining, args.config)
    recordings = list_recordings(args.data)
    if args.part == "all":
        fold = grouped_folds(recordings, 2, config.split_seed)[0]
        training = fold["train"] + fold["test"]
    else:
        training = split_recordings(recordings, config.split_seed)["train"]
    spectrograms = load_spectrograms(training, args.runs / "cache", config.sound)
    sounds = TrainingSounds(training, spectrograms, shipped_species(recordings), config)
    EncoderRun(sounds, config, args.runs / args.name, args.device).train()
