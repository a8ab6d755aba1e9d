"""Noise schedules as alpha-bar tables, and the timesteps the samplers visit. Plain NumPy."""

from __future__ import annotations

import math

import numpy as np


def linear_alpha_bar(steps: int = 1000) -> np.ndarray:
    """Ho et al. 2020, section 4: beta from 1e-4 to 0.02; alpha-bar_t is the running product."""
    return np.cumprod(1.0 - np.linspace(1e-4, 0.02, steps))


def cosine_alpha_bar(steps: int = 1000) -> np.ndarray:
    """Nichol and Dhariwal 2021, equation 17 (s = 0.008), betas at most 0.999."""
    level = np.cos((np.arange(steps + 1) / steps + 0.008) / 1.008 * math.pi / 2) ** 2
    betas = np.minimum(1.0 - level[1:] / level[:-1], 0.999)
    return np.cumprod(1.0 - betas)


def alpha_bar(name: str, steps: int = 1000) -> np.ndarray:
    tables = {"linear": linear_alpha_bar, "cosine": cosine_alpha_bar}
    if name not in tables:
        raise ValueError(f"unknown schedule {name} (known: {', '.join(tables)})")
    return tables[name](steps)


def trailing_timesteps(train_steps: int, count: int) -> list[int]:
    """Lin et al. 2024, table 2: t_i = round(T - i T / n) - 1, so the first step sees pure noise.

    Halves round up, as JavaScript's Math.round does.
    """
    if not 1 <= count <= train_steps:
        raise ValueError(f"steps must be 1 to {train_steps}, not {count}")
    return [math.floor(train_steps - i * train_steps / count + 0.5) - 1 for i in range(count)]
