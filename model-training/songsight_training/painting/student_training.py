"""A student of the guided painter: a few steps, no guidance pass; it resumes by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch

from ..settings.painting_settings import QuickTraining
from ..training.descent import Descent
from ..training.ema import Ema
from ..training.speed import Speed
from ..training.training_loop import Rhythm, TrainingLoop
from .distillation import distillation_loss, student_grid
from .schedule import alpha_bar
from .unet import Unet

EVERY = 50


class StudentRun:
    """`teacher` learnt with `schedule` over `train_steps` to predict v, and stays as it is. `draw` takes the number of
    an update and gives latents [p, c, s, s] and what is told of them, tokens [p, 36, size]."""

    def __init__(
        self,
        teacher: Unet,
        schedule: tuple[str, int],
        draw: Callable[[int], tuple[torch.Tensor, torch.Tensor]],
        config: QuickTraining,
        folder: Path,
        speed: Speed = Speed(),
    ):
        self.config, self.speed, self.draw = config, speed, draw
        self.teacher = speed.ready(teacher).requires_grad_(False).eval()
        self.student = speed.ready(Unet(teacher.config))
        self.student.load_state_dict(teacher.state_dict())
        self.ema = Ema(self.student, config.ema_decay)
        optimizer = torch.optim.Adam(self.student.parameters(), lr=config.learning_rate, betas=(0.9, 0.99))
        self.descent = Descent(optimizer, clipped=self.student.parameters(), network=self.student, average=self.ema)
        self.levels = torch.from_numpy(alpha_bar(*schedule)).float().to(speed.device)
        self.grid = student_grid(schedule[1], config.steps, config.teacher_steps)
        parts = {"model": self.student, "ema": self.ema, "optimizer": optimizer}
        self.calls = speed.quick(self.student), speed.quick(self.teacher)
        rhythm = Rhythm(config.updates, EVERY, EVERY)
        self.loop = TrainingLoop(folder, config, config.seed, rhythm, parts, device=speed.device)

    def _learn(self, update: int) -> dict[str, float]:
        latent, tokens = (part.to(self.speed.device) for part in self.draw(update))
        with self.speed.numbers():
            loss = distillation_loss(*self.calls, latent, tokens, self.levels, self.grid, self.config.guidance_scale)
        return {"loss": self.descent.step(loss, self.config.factor_at(update, self.loop.steps))}

    def train(self) -> Unet:
        """Go on to the last update. Returns the averaged weights."""
        self.loop.go(self._learn)
        return self.ema.model.cpu().eval()
