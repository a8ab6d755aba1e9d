"""The encoder that a teacher trains. Like the others it gives the paper's 12 x 12 x 128 map; unlike them it looks on.

Its head ends in the teacher's embedding, 1024 numbers, and one layer from there to the classes. That layer learns from
the teacher's own embeddings as well as from the guessed ones: a class heard in two recordings alone then has a place
among all the others. It learns from what the teacher says; none of the teacher's weights are in it.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from ..hearing.decibel_views import DecibelViews
from ..hearing.encoder import map_to_tokens
from ..settings.hearing_settings import DistilledConfig

QUIET_LOGIT = -5.0


def _convolution(inputs: int, outputs: int, size: int, padding: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride=stride, padding=padding, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class ResidualBlock(nn.Module):
    """Two 3 x 3 convolutions with a shortcut (He et al. 2016); the first one strides."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1):
        super().__init__()
        self.first = _convolution(inputs, outputs, 3, 1, stride)
        self.second = nn.Sequential(nn.Conv2d(outputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs))
        same = inputs == outputs and stride == 1
        self.skip = nn.Identity() if same else nn.Conv2d(inputs, outputs, 1, stride=stride, bias=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(self.skip(x) + self.second(self.first(x)))


class DistilledEncoder(nn.Module):
    def __init__(self, config: DistilledConfig):
        super().__init__()
        self.config = config
        first, second, third, last = config.channels
        self.views = DecibelViews(config.views)
        self.convolutions = nn.Sequential(  # 128 -> 64 -> 32 -> 32 -> 16 -> 14 -> 12
            _convolution(len(config.views), first, 5, 2, stride=2),
            nn.MaxPool2d(2),
            ResidualBlock(first, first),
            ResidualBlock(first, second, stride=2),
            _convolution(second, third, 3, 0),
            _convolution(third, third, 3, 0),
        )
        self.telling = nn.Conv2d(third, third, 3, padding=1) if config.told_apart else nn.Identity()
        self.tail = nn.Sequential(ResidualBlock(third, last, stride=2), ResidualBlock(last, last))  # 12 -> 6
        self.dropout = nn.Dropout(config.dropout)
        self.embedding = nn.Linear(last * 6 * 2, config.embedding)
        self.classes = nn.Linear(config.embedding, config.labels)

    def features(self, mel: torch.Tensor) -> torch.Tensor:
        """dB [clip, 128, 128] -> map [clip, 128, 12, 12]: band, then time."""
        return self.convolutions(self.views(mel))

    def hidden(self, features: torch.Tensor) -> torch.Tensor:
        """Map -> the teacher's embedding as this network guesses it, [clip, 1024], never negative.

        Mean and loudest over time; the six bands stay apart, for a song is known by its pitch."""
        deep = self.tail(features)
        pooled = torch.cat([deep.mean(dim=3), deep.amax(dim=3)], dim=1).flatten(1)
        return F.softplus(self.embedding(self.dropout(pooled)))

    def hear(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """dB [clip, 128, 128] -> the map, and the teacher's embedding as this network guesses it, [clip, 1024]."""
        features = self.features(mel)
        return features, self.hidden(features)

    def tokens(self, features: torch.Tensor) -> torch.Tensor:
        """Map -> what a painter is told of the sound, [clip, 36, 512], not yet scaled."""
        return map_to_tokens(self.telling(features))

    def logits(self, features: torch.Tensor) -> torch.Tensor:
        """Map -> logits [clip, class], each of its own (sigmoid, not softmax: several birds sing at once)."""
        return self.classes(self.hidden(features))

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        """dB [clip, 128, 128] -> logits [clip, class]."""
        return self.logits(self.features(mel))

    @torch.no_grad()
    def start_from(self, mean: torch.Tensor) -> None:
        """The guess begins at the mean of the teacher's embeddings [1024], and no class is heard."""
        self.embedding.weight.mul_(0.3)
        self.embedding.bias.copy_(torch.log(torch.expm1(mean.clamp(min=1e-3))))
        self.classes.bias.fill_(QUIET_LOGIT)
        if isinstance(self.telling, nn.Conv2d):  # at first it tells the map as it is
            nn.init.dirac_(self.telling.weight)
            self.telling.bias.zero_()
