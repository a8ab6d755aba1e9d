"""Confusion matrix, reliability diagram and species bars of an encoder as PNG files."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np

matplotlib.use("Agg")
from matplotlib import pyplot

from ..data.species_names import Names

INK, ACCENT, PALE = "#1d2b2a", "#0f766e", "#b9c7c4"


def _title(code: str, names: Names) -> str:
    return names[code][1] if code in names else "No target bird"


def confusion_picture(confusion: dict, names: Names, out: Path) -> None:
    """Rows are the species that sang; numbers are clips, colours shares of the row."""
    rows = np.array(confusion["rows"], dtype=float)
    shares = rows / np.maximum(rows.sum(axis=1, keepdims=True), 1)
    figure, axes = pyplot.subplots(figsize=(8, 6.2), constrained_layout=True)
    axes.imshow(shares, cmap="YlGnBu", vmin=0, vmax=1)
    for (i, j), count in np.ndenumerate(rows):
        if count:
            axes.text(j, i, int(count), ha="center", va="center", color="white" if shares[i, j] > 0.55 else INK)
    titles = [_title(code, names) for code in confusion["columns"]]
    axes.set_xticks(range(len(titles)), titles, rotation=35, ha="right")
    axes.set_yticks(range(len(rows)), titles[: len(rows)])
    axes.set_xlabel("named"), axes.set_ylabel("sang")
    axes.set_title("Clips of recordings the encoder never heard", loc="left")
    figure.savefig(out, dpi=110)
    pyplot.close(figure)


def reliability_picture(reliability: dict, out: Path) -> None:
    figure, axes = pyplot.subplots(1, 2, figsize=(9, 4.2), sharey=True, constrained_layout=True)
    for place, (when, one) in zip(axes, reliability.items()):
        score, right, clips = (np.array([b[key] for b in one["bins"]]) for key in ("score", "right", "clips"))
        place.plot([0, 1], [0, 1], color=PALE, linewidth=1)
        place.scatter(score, right, s=12 + 240 * clips / clips.max(), color=ACCENT, alpha=0.75)
        place.plot(score, right, color=ACCENT, linewidth=1)
        error = 100 * one["expectedCalibrationError"]
        place.set_title(f"{when} (temperature {one['temperature']:g}): error {error:.1f} %", loc="left", fontsize=10)
        place.set_xlabel("score of the most probable output")
    axes[0].set_ylabel("share that is right")
    figure.savefig(out, dpi=110)
    pyplot.close(figure)


def species_picture(species: dict, names: Names, out: Path) -> None:
    """Precision and recall at the default thresholds, with their intervals."""
    figure, axes = pyplot.subplots(1, 2, figsize=(9, 3.8), sharey=True, constrained_layout=True)
    places = np.arange(len(species))
    for panel, key in zip(axes, ("precision", "recall")):
        for place, one in zip(places, species.values()):
            interval = one["intervals"][key]
            if interval:
                panel.plot(interval, [place, place], color=PALE, linewidth=5, solid_capstyle="round")
            if one[key] is not None:
                panel.scatter([one[key]], [place], color=ACCENT, zorder=3)
        panel.set_xlim(-0.03, 1.03)
        panel.set_title(key, loc="left", fontsize=10)
        panel.grid(axis="x", color="#e6ecea")
    axes[0].set_yticks(places, [_title(code, names) for code in species])
    axes[0].invert_yaxis()
    figure.savefig(out, dpi=110)
    pyplot.close(figure)
