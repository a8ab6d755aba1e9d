"""Photos that the judge finds odd for their class: worth a look before a painter learns from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Doubt:
    """`photo`: its number; `own`: what the judge gives its class; `likelier`: the class it would choose."""

    photo: int
    own: float
    likelier: str


def doubts(logits: np.ndarray, species: list[str], classes: list[str]) -> list[Doubt]:
    """Of logits [photo, class], most doubtful first. The judge knows the photos it trained on, which makes it milder
    with them: what it doubts even so is doubtful."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances = shifted / shifted.sum(axis=1, keepdims=True)
    truth = np.array([classes.index(name) for name in species])
    own, best = chances[np.arange(len(truth)), truth], chances.argmax(axis=1)
    order = np.argsort(own, kind="stable")
    return [Doubt(int(k), float(own[k]), classes[best[k]]) for k in order]
