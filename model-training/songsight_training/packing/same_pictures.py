"""Does a painter paint the same when a new ear tells it what it hears? From the same noise, told by either ear."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ..settings.hearing_settings import SoundConfig
from ..species_painting.bird_sounds import window_patches
from ..species_painting.pack_painter import PackPainter
from ..teaching.taught_material import Material

SEED = 1
SURE = 0.8


def painted_clips(
    material: Material, species: dict[str, str], sound: SoundConfig, most: int
) -> tuple[np.ndarray, list[str]]:
    """mel dB [clip, 128, 128] of clips in which the teacher is sure of a species, two of each, of two recordings; and
    the clips' scientific names. `species`: scientific name by code; at most `most` of them."""
    windows, index, names = material.windows, [], []
    for code in [code for code in species if code in material.table.codes][:most]:
        sure = np.flatnonzero(windows.probabilities[:, material.table.codes.index(code)] >= SURE)
        _, first = np.unique(windows.recording[sure], return_index=True)
        if len(first) >= 2:
            index += sure[first[:2]].tolist()
            names += [species[code]] * 2
    return window_patches(windows, np.array(index), sound.patch_frames, sound.top_db), names


def _levels(pictures: torch.Tensor) -> torch.Tensor:
    """[picture, value], 0 to 255."""
    return ((pictures + 1) * 127.5).flatten(1)


def _apart(first: torch.Tensor, second: torch.Tensor) -> float:
    return round(float((first - second).square().mean(dim=1).sqrt().mean()), 2)


def same_pictures(before: Path, after: Path, mel: np.ndarray, scientific: list[str]) -> dict:
    """`mel` [clip, 128, 128] in dB, two clips of each species one after the other. How far apart (root mean square, 0
    to 255) the pictures of a clip are, told by the one pack's ear and by the other's; and beside it how far the first
    pack's pictures of a species' two clips are. "astray": the share of the variance of what is told."""
    old, new = PackPainter(before), PackPainter(after)
    told = [old.hear(mel)[1], new.hear(mel)[1]]
    vectors = np.stack([old.names[name] for name in scientific])
    found = {"clips": len(mel), "astray": round(float(np.square(told[1] - told[0]).mean() / told[0].var()), 4)}
    for manner, added in (("sound", 0), ("both", vectors[:, None])):
        pictures = [_levels(old.paint_alike(features + added, SEED)) for features in told]
        found[manner] = {
            "byEitherEar": _apart(*pictures),
            "clipsOfOneSpecies": _apart(pictures[0][0::2], pictures[0][1::2]),
        }
    return found
