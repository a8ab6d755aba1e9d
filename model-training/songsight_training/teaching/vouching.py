"""Which species can be vouched for, at which threshold, from clips that the encoder never trained on.

A clip is a positive of a species where the teacher hears it, a negative where it does not half hear it, and counts for
nothing between; in a recording of that name a clip in which the teacher misses it proves nothing either. Recordings of
one group stay together in one of five parts; the threshold with which a part is judged comes from the other four, so
nothing is tuned on what it is measured on. Intervals are Wilson's (1927), 95 %, with as many trials as recordings:
clips of one recording are alike, and two recordings prove little even where both agree.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from ..hearing.shares import average_precision, wilson_interval
from .taught_windows import HALF_HEARD, HEARD
from .unheard_clips import UnheardRecording

GRID = np.round(np.arange(0.30, 0.981, 0.02), 2)
PARTS = 5
RIGHT_PER_FALSE = 29
ABOVE = 0.04
"""A threshold lies so much above the lowest at which 29 of 30 detections are right, or at the grid's lowest: in
recordings that it was not set on something may be louder than all that it was set against."""
LEAST_PRECISION = 0.8
LEAST_RECALL = 0.3
LEAST_RECORDINGS = 2
MOST_BACKGROUND_PER_HOUR = 0.8
LEAST_CLIPS = 5
"""A class with fewer positive clips does not count in the mean average precision."""
OUT_OF_REACH = 2.0


@dataclass(frozen=True)
class ClipTable:
    """All clips end to end: recording [clip] as a number, part [clip], scores [clip, class], positive and negative
    [clip, class], and whether the clip is background."""

    recording: np.ndarray
    part: np.ndarray
    scores: np.ndarray
    positive: np.ndarray
    negative: np.ndarray
    background: np.ndarray

    def only(self, chosen: np.ndarray) -> ClipTable:
        """The clips in `chosen` (bool [clip])."""
        parts = (self.recording, self.part, self.scores, self.positive, self.negative, self.background)
        return ClipTable(*(part[chosen] for part in parts))


def part_of(group: str) -> int:
    return zlib.crc32(f"part:{group}".encode()) % PARTS


def clip_table(recordings: list[UnheardRecording]) -> ClipTable:
    counts = [len(one.scores) for one in recordings]
    truth = np.concatenate([one.truth for one in recordings])
    negative = truth < HALF_HEARD
    named = np.repeat([-1 if one.place is None else one.place for one in recordings], counts)
    negative[np.flatnonzero(named >= 0), named[named >= 0]] = False
    return ClipTable(
        np.repeat(np.arange(len(recordings)), counts),
        np.repeat([part_of(one.recording.recording_group) for one in recordings], counts),
        np.concatenate([one.scores for one in recordings]),
        truth >= HEARD,
        negative,
        np.repeat([one.recording.group == "background" for one in recordings], counts),
    )


def choose_threshold(scores: np.ndarray, positive: np.ndarray, negative: np.ndarray) -> float:
    """The lowest of the grid at which 29 of 30 detections are right, and a little more; scores, positive, negative
    [clip]."""
    right = (scores[positive][:, None] >= GRID).sum(axis=0)
    false = (scores[negative][:, None] >= GRID).sum(axis=0)
    good = np.flatnonzero(right >= RIGHT_PER_FALSE * false)
    if not len(good):
        return float(GRID[-1])
    return float(GRID[0]) if good[0] == 0 else float(min(np.round(GRID[good[0]] + ABOVE, 2), GRID[-1]))


def shipped_thresholds(clips: ClipTable, classes: np.ndarray) -> np.ndarray:
    """Of the classes numbered in `classes`, from all clips; then raised together until background is quiet enough."""
    limit = lambda k: choose_threshold(clips.scores[:, k], clips.positive[:, k], clips.negative[:, k])
    chosen = np.array([limit(k) for k in classes])
    quiet = clips.scores[clips.background][:, classes]
    unheard = clips.negative[clips.background][:, classes]
    allowed = int(MOST_BACKGROUND_PER_HOUR * len(quiet) * 3 / 3600)
    while ((loud := (quiet >= chosen) & unheard).sum() > allowed) and (chosen < GRID[-1]).any():
        worst = int(np.where(chosen < GRID[-1], loud.sum(axis=0), -1).argmax())
        chosen[worst] = round(chosen[worst] + 0.02, 2)
    return chosen


def crossed_thresholds(clips: ClipTable, classes: np.ndarray) -> np.ndarray:
    """[part, class]: those of a part come from the other parts' clips, in the same way; out of reach for classes that
    are not in `classes`."""
    made = np.full((PARTS, clips.scores.shape[1]), OUT_OF_REACH)
    for part in range(PARTS):
        made[part, classes] = shipped_thresholds(clips.only(clips.part != part), classes)
    return made


def crossed_detections(clips: ClipTable, column: int) -> np.ndarray:
    """bool [clip]: each part at the threshold of the others."""
    scores, detected = clips.scores[:, column], np.zeros(len(clips.scores), dtype=bool)
    for part in range(PARTS):
        own, rest = clips.part == part, clips.part != part
        limit = choose_threshold(scores[rest], clips.positive[rest, column], clips.negative[rest, column])
        detected[own] = scores[own] >= limit
    return detected


def mean_average_precision(clips: ClipTable, classes: list[int]) -> dict:
    """Over those of `classes` with five positive clips or more; what the teacher half hears is left out."""
    enough = [k for k in classes if clips.positive[:, k].sum() >= LEAST_CLIPS]
    told = [(clips.positive | clips.negative)[:, k] for k in enough]
    each = [average_precision(clips.scores[used, k], clips.positive[used, k]) for k, used in zip(enough, told)]
    return {"classes": len(enough), "mean": round(float(np.mean(each)), 4) if each else None}


def species_entry(clips: ClipTable, column: int) -> dict:
    """Precision, recall, recordings and their intervals of one class."""
    detected = crossed_detections(clips, column)
    positive, negative = clips.positive[:, column], clips.negative[:, column]
    count = lambda chosen: np.bincount(clips.recording[chosen], minlength=int(clips.recording[-1]) + 1)
    hits, called, present = count(detected & positive), count(detected & (positive | negative)), count(positive)
    share = lambda part, whole: round(float(part.sum() / whole.sum()), 4) if whole.sum() else None
    return {
        "recordings": int((present > 0).sum()),
        "recordingsFound": int((hits > 0).sum()),
        "clips": int(present.sum()),
        "detections": int(called.sum()),
        "precision": share(hits, called),
        "recall": share(hits, present),
        "intervals": {"precision": wilson_interval(hits, called), "recall": wilson_interval(hits, present)},
    }


def is_vouched(entry: dict) -> bool:
    enough = entry["recordings"] >= LEAST_RECORDINGS and entry["precision"] is not None
    return enough and entry["precision"] >= LEAST_PRECISION and entry["recall"] >= LEAST_RECALL
