"""An ear judged as a person would: is the bird of a recording named, is another, what is heard where it is not?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .unheard_clips import UnheardRecording

Scores = Callable[[UnheardRecording], np.ndarray]
"""A recording's scores [clip, class] by some ear, in the classes' order; NaN for a class that it does not know."""
Limits = Callable[[UnheardRecording], np.ndarray]
"""The thresholds [class] at which a recording is judged."""


def _surest(scores: np.ndarray, thresholds: np.ndarray, among: np.ndarray) -> int | None:
    """The class of `among` with the highest score of all that reach their threshold."""
    with np.errstate(invalid="ignore"):
        reached = np.where(scores[:, among] >= thresholds[among], scores[:, among], -1.0)
    best = np.unravel_index(int(reached.argmax()), reached.shape)
    return int(among[best[1]]) if reached[best] >= 0 else None


def _false(recordings: list[UnheardRecording], ear: Scores, limits: Limits, among: np.ndarray) -> dict:
    """Detections of `among` in recordings that are called something else."""
    count, hours = 0, 0.0
    for one in recordings:
        with np.errstate(invalid="ignore"):
            detected = ear(one)[:, among] >= limits(one)[among]
        count, hours = count + int(detected[:, among != one.place].sum()), hours + one.hours
    return {"false": count, "hours": round(hours, 3), "perHour": round(count / hours, 2) if hours else None}


def ear_figures(
    recordings: list[UnheardRecording], ear: Scores, limits: Limits, favoured: np.ndarray, known: np.ndarray
) -> dict:
    """Of one ear: recordings of the paper's species (`favoured` [class]) named right by the surest detection among
    them, wrong, or not at all; false detections of them an hour; and recordings of other species in `known` [class]
    in which that species is named."""
    paper, others = np.flatnonzero(favoured), np.flatnonzero(known & ~favoured)
    verdicts = []
    for one in (one for one in recordings if one.recording.group == "target" and one.place is not None):
        named = _surest(ear(one), limits(one), paper)
        verdicts.append("silent" if named is None else "right" if named == one.place else "wrong")
    group = lambda name: [one for one in recordings if one.recording.group == name]
    found = []
    for one in (one for one in group("other") if one.place is not None and one.place in others):
        with np.errstate(invalid="ignore"):
            found.append(bool((ear(one)[:, one.place] >= limits(one)[one.place]).any()))
    return {
        "recordings": len(verdicts),
        **{name: verdicts.count(name) for name in ("right", "wrong", "silent")},
        "otherBirds": _false(group("other"), ear, limits, paper),
        "background": _false(group("background"), ear, limits, paper),
        "otherSpecies": {"recordings": len(found), "right": sum(found)},
    }
