"""A batch in parts, a thread for each.

On a processor two halves side by side are a quarter quicker than one whole whose every layer is shared out among two
threads: small layers leave the second one waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import torch
from torch import nn

Item = TypeVar("Item")
Made = TypeVar("Made")


class Lanes:
    """`count` threads; one alone works in the caller's."""

    def __init__(self, count: int = 1):
        self.count = count
        self.pool = ThreadPoolExecutor(count) if count > 1 else None

    def each(self, make: Callable[[Item], Made], items: Iterable[Item]) -> list[Made]:
        """In the items' order."""
        return list(map(make, items) if self.pool is None else self.pool.map(make, items))

    def gradient(
        self, loss_of: Callable[[Item], torch.Tensor], parts: Sequence[Item], parameters: Sequence[nn.Parameter]
    ) -> float:
        """Puts into `parameters` the gradient of the mean of the parts' losses; returns that mean. Parts should be
        equally large, and `loss_of` must draw no random numbers: threads would draw them in any order."""

        def learn(part: Item) -> tuple[float, tuple[torch.Tensor | None, ...]]:
            loss = loss_of(part) / len(parts)
            return loss.item(), torch.autograd.grad(loss, parameters, allow_unused=True)

        learned = self.each(learn, parts)
        for place, parameter in enumerate(parameters):
            own = [gradients[place] for _, gradients in learned if gradients[place] is not None]
            parameter.grad = sum(own[1:], start=own[0]) if own else None
        return sum(loss for loss, _ in learned)
