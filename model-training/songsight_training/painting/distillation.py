"""A student painter of few steps without a guidance pass, taught by the guided painter.

Progressive distillation (Salimans and Ho 2022, algorithm 2) with guidance taken into the student (Meng et al. 2023):
one step of the student has to arrive where several guided DDIM steps of the teacher arrive.
"""

from __future__ import annotations

import torch
from torch.nn import functional as F

from .painter_loss import noised
from .sampler import guided
from .schedule import trailing_timesteps
from .unet import Unet


def _wide(level: torch.Tensor) -> torch.Tensor:
    return level[:, None, None, None]


def _ddim(sample, x0, level, next_level):
    """Song et al. 2021, equation 12 with eta = 0, for a level of its own in every picture."""
    noise = (sample - _wide(level.sqrt()) * x0) / _wide((1 - level).sqrt())
    return _wide(next_level.sqrt()) * x0 + _wide((1 - next_level).sqrt()) * noise


@torch.no_grad()
def teacher_arrives(
    teacher: Unet,
    sample: torch.Tensor,
    tokens: torch.Tensor,
    times: torch.Tensor,
    levels: torch.Tensor,
    guidance: float,
) -> torch.Tensor:
    """sample [p, c, s, s] after guided v-prediction DDIM steps. times [n, p] are the teacher's timesteps, levels
    [n + 1, p] alpha-bar at them and at the arrival."""
    count = len(sample)
    tokens = torch.cat([tokens, tokens])
    conditioned = torch.cat([torch.zeros(count), torch.ones(count)]).to(sample.device)
    for time, level, next_level in zip(times, levels[:-1], levels[1:]):
        both = teacher(torch.cat([sample, sample]), torch.cat([time, time]).float(), tokens, conditioned)
        v = guided(both[:count], both[count:], guidance)
        x0 = _wide(level.sqrt()) * sample - _wide((1 - level).sqrt()) * v
        sample = _ddim(sample, x0, level, next_level)
    return sample


def wanted_v(start: torch.Tensor, end: torch.Tensor, level: torch.Tensor, next_level: torch.Tensor) -> torch.Tensor:
    """The v with which one DDIM step leads from `start` to `end` (Salimans and Ho 2022, appendix G)."""
    ratio = (1 - next_level).sqrt() / (1 - level).sqrt()
    x0 = (end - _wide(ratio) * start) / _wide(next_level.sqrt() - ratio * level.sqrt())
    return (_wide(level.sqrt()) * start - x0) / _wide((1 - level).sqrt())


def student_grid(train_steps: int, steps: int, teacher_steps: int) -> torch.Tensor:
    """[steps, teacher_steps] timesteps: each row is one step of the student, divided for the teacher."""
    return torch.tensor(trailing_timesteps(train_steps, steps * teacher_steps)).reshape(steps, teacher_steps)


def distillation_loss(
    student: Unet,
    teacher: Unet,
    latent: torch.Tensor,
    tokens: torch.Tensor,
    alpha_bar: torch.Tensor,
    grid: torch.Tensor,
    guidance: float,
) -> torch.Tensor:
    """latent [p, c, s, s], tokens [p, 36, size], alpha_bar [train steps], grid of `student_grid`."""
    count, device = len(latent), latent.device
    rows = torch.randint(len(grid), (count,))
    last = torch.cat([alpha_bar[grid[1:, 0]], torch.ones(1, device=device)])
    times = grid[rows].T.to(device)
    levels = torch.cat([alpha_bar[times], last[rows][None]])
    start = noised(latent, torch.randn_like(latent), levels[0])
    end = teacher_arrives(teacher, start, tokens, times, levels, guidance)
    made = student(start, times[0].float(), tokens, torch.ones(count, device=device))
    return F.mse_loss(made, wanted_v(start, end, levels[0], levels[-1]))
