"""A student of the painter of all species: a few steps, no guidance pass; it resumes by itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config_painting import QuickTraining
from ..ema import Ema
from ..painting.distillation import distillation_loss, student_grid
from ..painting.schedule import alpha_bar
from ..painting.unet import Unet
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog
from ..speed import Speed
from .bird_batches import BirdInputs
from .paint_birds import BirdPainter

REPORT_EVERY = 50


class QuickRun:
    """`folder`/last.pt is its checkpoint; `teacher` stays as it is."""

    def __init__(
        self, inputs: BirdInputs, teacher: BirdPainter, config: QuickTraining, folder: Path, speed: Speed = Speed()
    ):
        if teacher.config.prediction != "v":
            raise ValueError("only a painter that predicts v can be taught to take few steps")
        self.inputs, self.config, self.speed, self.checkpoint = inputs, config, speed, folder / "last.pt"
        self.teacher = speed.ready(teacher.painter).requires_grad_(False).eval()
        self.student = speed.ready(Unet(teacher.config.model))
        self.student.load_state_dict(self.teacher.unet.state_dict())
        self.ema = Ema(self.student, config.ema_decay)
        self.optimizer = torch.optim.Adam(self.student.parameters(), lr=config.learning_rate, betas=(0.9, 0.99))
        table = alpha_bar(teacher.config.schedule, teacher.config.train_steps)
        self.levels = torch.from_numpy(table).float().to(speed.device)
        self.grid = student_grid(teacher.config.train_steps, config.steps, config.teacher_steps)
        self.update, spent = self._resume() if self.checkpoint.exists() else (0, 0.0)
        self.log = RunLog(folder, spent)
        describe_run(folder, config)

    def _resume(self) -> tuple[int, float]:
        _, content = load_checkpoint(self.checkpoint, QuickTraining, self.speed.device)
        self.student.load_state_dict(content["model"])
        self.ema.model.load_state_dict(content["ema"])
        self.ema.updates = content["step"]
        self.optimizer.load_state_dict(content["optimizer"])
        return content["step"], content["seconds"]

    def _save(self) -> None:
        save_checkpoint(
            self.checkpoint,
            self.config,
            self.update,
            model=self.student.state_dict(),
            ema=self.ema.model.state_dict(),
            optimizer=self.optimizer.state_dict(),
            seconds=self.log.seconds,
        )

    def _learn(self) -> float:
        config = self.config
        torch.manual_seed(config.seed * 1_000_003 + self.update)
        for group in self.optimizer.param_groups:
            group["lr"] = config.rate_at(self.update)
        random = np.random.default_rng([config.seed, self.update])
        batch = self.inputs.batch(self.teacher.guide, random).to(self.speed.device)
        nothing = self.teacher.unet.condition.null_tokens
        with torch.no_grad():
            told = self.teacher.guide.features(nothing, batch.tokens, batch.number, batch.has_sound, batch.has_label)
        with self.speed.numbers():
            loss = distillation_loss(
                self.student, self.teacher.unet, batch.sample, told, self.levels, self.grid, config.guidance_scale
            )
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.student.parameters(), 1.0)
        self.optimizer.step()
        self.ema.update(self.student)
        self.update += 1
        return loss.item()

    def train(self) -> Unet:
        """Go on to the last update. Returns the averaged weights."""
        losses: list[float] = []
        while self.update < self.config.updates:
            losses.append(self._learn())
            if self.update % REPORT_EVERY == 0 or self.update == self.config.updates:
                self.log.write(step=self.update, of=self.config.updates, loss=round(float(np.mean(losses)), 4))
                losses.clear()
                self._save()
        if self.update:
            plot_losses(self.checkpoint.parent)
        return self.ema.model.cpu().eval()


def load_student(folder: Path, bird: BirdPainter) -> tuple[Unet, QuickTraining] | None:
    """The averaged weights and how they were taught; None where nobody taught a student."""
    if not (folder / "last.pt").exists():
        return None
    config, content = load_checkpoint(folder / "last.pt", QuickTraining)
    student = Unet(bird.config.model)
    student.load_state_dict(content["ema"])
    return student.eval(), config
