"""A learned vector per class: what the painter is told where there is no sound."""

from __future__ import annotations

import torch
from torch import nn


class ClassTokens(nn.Module):
    """Stands in for sound: class number [p] -> tokens [p, 36, size], the same in every place."""

    def __init__(self, classes: int, tokens: int, size: int):
        super().__init__()
        self.tokens = tokens
        self.vectors = nn.Embedding(classes, size)

    def forward(self, number: torch.Tensor) -> torch.Tensor:
        return self.vectors(number)[:, None].expand(-1, self.tokens, -1)

    def of_labels(self, classes: list[str], species: list[str]) -> torch.Tensor:
        """[label, size]: the species' own vectors, and nothing for "no target bird", the last label."""
        own = self.vectors.weight[[classes.index(name) for name in species]]
        return torch.cat([own, torch.zeros_like(own[:1])])
