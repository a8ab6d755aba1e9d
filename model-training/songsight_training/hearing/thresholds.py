"""The default threshold of each species, from what other birds and background do to it."""

from __future__ import annotations

import numpy as np

from .heard import Heard

GRID = np.round(np.arange(0.20, 0.991, 0.01), 2)
MOST_BACKGROUND_PER_HOUR = 1.0
MOST_OTHER_BIRD_SHARE = 0.005


def _scores(heard: list[Heard], group: str, temperature: float) -> np.ndarray:
    found = [h.probabilities(temperature) for h in heard if h.recording.group == group]
    width = heard[0].logits.shape[1]
    return np.concatenate([np.zeros((0, width)), *found])


def choose_thresholds(heard: list[Heard], species: list[str], temperature: float, seconds: float = 3.0) -> list[float]:
    """Per species the lowest threshold at which at most 0.5 % of the other birds' clips are called by its name and
    it has its share, and no more, of 1 false detection per hour of background. No voice of a species is used.

    The share: thresholds rise together, each from where the other birds put it, until background is quiet enough.
    """
    background, birds = (_scores(heard, group, temperature) for group in ("background", "other"))
    least = np.array(
        [
            next((t for t in GRID if (birds[:, k] >= t).sum() <= MOST_OTHER_BIRD_SHARE * len(birds)), GRID[-1])
            for k in range(len(species))
        ]
    )
    allowed = int(MOST_BACKGROUND_PER_HOUR * len(background) * seconds / 3600)
    chosen = least.copy()
    while (loud := background[:, : len(species)] >= chosen).sum() > allowed and (chosen < GRID[-1]).any():
        worst = int(np.where(chosen < GRID[-1], loud.sum(axis=0), -1).argmax())
        chosen[worst] = round(chosen[worst] + 0.01, 2)
    return [float(t) for t in chosen]
