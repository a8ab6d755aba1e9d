"""The decibel patch as the networks see it: one or more views of it, none of which depends on gain."""

from __future__ import annotations

import math

import torch
from torch import nn

DB_PER_UNIT = 20.0
PCEN_SMOOTHING = 0.06
PCEN_GAIN = 0.98
PCEN_BIAS = 2.0
PCEN_ROOT = 0.5
PCEN_FLOOR = 1e-6


def smoothing_kernel(frames: int, rate: float) -> torch.Tensor:
    """[frame, frame]: power [.., frame] @ kernel is the first-order smoother m[t] = (1 - s) m[t-1] + s e[t], with
    m[0] = e[0]."""
    first, last = torch.arange(frames)[:, None], torch.arange(frames)[None, :]
    weights = torch.where(last >= first, rate * (1 - rate) ** (last - first).clamp(min=0).float(), torch.zeros(()))
    weights[0] = (1 - rate) ** last[0].float()
    return weights


class ChannelEnergy(nn.Module):
    """Per-channel energy normalisation (Wang et al. 2017, equation 1; Lostanlen et al. 2019 for bird sound).

    dB [clip, band, frame] -> [clip, band, frame]. Each band is divided by its own recent mean, so steady noise and
    the microphone's response fall away and onsets stand out. Power is taken relative to the clip's loudest cell.
    """

    def __init__(self, frames: int = 128):
        super().__init__()
        self.register_buffer("kernel", smoothing_kernel(frames, PCEN_SMOOTHING), persistent=False)

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        loudest = mel.amax(dim=(1, 2), keepdim=True)
        power = torch.exp((mel - loudest) * (math.log(10) / 10))
        recent = power @ self.kernel
        normal = power * torch.exp(-PCEN_GAIN * torch.log(recent + PCEN_FLOOR))
        return torch.sqrt(normal + PCEN_BIAS) - PCEN_BIAS**PCEN_ROOT


class DecibelViews(nn.Module):
    """dB patch [clip, 128, 128] -> network input [clip, view, 128, 128].

    "clip" takes the clip's mean level out (recordings differ in gain); "band" takes each band's
    mean over time out (recordings differ in microphone and steady noise); "energy" is PCEN.
    """

    def __init__(self, views: tuple[str, ...]):
        super().__init__()
        unknown = set(views) - {"clip", "band", "energy"}
        if unknown or not views:
            raise ValueError(f"views must be clip, band and/or energy, not {views}")
        self.views = views
        self.energy = ChannelEnergy() if "energy" in views else None

    def _view(self, mel: torch.Tensor, name: str) -> torch.Tensor:
        if name == "clip":
            return (mel - mel.mean(dim=(1, 2), keepdim=True)) / DB_PER_UNIT
        if name == "band":
            return (mel - mel.mean(dim=2, keepdim=True)) / DB_PER_UNIT
        return self.energy(mel)

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        return torch.stack([self._view(mel, name) for name in self.views], dim=1)
