"""Train the photo classifier that judges pictures (FID-bird, species consistency): runs/photo-judge/last.pt."""

from __future__ import annotations

import argparse

import torch

from ..data.photos import load_photos
from ..judging.photo_judge_training import PhotoJudgeRun
from ..settings.config import load_config
from ..settings.judging_settings import JudgeTraining
from ..training.arguments import add_device, command_arguments


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "photo-judge.json")
    add_device(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    photos = load_photos(args.data, args.runs / "cache", 64)
    PhotoJudgeRun(photos, load_config(JudgeTraining, args.config), args.runs / "photo-judge", args.device).train()
