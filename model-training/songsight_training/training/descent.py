"""One step down the gradient of a loss: rates, clipping, optimizers and the average of the weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import nn

from .ema import Ema


class Descent:
    """The rates that `optimizers` have when this is made are the full ones. The gradients of `clipped` together are no
    longer than `longest`. `average` follows `network`."""

    def __init__(
        self,
        *optimizers: torch.optim.Optimizer,
        clipped: Iterable[nn.Parameter] = (),
        longest: float = 1.0,
        network: nn.Module | None = None,
        average: Ema | None = None,
    ):
        self.optimizers, self.clipped, self.longest = optimizers, list(clipped), longest
        self.network, self.average = network, average
        self.full = [[group["lr"] for group in optimizer.param_groups] for optimizer in optimizers]

    def step(self, loss: torch.Tensor, factor: float | None = None) -> float:
        """The loss as a number. `factor` of the full rates; without one the rates stay as they are."""

        def gradient() -> float:
            loss.backward()
            return loss.item()

        return self.step_by(gradient, factor)

    def step_by(self, gradient: Callable[[], float], factor: float | None = None) -> float:
        """As `step`, where `gradient` is what gives every parameter its gradient and returns the loss."""
        for optimizer, full in zip(self.optimizers, self.full):
            optimizer.zero_grad(set_to_none=True)
            for group, rate in zip(optimizer.param_groups, full):
                group["lr"] = group["lr"] if factor is None else rate * factor
        loss = gradient()
        if self.clipped:
            nn.utils.clip_grad_norm_(self.clipped, self.longest)
        for optimizer in self.optimizers:
            optimizer.step()
        if self.average is not None and self.network is not None:
            self.average.update(self.network)
        return loss
