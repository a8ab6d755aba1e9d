"""How a learning rate rises and falls, as factors of the rate that a config names."""

from __future__ import annotations

import math


def warmed(step: int, rise: int) -> float:
    """A straight line up to 1 over the first `rise` steps."""
    return min(1.0, (step + 1) / rise)


def half_cosine(share: float, least: float) -> float:
    """From 1 down to `least` at the share 1 of the run."""
    return least + (1 - least) * (1 + math.cos(math.pi * min(1.0, share))) / 2


def straight(share: float, least: float) -> float:
    """A straight line from 1 down to `least`."""
    return 1 - (1 - least) * share
