"""Run the encoder over whole recordings the way the app does, and count what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from .activity import positive_clips
from .clip_windows import clip_windows
from .config import SoundConfig
from .encoder import Encoder, EncoderGraph
from .mel import mel_db_batch
from .recordings import Recording, load_samples

THRESHOLDS = tuple(round(0.50 + 0.05 * i, 2) for i in range(10))
MOST_BACKGROUND_CLIPS = 0
MOST_OTHER_BIRD_SHARE = 0.005
MARGIN = 0.10
HIGHEST_THRESHOLD = 0.95


@dataclass(frozen=True)
class Heard:
    """probabilities [clip, label]; positive [clip]: the clip holds a voice by the activity rule."""

    recording: Recording
    probabilities: np.ndarray
    positive: np.ndarray


@torch.no_grad()
def listen(
    encoder: Encoder, recordings: list[Recording], cache: Path, sound: SoundConfig
) -> list[Heard]:
    graph, heard = EncoderGraph(encoder).eval(), []
    for recording in recordings:
        samples = load_samples(recording.path, cache)
        clips, _ = clip_windows(samples, sound.rate_hz, sound.window_seconds)
        mel = mel_db_batch(clips, sound)[:, :, : sound.patch_frames]
        probabilities = graph(torch.from_numpy(mel.copy()))[0].numpy()
        whole = mel_db_batch(samples, SoundConfig(**{**sound.__dict__, "top_db": 200.0}))
        heard.append(Heard(recording, probabilities, positive_clips(whole, len(clips), sound)))
    return heard


def _negatives(heard: list[Heard], group: str) -> np.ndarray:
    """Probabilities of all clips of one group of negatives, [clip, label]."""
    return np.concatenate([h.probabilities for h in heard if h.recording.group == group])


def choose_thresholds(validation: list[Heard], species: list[str]) -> list[float]:
    """Per species the lowest threshold that no background clip and at most 0.5 % of the other birds'
    clips of the validation part pass, plus a margin (that part holds ten minutes of background, and a
    night in the field is longer). No voice of a species is used."""
    background, birds = _negatives(validation, "background"), _negatives(validation, "other")
    chosen = []
    for column in range(len(species)):
        passing = [
            threshold
            for threshold in THRESHOLDS
            if (background[:, column] >= threshold).sum() <= MOST_BACKGROUND_CLIPS
            and (birds[:, column] >= threshold).mean() <= MOST_OTHER_BIRD_SHARE
        ]
        lowest = passing[0] if passing else HIGHEST_THRESHOLD
        chosen.append(round(min(lowest + MARGIN, HIGHEST_THRESHOLD), 2))
    return chosen


def _ratio(part: float, whole: float) -> float | None:
    return round(float(part) / float(whole), 4) if whole else None


def _species_figures(test: list[Heard], name: str, column: int, threshold: float) -> dict:
    own = [h for h in test if h.recording.label == name]
    rest = [h for h in test if h.recording.label != name]
    hits = sum(int((h.probabilities[h.positive, column] >= threshold).sum()) for h in own)
    positives = sum(int(h.positive.sum()) for h in own)
    wrong = sum(int((h.probabilities[:, column] >= threshold).sum()) for h in rest)
    found = sum(bool((h.probabilities[:, column] >= threshold).any()) for h in own)
    return {
        "threshold": threshold,
        "recordings": len(own),
        "clips": positives,
        "precision": _ratio(hits, hits + wrong),
        "recall": _ratio(hits, positives),
        "recordingsFound": found,
        "falseDetections": wrong,
    }


def _per_hour(test: list[Heard], group: str, thresholds: np.ndarray, seconds: float) -> dict:
    clips = _negatives(test, group)
    false = int((clips[:, : len(thresholds)] >= thresholds).sum())
    hours = len(clips) * seconds / 3600
    return {"hours": round(hours, 3), "falseDetections": false, "perHour": round(false / hours, 2)}


def score(test: list[Heard], species: list[str], thresholds: list[float], seconds: float) -> dict:
    """Figures of the recording split, at the given thresholds. Background and other birds count in
    every precision."""
    confusion = np.zeros((len(species), len(species) + 1), dtype=int)
    among_species = []
    for h in test:
        if h.recording.label in species:
            row = species.index(h.recording.label)
            voiced = h.probabilities[h.positive]
            np.add.at(confusion[row], voiced.argmax(axis=1), 1)
            among_species.extend(voiced[:, :-1].argmax(axis=1) == row)
    limits = np.array(thresholds)
    right = np.trace(confusion)
    recalls = np.diag(confusion) / np.maximum(confusion.sum(axis=1), 1)
    return {
        "clips": int(confusion.sum()),
        "accuracy": _ratio(right, confusion.sum()),
        "meanOfSpeciesAccuracies": round(float(recalls.mean()), 4),
        "accuracyAmongSpeciesOnly": round(float(np.mean(among_species)), 4),
        "species": {
            name: _species_figures(test, name, column, thresholds[column])
            for column, name in enumerate(species)
        },
        "confusion": {"columns": [*species, "no_target_bird"], "rows": confusion.tolist()},
        "background": _per_hour(test, "background", limits, seconds),
        "otherBirds": _per_hour(test, "other", limits, seconds),
    }
