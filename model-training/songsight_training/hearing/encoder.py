"""Sound encoders. All end in the paper's 12 x 12 x 128 feature map, 36 tokens of 512, and 256-128-n.

`paper` is Toleubekova et al. 2025, section 3.2: 3 convolutions. 5 x 5 convolutions without padding and 2 x 2 pooling
give the paper's map: 128 -> 124 -> 62 -> 58 -> 29 -> 25 -> 12. `residual` is ours: more and smaller convolutions with
shortcuts, 128 -> 64 -> 32 -> 16 -> 12, and a head that looks at what sounded, not at when.
"""

from __future__ import annotations

import copy

import torch
from torch import nn
from torch.nn import functional as F

from ..settings.hearing_settings import EncoderConfig
from .decibel_views import DecibelViews

MAP_SIZE = 12
TOKENS = 36


def _paper_block(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 5), nn.ReLU(), nn.MaxPool2d(2), nn.BatchNorm2d(outputs))


def _paper_convolutions(config: EncoderConfig) -> nn.Sequential:
    first, second, third = config.channels
    return nn.Sequential(
        _paper_block(len(config.views), first), _paper_block(first, second), _paper_block(second, third)
    )


def _convolution(inputs: int, outputs: int, size: int, padding: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride=stride, padding=padding, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class ShortcutBlock(nn.Module):
    """Two 3 x 3 convolutions with a shortcut, then 2 x 2 max-pooling (He et al. 2016)."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        self.first = _convolution(inputs, outputs, 3, 1)
        self.second = nn.Sequential(nn.Conv2d(outputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs))
        self.skip = nn.Conv2d(inputs, outputs, 1, bias=False) if inputs != outputs else nn.Identity()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.max_pool2d(F.relu(self.skip(x) + self.second(self.first(x))), 2)


def _residual_convolutions(config: EncoderConfig) -> nn.Sequential:
    first, second, third = config.channels
    return nn.Sequential(
        _convolution(len(config.views), first, 5, 2, stride=2),
        ShortcutBlock(first, first),
        ShortcutBlock(first, second),
        _convolution(second, third, 3, 0),
        _convolution(third, third, 3, 0),
    )


class TimePooling(nn.Module):
    """[clip, c, band, time] -> [clip, c, band, 2]: mean and loudest over time, which band is kept."""

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        return torch.stack([features.mean(dim=3), features.amax(dim=3)], dim=3)


def map_to_tokens(features: torch.Tensor) -> torch.Tensor:
    """[clip, c, 12, 12] -> [clip, 36, 4c]: one token per 2 x 2 cells, low bands first, then time.

    With c = 128 these are the paper's 512-wide audio features (12 x 12 x 128 = 36 x 512).
    """
    channels = features.shape[1]
    cells = features.reshape(-1, channels, MAP_SIZE // 2, 2, MAP_SIZE // 2, 2)
    return cells.permute(0, 2, 4, 1, 3, 5).reshape(-1, TOKENS, channels * 4)


class Encoder(nn.Module):
    def __init__(self, config: EncoderConfig):
        super().__init__()
        self.config = config
        paper = config.architecture == "paper"
        if not paper and config.architecture != "residual":
            raise ValueError(f"architecture must be paper or residual, not {config.architecture}")
        self.views = DecibelViews(config.views)
        self.convolutions = _paper_convolutions(config) if paper else _residual_convolutions(config)
        self.pooling = nn.Identity() if paper else TimePooling()
        self.head = nn.Sequential(
            nn.Dropout(config.dropout),
            nn.Linear(config.channels[2] * MAP_SIZE * (MAP_SIZE if paper else 2), config.hidden[0]),
            nn.ReLU(),
            nn.Dropout(config.hidden_dropout),
            nn.Linear(config.hidden[0], config.hidden[1]),
            nn.ReLU(),
            nn.Linear(config.hidden[1], config.labels),
        )

    def features(self, mel: torch.Tensor) -> torch.Tensor:
        """dB [clip, 128, 128] -> last convolution's map [clip, c, 12, 12]."""
        return self.convolutions(self.views(mel))

    def hidden(self, features: torch.Tensor) -> torch.Tensor:
        """Map [clip, c, 12, 12] -> what the last layer sees, [clip, hidden]."""
        return self.head[:-1](self.pooling(features).flatten(1))

    def logits(self, features: torch.Tensor) -> torch.Tensor:
        """Map [clip, c, 12, 12] -> [clip, label]."""
        return self.head[-1](self.hidden(features))

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        """dB [clip, 128, 128] -> logits [clip, label]."""
        return self.logits(self.features(mel))


def with_verdict(tokens: torch.Tensor, probabilities: torch.Tensor, vectors: torch.Tensor) -> torch.Tensor:
    """Tokens [clip, 36, 4c] plus the encoder's own verdict in every one of them: its probabilities [clip, label]
    times a vector per label [label, 4c], which the painter learns."""
    return tokens + (probabilities @ vectors)[:, None]


class EncoderGraph(nn.Module):
    """What the app runs: one pass gives the probabilities and the tokens, the verdict in them if there are vectors."""

    def __init__(self, encoder: Encoder, verdict_vectors: torch.Tensor | None = None):
        super().__init__()
        self.encoder = encoder
        self.register_buffer("verdict_vectors", verdict_vectors)

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features = self.encoder.features(mel)
        probabilities, tokens = torch.softmax(self.encoder.logits(features), dim=1), map_to_tokens(features)
        if self.verdict_vectors is None:
            return probabilities, tokens
        return probabilities, with_verdict(tokens, probabilities, self.verdict_vectors)


@torch.no_grad()
def calibrated(encoder: Encoder, temperature: float) -> Encoder:
    """A copy whose logits are divided by `temperature` (Guo et al. 2017): the last layer carries it."""
    made = copy.deepcopy(encoder)
    made.head[-1].weight.div_(temperature)
    made.head[-1].bias.div_(temperature)
    return made
