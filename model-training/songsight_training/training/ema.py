"""Exponential moving average of weights; what is sampled and exported is the average."""

from __future__ import annotations

import copy

import torch
from torch import nn


class Ema:
    """Decay warms up as (1 + n) / (10 + n), so that short runs are not held back by their start."""

    def __init__(self, model: nn.Module, decay: float):
        self.decay = decay
        self.updates = 0
        self.model = copy.deepcopy(model).eval().requires_grad_(False)

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        self.updates += 1
        keep = min(self.decay, (1 + self.updates) / (10 + self.updates))
        for average, current in zip(self.model.parameters(), model.parameters()):
            average.lerp_(current.detach(), 1 - keep)
        for average, current in zip(self.model.buffers(), model.buffers()):
            average.copy_(current)

    def state_dict(self) -> dict:
        """The averaged weights alone; a checkpoint keeps `updates` beside them."""
        return self.model.state_dict()

    def load_state_dict(self, state: dict) -> None:
        self.model.load_state_dict(state)
