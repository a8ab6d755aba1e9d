"""Conditional U-Net of the painter: time in every block, sound by cross-attention.

Follows the paper (section 3.3, after MinImagen): the encoder's 36 tokens are attended to, and their
pooled form is added to the time embedding. Learned null tokens stand in when `conditioned` is 0.
"""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.nn import functional as F

from ..settings.painting_settings import UnetConfig


class TimeEmbedding(nn.Module):
    """Sinusoids (Ho et al. 2020, appendix B) and two layers: [picture] -> [picture, width]."""

    def __init__(self, sinusoids: int, width: int):
        super().__init__()
        half = sinusoids // 2
        rates = torch.exp(-math.log(10000.0) * torch.arange(half, dtype=torch.float32) / half)
        self.register_buffer("rates", rates, persistent=False)
        self.layers = nn.Sequential(nn.Linear(sinusoids, width), nn.SiLU(), nn.Linear(width, width))

    def forward(self, timestep: torch.Tensor) -> torch.Tensor:
        angles = timestep[:, None] * self.rates[None, :]
        return self.layers(torch.cat([angles.sin(), angles.cos()], dim=1))


class ResidualBlock(nn.Module):
    """GroupNorm-SiLU-conv twice; time scales and shifts in between (Dhariwal and Nichol 2021)."""

    def __init__(self, inputs: int, outputs: int, time_width: int):
        super().__init__()
        self.first_norm = nn.GroupNorm(8, inputs)
        self.first = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.time = nn.Linear(time_width, 2 * outputs)
        self.second_norm = nn.GroupNorm(8, outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.skip = nn.Conv2d(inputs, outputs, 1) if inputs != outputs else nn.Identity()
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, x: torch.Tensor, time: torch.Tensor) -> torch.Tensor:
        h = self.first(F.silu(self.first_norm(x)))
        scale, shift = self.time(time)[:, :, None, None].chunk(2, dim=1)
        h = self.second(F.silu(self.second_norm(h) * (1 + scale) + shift))
        return self.skip(x) + h


class Attention(nn.Module):
    """Cells attend to themselves and to the sound tokens in one softmax (Imagen, appendix B.1)."""

    def __init__(self, width: int, context_width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm = nn.GroupNorm(8, width)
        self.query = nn.Linear(width, width, bias=False)
        self.own = nn.Linear(width, 2 * width, bias=False)
        self.sound = nn.Linear(context_width, 2 * width, bias=False)
        self.leave = nn.Linear(width, width)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        """[picture, n, width] -> [picture, head, n, width / head]"""
        return x.reshape(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x: torch.Tensor, context: torch.Tensor) -> torch.Tensor:
        _, width, height, breadth = x.shape
        cells = self.norm(x).flatten(2).transpose(1, 2)
        both = torch.cat([self.own(cells), self.sound(context)], dim=1)
        key, value = (self._split(part) for part in both.chunk(2, dim=2))
        query = self._split(self.query(cells))
        weights = torch.softmax(query @ key.transpose(2, 3) * (width // self.heads) ** -0.5, dim=3)
        mixed = (weights @ value).transpose(1, 2).reshape(-1, height * breadth, width)
        return x + self.leave(mixed).transpose(1, 2).reshape(-1, width, height, breadth)


class Level(nn.Module):
    """Some residual blocks of one resolution, each followed by attention where it is wanted."""

    def __init__(self, inputs: list[int], width: int, config: UnetConfig, attend: bool):
        super().__init__()
        time_width = 4 * config.widths[0]
        self.blocks = nn.ModuleList([ResidualBlock(n, width, time_width) for n in inputs])
        self.attentions = nn.ModuleList([Attention(width, config.widths[-1], config.heads) for _ in inputs if attend])

    def step(self, index: int, x: torch.Tensor, time: torch.Tensor, context: torch.Tensor):
        x = self.blocks[index](x, time)
        return self.attentions[index](x, context) if len(self.attentions) else x


class SoundCondition(nn.Module):
    """Tokens [picture, 36, size] -> context [picture, 36, width] and a vector for the time path.

    Pooling is over time only and keeps the 6 rows of frequency: where a voice lies in frequency
    tells species apart, when it sounds within the clip does not.
    """

    def __init__(self, config: UnetConfig):
        super().__init__()
        self.rows, self.columns = config.token_rows, config.token_columns
        tokens, width, time_width = self.rows * self.columns, config.widths[-1], 4 * config.widths[0]
        self.null_tokens = nn.Parameter(torch.randn(tokens, config.token_size) * 0.02)
        self.project = nn.Sequential(nn.Linear(config.token_size, width), nn.LayerNorm(width))
        self.place = nn.Parameter(torch.randn(tokens, width) * 0.02)
        self.pooled = nn.Sequential(
            nn.Linear(self.rows * config.token_size, time_width),
            nn.SiLU(),
            nn.Linear(time_width, time_width),
        )

    def forward(self, features: torch.Tensor, conditioned: torch.Tensor):
        keep = conditioned[:, None, None]
        tokens = keep * features + (1 - keep) * self.null_tokens[None]
        by_row = tokens.reshape(-1, self.rows, self.columns, tokens.shape[2]).mean(dim=2)
        return self.project(tokens) + self.place, self.pooled(by_row.flatten(1))


class Unet(nn.Module):
    """With `patch` 2 the network works on 2 x 2 cells of the sample: four times fewer positions."""

    def __init__(self, config: UnetConfig):
        super().__init__()
        self.config = config
        widths, levels = config.widths, range(len(config.widths))
        self.time = TimeEmbedding(widths[0], 4 * widths[0])
        self.condition = SoundCondition(config)
        cell = config.channels * config.patch**2
        self.enter = nn.Conv2d(cell, widths[0], 3, padding=1)
        attend = [level in config.attention_levels for level in levels]
        self.down = nn.ModuleList(
            Level([widths[max(i - 1, 0)]] + [widths[i]] * (config.blocks - 1), widths[i], config, attend[i])
            for i in levels
        )
        self.shrink = nn.ModuleList(nn.Conv2d(widths[i], widths[i], 3, stride=2, padding=1) for i in levels[:-1])
        self.middle = Level([widths[-1]], widths[-1], config, attend[-1])
        self.up = nn.ModuleList(Level([widths[i] * 2] * config.blocks, widths[i], config, attend[i]) for i in levels)
        self.grow = nn.ModuleList(nn.Conv2d(widths[i + 1], widths[i], 3, padding=1) for i in levels[:-1])
        self.leave_norm = nn.GroupNorm(8, widths[0])
        self.leave = nn.Conv2d(widths[0], cell, 3, padding=1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, sample, timestep, features, conditioned) -> torch.Tensor:
        """sample [p, c, s, s], timestep [p], features [p, 36, size], conditioned [p] of 0 or 1."""
        context, pooled = self.condition(features, conditioned)
        time = F.silu(self.time(timestep) + pooled)
        x, kept = self.enter(F.pixel_unshuffle(sample, self.config.patch)), []
        for i, level in enumerate(self.down):
            for block in range(self.config.blocks):
                x = level.step(block, x, time, context)
                kept.append(x)
            if i < len(self.shrink):
                x = self.shrink[i](x)
        x = self.middle.step(0, x, time, context)
        for i in reversed(range(len(self.up))):
            for block in range(self.config.blocks):
                x = self.up[i].step(block, torch.cat([x, kept.pop()], dim=1), time, context)
            if i > 0:
                x = self.grow[i - 1](F.interpolate(x, scale_factor=2.0, mode="nearest"))
        return F.pixel_shuffle(self.leave(F.silu(self.leave_norm(x))), self.config.patch)
