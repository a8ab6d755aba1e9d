"""Samplers as pure functions on arrays (NumPy or torch); sampler.ts mirrors them line by line.

A denoiser is called as denoise(sample, timestep) and returns the network's prediction of the same
shape, guidance included. After the last timestep alpha-bar is 1, so the last step returns x0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .schedule import trailing_timesteps


@dataclass(frozen=True)
class Sampling:
    alpha_bar: np.ndarray
    prediction: str
    sampler: str
    steps: int
    clip_sample: bool = False


def guided(unconditioned, conditioned, guidance_scale: float):
    """Equation 1 of the paper: eps~ = (1 - w) eps(z) + w eps(z, s); w = 1 is plain conditioning."""
    return (1.0 - guidance_scale) * unconditioned + guidance_scale * conditioned


def predicted_x0(prediction, sample, level: float, kind: str):
    """x0 from epsilon (Ho et al. 2020, eq. 15) or v (Salimans and Ho 2022, appendix D)."""
    signal, noise = math.sqrt(level), math.sqrt(1.0 - level)
    if kind == "epsilon":
        return (sample - noise * prediction) / signal
    if kind == "v":
        return signal * sample - noise * prediction
    raise ValueError(f"prediction must be epsilon or v, not {kind}")


def ddpm_step(sample, x0, level: float, next_level: float, fresh_noise):
    """Ho et al. 2020, equations 6 and 7, for a step from alpha-bar `level` to `next_level`."""
    ratio = level / next_level
    x0_weight = math.sqrt(next_level) * (1.0 - ratio) / (1.0 - level)
    sample_weight = math.sqrt(ratio) * (1.0 - next_level) / (1.0 - level)
    deviation = math.sqrt((1.0 - next_level) / (1.0 - level) * (1.0 - ratio))
    return x0_weight * x0 + sample_weight * sample + deviation * fresh_noise


def ddim_step(sample, x0, level: float, next_level: float):
    """Song et al. 2021, equation 12 with eta = 0."""
    noise = (sample - math.sqrt(level) * x0) / math.sqrt(1.0 - level)
    return math.sqrt(next_level) * x0 + math.sqrt(1.0 - next_level) * noise


def log_snr(level: float) -> float:
    """lambda = log(alpha / sigma), half the log signal-to-noise ratio."""
    return 0.5 * math.log(level / (1.0 - level))


def dpmpp_2m_step(sample, x0, last_x0, last_level: float | None, level: float, next_level: float):
    """DPM-Solver++(2M), Lu et al. 2022, algorithm 2; first order when there is no last x0."""
    width = log_snr(next_level) - log_snr(level)
    data = x0
    if last_x0 is not None:
        ratio = (log_snr(level) - log_snr(last_level)) / width
        data = (1.0 + 0.5 / ratio) * x0 - (0.5 / ratio) * last_x0
    shrink = math.sqrt((1.0 - next_level) / (1.0 - level))
    return shrink * sample - math.sqrt(next_level) * math.expm1(-width) * data


def sample_steps(
    settings: Sampling, noise, denoise: Callable, fresh_noise: Callable[[int], object] | None = None
) -> Iterator:
    """Yield the sample after every step. `fresh_noise(i)` is asked by ddpm for all but the last."""
    if settings.sampler not in ("ddpm", "ddim", "dpmpp-2m"):
        raise ValueError(f"unknown sampler {settings.sampler}")
    times = trailing_timesteps(len(settings.alpha_bar), settings.steps)
    levels = [float(settings.alpha_bar[t]) for t in times]
    sample, last_x0, last_level = noise, None, None
    for i, (time, level) in enumerate(zip(times, levels)):
        x0 = predicted_x0(denoise(sample, time), sample, level, settings.prediction)
        if settings.clip_sample:
            x0 = x0.clip(-1.0, 1.0)
        if i == len(times) - 1:
            sample = x0
        elif settings.sampler == "ddpm":
            sample = ddpm_step(sample, x0, level, levels[i + 1], fresh_noise(i))
        elif settings.sampler == "ddim":
            sample = ddim_step(sample, x0, level, levels[i + 1])
        else:
            sample = dpmpp_2m_step(sample, x0, last_x0, last_level, level, levels[i + 1])
        last_x0, last_level = x0, level
        yield sample


def sample_final(settings: Sampling, noise, denoise: Callable, fresh_noise=None):
    """The sample after the last step."""
    result = noise
    for sample in sample_steps(settings, noise, denoise, fresh_noise):
        result = sample
    return result
