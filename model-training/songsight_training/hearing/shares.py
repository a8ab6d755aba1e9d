"""Figures that both kinds of ear are judged by: how sure a share is, and how well scores order clips."""

from __future__ import annotations

import numpy as np

NORMAL_95 = 1.96


def wilson_interval(hits: np.ndarray, among: np.ndarray) -> list[float] | None:
    """95 % interval of the share hits / among, both counts [recording], as Wilson (1927) reckons it with each recording
    that has any `among` as one trial. Clips of one recording are alike: two recordings prove little even where both
    agree, and nothing drawn from those two alone can say so. None where there is nothing."""
    trials = int(np.count_nonzero(among))
    if not trials:
        return None
    share, extra = hits.sum() / among.sum(), NORMAL_95**2 / trials
    half = NORMAL_95 * np.sqrt(share * (1 - share) / trials + extra / trials / 4)
    ends = ((share + extra / 2 + side * half) / (1 + extra) for side in (-1, 1))
    return [round(float(min(1.0, max(0.0, end))), 4) for end in ends]


def average_precision(scores: np.ndarray, positive: np.ndarray) -> float | None:
    """Mean of the precisions down to each positive, surest clip first; scores, positive (bool) [clip]. Clips of one
    score count as if all were looked at together (scikit-learn's definition). None where nothing is positive."""
    if not positive.any():
        return None
    order = np.argsort(-scores, kind="stable")
    found, ranked = np.cumsum(positive[order]), -scores[order]
    last = np.searchsorted(ranked, ranked, side="right") - 1
    return float((found[last] / (last + 1))[positive[order]].mean())
