"""Sound encoder (Toleubekova et al. 2025, section 3.2): 3 convolutions, then 256-128-n.

5 x 5 convolutions without padding and 2 x 2 pooling give the paper's 12 x 12 x 128 feature map:
128 -> 124 -> 62 -> 58 -> 29 -> 25 -> 12.
"""

from __future__ import annotations

import torch
from torch import nn

from .config import EncoderConfig

MAP_SIZE = 12
TOKENS = 36
DB_PER_UNIT = 20.0


class DecibelViews(nn.Module):
    """dB patch [clip, 128, 128] -> network input [clip, view, 128, 128].

    "clip" takes the clip's mean level out (recordings differ in gain); "band" takes each band's
    mean over time out (recordings differ in microphone and steady noise).
    """

    def __init__(self, views: tuple[str, ...]):
        super().__init__()
        unknown = set(views) - {"clip", "band"}
        if unknown or not views:
            raise ValueError(f"views must be clip and/or band, not {views}")
        self.views = views

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        by_view = {
            "clip": mel - mel.mean(dim=(1, 2), keepdim=True),
            "band": mel - mel.mean(dim=2, keepdim=True),
        }
        return torch.stack([by_view[view] for view in self.views], dim=1) / DB_PER_UNIT


def _block(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 5), nn.ReLU(), nn.MaxPool2d(2), nn.BatchNorm2d(outputs)
    )


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
        first, second, third = config.channels
        self.views = DecibelViews(config.views)
        self.convolutions = nn.Sequential(
            _block(len(config.views), first), _block(first, second), _block(second, third)
        )
        self.head = nn.Sequential(
            nn.Dropout(config.dropout),
            nn.Linear(third * MAP_SIZE**2, config.hidden[0]),
            nn.ReLU(),
            nn.Dropout(config.hidden_dropout),
            nn.Linear(config.hidden[0], config.hidden[1]),
            nn.ReLU(),
            nn.Linear(config.hidden[1], config.labels),
        )

    def features(self, mel: torch.Tensor) -> torch.Tensor:
        """dB [clip, 128, 128] -> last convolution's map [clip, c, 12, 12]."""
        return self.convolutions(self.views(mel))

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        """dB [clip, 128, 128] -> logits [clip, label]."""
        return self.head(self.features(mel).flatten(1))


class EncoderGraph(nn.Module):
    """What the app runs: one pass gives the probabilities and the tokens."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features = self.encoder.features(mel)
        probabilities = torch.softmax(self.encoder.head(features.flatten(1)), dim=1)
        return probabilities, map_to_tokens(features)
