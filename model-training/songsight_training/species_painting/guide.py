"""What a painter is told: a species by name, a sound by tokens, both, or nothing, in one place of the U-Net.

Features [picture, 36, size] are the sound's tokens (or the U-Net's own "no sound" tokens) plus the vector of the
species (or nothing). So a U-Net of the packs' shape takes either, and with neither it is just unconditioned.
"""

from __future__ import annotations

import torch
from torch import nn

QUIET = 0.1
"""A verdict whose probabilities add up to much less than this names no species."""


class Guide(nn.Module):
    """A vector per species, and mean and deviation [size] of the sounds' tokens."""

    def __init__(self, classes: int, size: int):
        super().__init__()
        self.vectors = nn.Embedding(classes, size)
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("deviation", torch.ones(size))

    @torch.no_grad()
    def measure(self, tokens: torch.Tensor) -> None:
        """tokens [clip, 36, size] of the sounds that train it."""
        flat = tokens.reshape(-1, tokens.shape[2]).float()
        self.mean.copy_(flat.mean(dim=0))
        self.deviation.copy_(flat.std(dim=0).clamp(min=1e-3))

    def scaled(self, tokens: torch.Tensor) -> torch.Tensor:
        return (tokens.float() - self.mean.to(tokens.device)) / self.deviation.to(tokens.device)

    def features(
        self,
        nothing: torch.Tensor,
        tokens: torch.Tensor,
        number: torch.Tensor,
        has_sound: torch.Tensor,
        has_label: torch.Tensor,
    ) -> torch.Tensor:
        """`nothing` [36, size]: the U-Net's tokens without a sound; `tokens` [p, 36, size] as `scaled` gives them;
        species `number` [p]; `has_sound`, `has_label` [p] of 0 or 1."""
        sounding = has_sound[:, None, None]
        heard = sounding * tokens + (1 - sounding) * nothing[None]
        return heard + has_label[:, None, None] * self.vectors(number)[:, None]


def verdict_weights(probabilities: torch.Tensor) -> torch.Tensor:
    """What the encoder says, [clip, class] each from 0 to 1 -> shares of the species' vectors, at most 1 together."""
    return probabilities / (probabilities.sum(dim=1, keepdim=True) + QUIET)


def verdict_features(tokens: torch.Tensor, probabilities: torch.Tensor, vectors: torch.Tensor) -> torch.Tensor:
    """Scaled tokens [clip, 36, size] plus the vectors [class, size] of what the encoder says, [clip, class]."""
    return tokens + (verdict_weights(probabilities) @ vectors)[:, None]
