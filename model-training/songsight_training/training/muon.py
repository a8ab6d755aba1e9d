"""Muon (Jordan et al. 2024): every step turns a whole weight matrix by the same amount in all its directions.

The step is the momentum of the gradient, made orthogonal by a few iterations of Newton and Schulz. A direction that the
data rarely asks for is learnt as fast as one it asks for all the time, which counts where updates are few. For weights
of convolutions; layers into and out of a network, scales and shifts stay with AdamW.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch

from .lanes import Lanes

ITERATIONS = 4
FIRST, THIRD, FIFTH = 3.4445, -4.7750, 2.0315
"""Coefficients of the odd polynomial: singular values between 0.01 and 1 come out between 0.6 and 1.2."""


def orthogonal(matrix: torch.Tensor) -> torch.Tensor:
    """[row, column] -> nearly the nearest matrix whose singular values are all 1.

    Every iteration multiplies from the left by a polynomial of the rows' products with each other, a small square, so
    only that square is carried along: a third of the time of the same products with the whole matrix."""
    tall = matrix.shape[0] > matrix.shape[1]
    wide = (matrix.T if tall else matrix) / (matrix.norm() + 1e-7)
    square, whole = wide @ wide.T, None
    for _ in range(ITERATIONS):
        factor = torch.addmm(THIRD * square, square, square, alpha=FIFTH)
        factor.diagonal().add_(FIRST)
        whole = factor if whole is None else factor @ whole
        square = factor @ square @ factor
    turned = whole @ wide
    return turned.T if tall else turned


class Muon(torch.optim.Optimizer):
    """A weight [output, ...] counts as a matrix of one row per output. The rate is "lr" in `param_groups`.
    `half`: iterates in bfloat16, as its authors do; a step is 2 % astray then, and three times as quick."""

    def __init__(
        self,
        weights: Iterable[torch.Tensor],
        rate: float,
        momentum: float = 0.9,
        weight_decay: float = 0.01,
        lanes: Lanes = Lanes(),
        half: bool = False,
    ):
        super().__init__(weights, {"lr": rate, "momentum": momentum, "weight_decay": weight_decay})
        self.lanes, self.half = lanes, half

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            weights = [one for one in group["params"] if one.grad is not None]
            momenta = [self.state[weight].setdefault("momentum", torch.zeros_like(weight)) for weight in weights]
            kept = [group["momentum"]] * len(weights)
            steps = self.lanes.each(self._turned, zip(weights, momenta, kept))
            for weight, turned in zip(weights, steps):
                longer = max(1.0, turned.shape[0] / turned.shape[1]) ** 0.5
                weight.mul_(1 - group["lr"] * group["weight_decay"])
                weight.add_(turned.reshape(weight.shape), alpha=-group["lr"] * longer)

    @torch.no_grad()
    def _turned(self, asked: tuple[torch.Tensor, torch.Tensor, float]) -> torch.Tensor:
        weight, momentum, kept = asked
        ahead = momentum.mul_(kept).add_(weight.grad)
        wanted = weight.grad.add(ahead, alpha=kept).flatten(1)
        with torch.autocast(weight.device.type, torch.bfloat16, enabled=self.half):
            return orthogonal(wanted).to(weight.dtype)
