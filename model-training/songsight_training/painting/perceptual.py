"""How different two pictures look: distance of their maps in EfficientNet-Lite0 (after LPIPS, Zhang et al. 2018).

LPIPS weighs the channels by what people said; here all weigh the same. So the number compares autoencoders of this
project with each other, and is no LPIPS.
"""

from __future__ import annotations

import torch
from torch import nn

from ..judging.lite0 import Lite0, load_imagenet

MAPS = (0, 2, 4, 7)
"""After which blocks: maps of a half, a quarter, an eighth and a sixteenth of the picture's side."""


def _unit(one: torch.Tensor) -> torch.Tensor:
    return one / (one.square().sum(dim=1, keepdim=True) + 1e-6).sqrt()


class PerceptualDistance(nn.Module):
    """RGB in -1 ... 1, twice [picture, 3, s, s] -> distance [picture], 0 where they are the same."""

    def __init__(self, weights: dict[str, torch.Tensor] | None):
        super().__init__()
        network = Lite0(1, blocks=MAPS[-1] + 1, head=1)
        self.network = (load_imagenet(network, weights) if weights else network).eval().requires_grad_(False)

    def _maps(self, picture: torch.Tensor) -> list[torch.Tensor]:
        return [_unit(one) for k, one in enumerate(self.network.maps(picture)) if k in MAPS]

    def forward(self, made: torch.Tensor, photo: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            wanted = self._maps(photo)
        apart = [(a - b).square().sum(dim=1).mean(dim=(1, 2)) for a, b in zip(self._maps(made), wanted)]
        return torch.stack(apart).mean(dim=0)
