"""A photo classifier of our own: it names the species in a picture, and its features are the space of FID-bird.

Trained on real photos only; it never sees a painted picture. A small residual network (He et al. 2016) for 64 x 64.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from ..settings.judging_settings import JudgeConfig


def _convolution(inputs: int, outputs: int, stride: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False), nn.BatchNorm2d(outputs))


class JudgeBlock(nn.Module):
    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.first, self.second = _convolution(inputs, outputs, stride), _convolution(outputs, outputs, 1)
        changes = stride > 1 or inputs != outputs
        self.skip = nn.Conv2d(inputs, outputs, 1, stride, bias=False) if changes else nn.Identity()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(self.skip(x) + self.second(F.relu(self.first(x))))


class PhotoJudge(nn.Module):
    """RGB in -1 ... 1 [picture, 3, 64, 64] -> logits [picture, class]."""

    def __init__(self, config: JudgeConfig):
        super().__init__()
        self.config = config
        widths = config.widths
        self.enter = nn.Sequential(_convolution(3, widths[0], 2), nn.ReLU())
        blocks = [JudgeBlock(widths[0], widths[0], 1)]
        for before, width in zip(widths, widths[1:]):
            blocks += [JudgeBlock(before, width, 2), *[JudgeBlock(width, width, 1) for _ in range(config.blocks - 1)]]
        self.blocks = nn.Sequential(*blocks)
        self.dropout = nn.Dropout(config.dropout)
        self.leave = nn.Linear(widths[-1], config.classes)

    def features(self, picture: torch.Tensor) -> torch.Tensor:
        """[picture, widths[-1]]: the last map's mean over places."""
        return self.blocks(self.enter(picture)).mean(dim=(2, 3))

    def forward(self, picture: torch.Tensor) -> torch.Tensor:
        return self.leave(self.dropout(self.features(picture)))
