"""What a field recording may differ by without being another bird: microphone, noise floor, a little pitch."""

from __future__ import annotations

import numpy as np

LEAST_RANGE_DB = 35.0
KNOTS = 6


def equalised(patch: np.ndarray, most_db: float, random: np.random.Generator) -> np.ndarray:
    """A smooth random response over the bands [band, frame], at most `most_db` up or down: another microphone."""
    knots = random.uniform(-most_db, most_db, KNOTS)
    response = np.interp(np.linspace(0, KNOTS - 1, len(patch)), np.arange(KNOTS), knots)
    return patch + response[:, None].astype(np.float32)


def shifted_bands(patch: np.ndarray, bands: int) -> np.ndarray:
    """Up (positive) or down in pitch; the edge band is repeated."""
    return np.pad(patch, ((max(bands, 0), max(-bands, 0)), (0, 0)), mode="edge")[max(-bands, 0) :][: len(patch)]


def masked(patch: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """SpecAugment (Park et al. 2019): one stripe of time and one of frequency at the mean."""
    time, band = random.integers(0, 110), random.integers(0, 118)
    made = patch.copy()
    made[:, time : time + random.integers(4, 19)] = patch.mean()
    made[band : band + random.integers(2, 11)] = patch.mean()
    return made


def noise_floor(patch: np.ndarray, top_db: float, random: np.random.Generator) -> np.ndarray:
    """Everything more than a random 35 dB to `top_db` below the loudest cell drowns."""
    return np.maximum(patch, patch.max() - random.uniform(LEAST_RANGE_DB, top_db))


def mixed_up(
    patches: np.ndarray, alpha: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """mixup (Zhang et al. 2018): patches [clip, band, frame], each blended with another one's dB.

    Returns the blend, the partner of each clip, and the share of the clip itself (at least a half).
    """
    partner = random.permutation(len(patches))
    share = random.beta(alpha, alpha, len(patches)) if alpha else np.ones(len(patches))
    share = np.maximum(share, 1 - share).astype(np.float32)
    weights = share[:, None, None]
    return weights * patches + (1 - weights) * patches[partner], partner, share
