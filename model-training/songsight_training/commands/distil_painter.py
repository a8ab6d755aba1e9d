"""Teach a student of few steps and one pass each by the guided painter: runs/painter-quick/last.pt, which resumes."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from ..data.recordings import list_recordings, shipped_species
from ..hearing.encoder import with_verdict
from ..packing.trained import pack_settings, trained_painter, verdict_vectors
from ..painting.painter_material import load_bank, load_inputs
from ..painting.student_training import StudentRun
from ..settings.config import load_config
from ..settings.painting_settings import DistillationTraining
from ..training.arguments import HERE, add_device, command_arguments
from ..training.speed import Speed


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "distillation.json")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    add_device(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(DistillationTraining, args.config)
    species = shipped_species(list_recordings(args.data))
    trained = trained_painter(args.runs, pack_settings(args.settings)["painter"])
    vectors = verdict_vectors(trained, species)
    inputs = load_inputs(args.data, args.runs, species, args.device)
    bank = load_bank(args.data, args.runs, config, args.device)
    sounds = inputs.sound_batches(bank, config.batch, config.seed)

    def draw(update: int) -> tuple[torch.Tensor, torch.Tensor]:
        latent, sound = sounds.batch(update, np.random.default_rng([config.seed, update]))
        return latent, sound.tokens if vectors is None else with_verdict(*sound, vectors)

    schedule = trained.config.schedule, trained.config.train_steps
    StudentRun(trained.painter.unet, schedule, draw, config, args.runs / "painter-quick", Speed(args.device)).train()
