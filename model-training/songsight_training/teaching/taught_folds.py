"""Folds for a classifier of hundreds of species: recordings of one group never part, and those of a species are
dealt out evenly."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict

import numpy as np

from ..data.recordings import Recording


def _order(group: str, seed: int) -> int:
    return zlib.crc32(f"{seed}:{group}".encode())


def deal_folds(recordings: list[Recording], folds: int, seed: int) -> np.ndarray:
    """Fold of every recording [recording]; -1 for isolated syllables, which only ever train.

    Labels with few groups are dealt first; each group goes to the fold that has the fewest of its label's groups."""
    groups: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, recording in enumerate(recordings):
        if recording.group != "syllable":
            kind = "background" if recording.group == "background" else recording.label
            groups[kind][recording.recording_group].append(number)
    place: dict[str, int] = {}
    for label, own in sorted(groups.items(), key=lambda item: (len(item[1]), item[0])):
        dealt = Counter({fold: sum(place.get(name) == fold for name in own) for fold in range(folds)})
        first = _order(label, seed)
        for name in sorted(own, key=lambda name: _order(name, seed)):
            if name not in place:
                place[name] = min(range(folds), key=lambda fold: (dealt[fold], (fold + first) % folds))
                dealt[place[name]] += 1
    return np.array([-1 if r.group == "syllable" else place[r.recording_group] for r in recordings])
