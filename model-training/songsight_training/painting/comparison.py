"""What a picture can be conditioned on, for the paper's Table 1: every row as tokens [clip, 36, size]."""

from __future__ import annotations

import torch
from torch.nn import functional as F

from .token_bank import SoundTokens

ROWS = ("sound-and-verdict", "sound", "paper-ddpm", "log-mel", "label", "acgan")
CELLS = 6


def mel_tokens(mel: torch.Tensor, token_size: int) -> torch.Tensor:
    """dB [clip, 128, 128] itself as 6 x 6 cells in the encoder's order, low bands first: the paper's LMS row.

    Each cell is resampled to the largest square that a token holds; the rest of the token is 0.
    """
    side = int(token_size**0.5)
    scaled = (mel.clamp(-80, 20) + 30) / 50
    grid = F.interpolate(scaled[:, None], size=CELLS * side, mode="bilinear", align_corners=False)[:, 0]
    cells = grid.reshape(-1, CELLS, side, CELLS, side).permute(0, 1, 3, 2, 4).reshape(-1, CELLS**2, side * side)
    return F.pad(cells, (0, token_size - side * side))


def condition(
    row: str, sound: SoundTokens, mel: torch.Tensor, species: torch.Tensor, vectors: torch.Tensor
) -> torch.Tensor:
    """Tokens of one row: sound [p], mel dB [p, 128, 128], species numbers [p], vectors [label, size]."""
    tokens = sound.tokens.float()
    if row == "sound-and-verdict":
        return tokens + (sound.verdict @ vectors)[:, None]
    if row in ("sound", "paper-ddpm", "acgan"):
        return tokens
    if row == "log-mel":
        return mel_tokens(mel, tokens.shape[2])
    if row == "label":
        return vectors[species][:, None].expand(-1, tokens.shape[1], -1)
    raise ValueError(f"row must be one of {', '.join(ROWS)}, not {row}")
