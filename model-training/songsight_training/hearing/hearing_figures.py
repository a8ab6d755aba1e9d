"""Figures of an encoder from cross-validation: each clip was heard by a model that never heard its group.

Temperature and thresholds of a fold come from the other folds' clips, so nothing is tuned on what it is
measured on. Intervals of precision and recall are Wilson's, each recording one trial; others are the 2.5th and 97.5th
percentile of 1,000 bootstrap samples of whole recordings.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .calibration import fit_temperature, reliability
from .heard import Heard
from .shares import average_precision, wilson_interval
from .thresholds import choose_thresholds

SAMPLES = 1000
CLIP_SECONDS = 3.0


@dataclass(frozen=True)
class Judged:
    """One recording's clips with the scores and thresholds of its fold."""

    heard: Heard
    scores: np.ndarray
    thresholds: np.ndarray

    @property
    def detected(self) -> np.ndarray:
        """bool [clip, species]"""
        return self.scores[:, : len(self.thresholds)] >= self.thresholds


def judge(folds: list[list[Heard]], species: list[str]) -> list[Judged]:
    judged = []
    for number, fold in enumerate(folds):
        others = [h for place, other in enumerate(folds) if place != number for h in other]
        temperature = fit_temperature(others, species)
        thresholds = np.array(choose_thresholds(others, species, temperature, CLIP_SECONDS))
        judged.extend(Judged(h, h.probabilities(temperature), thresholds) for h in fold)
    return judged


def _counts(judged: list[Judged], species: list[str], column: int) -> np.ndarray:
    """[recording, (hits, positives, detections)] of one species; silent clips of its own recordings count not."""
    rows = []
    for one in judged:
        own = one.heard.recording.label == species[column]
        kept = one.heard.positive if own else np.ones(len(one.heard.positive), dtype=bool)
        called = int(one.detected[kept, column].sum())
        rows.append((called if own else 0, int(kept.sum()) if own else 0, called))
    return np.array(rows)


def _ratios(counts: np.ndarray) -> np.ndarray:
    """[.., (hits, positives, detections)] -> precision, recall, F1; NaN where undefined."""
    hits, positives, called = (counts[..., i].astype(float) for i in range(3))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.stack([hits / called, hits / positives, 2 * hits / (called + positives)])


def _interval(values: np.ndarray) -> list[float] | None:
    real = values[~np.isnan(values)]
    return None if len(real) == 0 else [round(float(q), 4) for q in np.percentile(real, [2.5, 97.5])]


def _value(number: float) -> float | None:
    return None if np.isnan(number) else round(float(number), 4)


def _species_entry(judged: list[Judged], species: list[str], column: int) -> dict:
    counts = _counts(judged, species, column)
    random = np.random.default_rng(column)
    own = np.flatnonzero(counts[:, 1] > 0)
    rest = np.flatnonzero(counts[:, 1] == 0)
    drawn = np.stack(
        [
            counts[random.choice(own, len(own))].sum(axis=0) + counts[random.choice(rest, len(rest))].sum(axis=0)
            for _ in range(SAMPLES)
        ]
    )
    point, spread = _ratios(counts.sum(axis=0)), _ratios(drawn)
    mine = [one for one in judged if one.heard.recording.label == species[column]]
    scores, truth = [], []
    for one in judged:
        is_own = one.heard.recording.label == species[column]
        kept = one.heard.positive if is_own else np.ones(len(one.heard.positive), dtype=bool)
        scores.append(one.scores[kept, column])
        truth.append(np.full(int(kept.sum()), is_own))
    area = average_precision(np.concatenate(scores), np.concatenate(truth))
    return {
        "recordings": len(mine),
        "clips": int(counts[:, 1].sum()),
        "recordingsFound": sum(bool(one.detected[:, column].any()) for one in mine),
        **{name: _value(point[i]) for i, name in enumerate(("precision", "recall", "f1"))},
        "averagePrecision": None if area is None else round(area, 4),
        "intervals": {
            "precision": wilson_interval(counts[:, 0], counts[:, 2]),
            "recall": wilson_interval(counts[:, 0], counts[:, 1]),
            "f1": _interval(spread[2]),
        },
    }


def _confusion(judged: list[Judged], species: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Most probable output of voiced clips: over all outputs [species, species + 1]; among species only."""
    size = len(species)
    all_, among = np.zeros((size, size + 1), dtype=int), np.zeros((size, size), dtype=int)
    for one in judged:
        if one.heard.recording.label in species:
            row, voiced = species.index(one.heard.recording.label), one.scores[one.heard.positive]
            np.add.at(all_[row], voiced.argmax(axis=1), 1)
            np.add.at(among[row], voiced[:, :size].argmax(axis=1), 1)
    return all_, among


def _share(part: float, whole: float) -> float | None:
    return round(float(part / whole), 4) if whole else None


def _accuracy_interval(judged: list[Judged], species: list[str], among: bool) -> list[float] | None:
    rows = []
    for one in (j for j in judged if j.heard.recording.label in species):
        voiced = one.scores[one.heard.positive]
        named = (voiced[:, : len(species)] if among else voiced).argmax(axis=1)
        rows.append(((named == species.index(one.heard.recording.label)).sum(), len(named)))
    counts, random = np.array(rows, dtype=float), np.random.default_rng(0)
    draws = (counts[random.choice(len(counts), len(counts))].sum(axis=0) for _ in range(SAMPLES))
    return _interval(np.array([right / clips for right, clips in draws]))


def _false_per_hour(judged: list[Judged], group: str) -> dict:
    own = [one for one in judged if one.heard.recording.group == group]
    if not own:
        return {"recordings": 0, "hours": 0, "falseDetections": 0, "perHour": None, "interval": None}
    false = np.array([int(one.detected.sum()) for one in own])
    hours = np.array([len(one.scores) for one in own]) * CLIP_SECONDS / 3600
    random = np.random.default_rng(1)
    draws = (random.choice(len(own), len(own)) for _ in range(SAMPLES))
    spread = np.array([false[index].sum() / hours[index].sum() for index in draws])
    return {
        "recordings": len(own),
        "hours": round(float(hours.sum()), 3),
        "falseDetections": int(false.sum()),
        "perHour": round(float(false.sum() / hours.sum()), 2),
        "interval": _interval(spread),
    }


def clip_split_figures(folds: list[list[Heard]], species: list[str]) -> dict:
    """The paper's protocol: accuracy over single clips of recordings that were also trained on."""
    judged = [Judged(h, h.probabilities(), np.ones(len(species))) for fold in folds for h in fold if len(h.positive)]
    confusion, among = _confusion(judged, species)
    return {
        "folds": len(folds),
        "clips": int(confusion.sum()),
        "accuracy": round(float(np.trace(confusion) / confusion.sum()), 4),
        "accuracyAmongSpecies": round(float(np.trace(among) / among.sum()), 4),
        "confusion": {"columns": [*species, "no_target_bird"], "rows": confusion.tolist()},
    }


def hearing_figures(folds: list[list[Heard]], species: list[str]) -> dict:
    """All figures of one encoder and split. `temperature` and `thresholds` are those to ship: from all folds."""
    judged, everything = judge(folds, species), [h for fold in folds for h in fold]
    confusion, among = _confusion(judged, species)
    recalls = np.diag(confusion) / np.maximum(confusion.sum(axis=1), 1)
    many = [i for i, name in enumerate(species) if sum(h.recording.label == name for h in everything) >= 5]
    temperature = fit_temperature(everything, species)
    return {
        "folds": len(folds),
        "clips": int(confusion.sum()),
        "accuracy": round(float(np.trace(confusion) / confusion.sum()), 4),
        "accuracyInterval": _accuracy_interval(judged, species, among=False),
        "accuracyAmongSpecies": round(float(np.trace(among) / among.sum()), 4),
        "accuracyAmongSpeciesInterval": _accuracy_interval(judged, species, among=True),
        "meanOfSpeciesAccuracies": round(float(recalls.mean()), 4),
        "accuracyOfSpeciesWithFiveRecordings": _share(np.trace(confusion[np.ix_(many, many)]), confusion[many].sum()),
        "accuracyAmongSpeciesOfThoseWithFive": _share(np.trace(among[np.ix_(many, many)]), among[many].sum()),
        "species": {name: _species_entry(judged, species, k) for k, name in enumerate(species)},
        "confusion": {"columns": [*species, "no_target_bird"], "rows": confusion.tolist()},
        "background": _false_per_hour(judged, "background"),
        "otherBirds": _false_per_hour(judged, "other"),
        "reliability": {
            "before": reliability(everything, species, 1.0),
            "after": reliability(everything, species, temperature),
        },
        "temperature": temperature,
        "thresholds": dict(zip(species, choose_thresholds(everything, species, temperature, CLIP_SECONDS))),
    }
