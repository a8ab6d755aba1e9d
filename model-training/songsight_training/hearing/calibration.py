"""Does a score mean what it says? Temperature (Guo et al. 2017) and reliability, from held-out clips."""

from __future__ import annotations

import numpy as np

from .heard import Heard

TEMPERATURES = np.exp(np.linspace(np.log(0.5), np.log(4.0), 61))
BINS = 10


def known_clips(heard: list[Heard], species: list[str], temperature: float) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities [clip, label] and true label [clip] of all clips whose label is known.

    Clips of a species' recording in which nothing sounds are left out: nobody knows what is in them.
    """
    parts, labels = [], []
    for h in heard:
        target = h.recording.label in species
        kept = h.positive if target else np.ones(len(h.positive), dtype=bool)
        parts.append(h.probabilities(temperature)[kept])
        labels.append(np.full(int(kept.sum()), species.index(h.recording.label) if target else len(species)))
    return np.concatenate(parts), np.concatenate(labels)


def _loss(heard: list[Heard], species: list[str], temperature: float) -> float:
    """Cross-entropy over all known clips, in the mixture they come in."""
    probabilities, labels = known_clips(heard, species, temperature)
    return float(-np.log(probabilities[np.arange(len(labels)), labels] + 1e-12).mean())


def fit_temperature(heard: list[Heard], species: list[str]) -> float:
    losses = [_loss(heard, species, temperature) for temperature in TEMPERATURES]
    return round(float(TEMPERATURES[int(np.argmin(losses))]), 3)


def reliability(heard: list[Heard], species: list[str], temperature: float) -> dict:
    """Most probable output's score against how often it is right, in ten bins; and the expected
    calibration error, each bin weighing as many clips as it holds."""
    probabilities, labels = known_clips(heard, species, temperature)
    score, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    place = np.minimum((score * BINS).astype(int), BINS - 1)
    bins = [
        {
            "clips": int((place == bin_).sum()),
            "score": round(float(score[place == bin_].mean()), 4),
            "right": round(float(right[place == bin_].mean()), 4),
        }
        for bin_ in range(BINS)
        if (place == bin_).any()
    ]
    error = sum(b["clips"] * abs(b["score"] - b["right"]) for b in bins) / len(labels)
    return {"temperature": temperature, "expectedCalibrationError": round(error, 4), "bins": bins}
