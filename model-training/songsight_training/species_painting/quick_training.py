"""A student of the painter of all species: a few steps, no guidance pass."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ..painting.student_training import StudentRun
from ..painting.unet import Unet
from ..settings.painting_settings import QuickTraining
from ..training.checkpoint import load_checkpoint
from ..training.speed import Speed
from .bird_batches import BirdInputs
from .paint_birds import BirdPainter


def quick_run(
    inputs: BirdInputs, teacher: BirdPainter, config: QuickTraining, folder: Path, speed: Speed = Speed()
) -> StudentRun:
    """`folder`/last.pt is its checkpoint; `teacher` stays as it is."""
    if teacher.config.prediction != "v":
        raise ValueError("only a painter that predicts v can be taught to take few steps")
    painter = speed.ready(teacher.painter).requires_grad_(False).eval()
    nothing = painter.unet.condition.null_tokens

    @torch.no_grad()
    def draw(update: int) -> tuple[torch.Tensor, torch.Tensor]:
        random = np.random.default_rng([config.seed, update])
        batch = inputs.batch(painter.guide, random).to(speed.device)
        told = painter.guide.features(nothing, batch.tokens, batch.number, batch.has_sound, batch.has_label)
        return batch.sample, told

    schedule = teacher.config.schedule, teacher.config.train_steps
    return StudentRun(painter.unet, schedule, draw, config, folder, speed)


def load_student(folder: Path, bird: BirdPainter) -> tuple[Unet, QuickTraining] | None:
    """The averaged weights and how they were taught; None where nobody taught a student."""
    if not (folder / "last.pt").exists():
        return None
    config, content = load_checkpoint(folder / "last.pt", QuickTraining)
    student = Unet(bird.config.model)
    student.load_state_dict(content["ema"])
    return student.eval(), config
