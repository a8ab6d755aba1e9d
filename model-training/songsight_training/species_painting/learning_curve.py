"""What a painter was worth after so many pictures: each look at it is kept, and looks that are alike make a curve."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import matplotlib

from .painter_figures import Gallery, Manner

matplotlib.use("Agg")
from matplotlib import pyplot

KEPT = ("fidLite0", "precision", "recall", "namedRight")
COLOURS = {
    "label": "#0f766e",
    "sound": "#b45309",
    "both": "#1d4ed8",
    "verdict": "#7e22ce",
    "heard": "#be185d",
    "nothing": "#6b7280",
}


def alike(gallery: Gallery, pictures: int, manner: Manner) -> dict:
    """What two looks share in one curve: the judge (a checksum of its last layer), and how the painter was asked."""
    weights = gallery.judge.network._fc.weight.detach().cpu().numpy()
    asked = {"pictures": pictures, "guidance": manner.guidance, "steps": manner.steps, "sampler": manner.sampler}
    return {"judge": f"{zlib.crc32(weights.tobytes()):08x}", **asked}


def remember(file: Path, pictures_seen: int, shared: dict, rows: dict[str, dict]) -> list[dict]:
    """Keep a look at the painter in `file`; one at as many pictures, asked the same way, is replaced. `rows`: figures
    by what was told. Returns the looks alike to this one, in the order of pictures seen."""
    look = {"picturesSeen": pictures_seen, **shared, "told": {told: _kept(one) for told, one in rows.items()}}
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    is_alike = lambda other: all(other.get(name) == value for name, value in shared.items())
    rest = [one for one in known if not (is_alike(one) and one["picturesSeen"] == pictures_seen)]
    every = sorted([*rest, look], key=lambda one: one["picturesSeen"])
    file.write_text(json.dumps(every, indent=1) + "\n", encoding="utf-8")
    return [one for one in every if is_alike(one)]


def _kept(row: dict) -> dict:
    return {name: row[name] for name in KEPT}


def draw_curve(looks: list[dict], names: dict[str, str], file: Path) -> None:
    """FID-lite0 and species named right over pictures seen, one line for each of what was told."""
    figure, sides = pyplot.subplots(1, 2, figsize=(8.4, 3.2), constrained_layout=True)
    for axes, value, title in zip(sides, ("fidLite0", "namedRight"), ("FID-lite0", "species named right, of all")):
        for told, colour in COLOURS.items():
            points = [(one["picturesSeen"] / 1e6, one["told"][told][value]) for one in looks if told in one["told"]]
            if points:
                axes.plot(*zip(*points), marker="o", markersize=3, color=colour, label=names[told])
        axes.set_xlabel("million pictures seen")
        axes.set_title(title, loc="left", fontsize=10)
        axes.spines[["top", "right"]].set_visible(False)
    sides[1].yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f} %")
    sides[0].legend(frameon=False, fontsize=8)
    figure.savefig(file, dpi=100)
    pyplot.close(figure)
