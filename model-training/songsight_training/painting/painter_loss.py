"""Training objective of the painter: epsilon or v at a random time."""

from __future__ import annotations

import torch
from torch.nn import functional as F

from .unet import Unet


def noised(latent, noise, level):
    """Ho et al. 2020, equation 4: sqrt(ab) x0 + sqrt(1 - ab) noise; `level` is alpha-bar [picture]."""
    signal = level.sqrt()[:, None, None, None]
    return signal * latent + (1 - level).sqrt()[:, None, None, None] * noise


def wanted_prediction(latent, noise, level, kind: str):
    if kind == "epsilon":
        return noise
    if kind == "v":
        signal = level.sqrt()[:, None, None, None]
        return signal * noise - (1 - level).sqrt()[:, None, None, None] * latent
    raise ValueError(f"prediction must be epsilon or v, not {kind}")


def snr_weights(level: torch.Tensor, kind: str, most: float) -> torch.Tensor:
    """Min-SNR (Hang et al. 2023): how much each noise level [picture] counts in the loss of its prediction. Times that
    carry hardly any noise no longer drown the rest; `most` 0 weighs all alike."""
    if not most:
        return torch.ones_like(level)
    ratio = level / (1 - level).clamp(min=1e-8)
    return ratio.clamp(max=most) / (ratio + 1 if kind == "v" else ratio.clamp(min=1e-8))


def painter_loss(
    unet: Unet, latent: torch.Tensor, tokens: torch.Tensor, alpha_bar: torch.Tensor, kind: str, drop: float
) -> torch.Tensor:
    """latent [p, c, s, s], tokens [p, 36, size]; conditioning is dropped with probability `drop`
    (classifier-free guidance, Ho and Salimans 2021, algorithm 1)."""
    count, device = len(latent), latent.device
    # stratified over time: one draw per 1/count of the schedule halves the gradient's variance
    place = (torch.arange(count, device=device) + torch.rand(count, device=device)) / count
    time = (place * len(alpha_bar)).long()
    noise, level = torch.randn_like(latent), alpha_bar[time]
    conditioned = (torch.rand(count, device=device) >= drop).float()
    made = unet(noised(latent, noise, level), time.float(), tokens, conditioned)
    return F.mse_loss(made, wanted_prediction(latent, noise, level, kind))
