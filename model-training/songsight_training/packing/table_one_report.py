"""reports/table-one.md from table-one.json: nothing in it is typed by hand."""

from __future__ import annotations

import numpy as np

from .figure_tables import share, table

NAMES = {
    ("acgan", "sound"): "ACGAN on the encoder's features (A2V)",
    ("label", "label"): "name alone",
    ("label", "heard"): "name alone, the likeliest that the encoder hears",
    ("log-mel", "sound"): "log-mel itself (LMS)",
    ("paper-ddpm", "sound"): "the paper's own: DDPM on pixels, told the encoder's features",
    ("sound", "sound"): "the encoder's features, our diffusion",
    ("mean-tokens", "sound"): "the mean of the encoder's features, our diffusion",
    ("both", "both"): "ours, told sound and name",
    ("both", "verdict"): "ours, told the sound, named as the encoder hears it",
}
PAPER = {"acgan": 203.86, "label": 254.10, "log-mel": 166.22, "paper-ddpm": 98.43}


def _spread(values: list[float], digits: int) -> str:
    mean = f"{np.mean(values):.{digits}f}"
    return f"{mean} (sd {np.std(values):.{digits}f})" if len(values) > 1 else mean


def _memory(tests: list[dict | None]) -> str:
    """The share, and that share over a half; of seeds whose photos leave none held out, nothing."""
    known = [one for one in tests if one is not None]
    if not known:
        return "-"
    near, ratio = (float(np.mean([one[key] for one in known])) for key in ("nearestIsTraining", "ratio"))
    return f"{share(near)} ({ratio:.2f})"


def table_one_report(stored: dict) -> str:
    """One line a row and way of telling, over its seeds; budgets that differ stand apart."""
    found: dict[tuple, list[dict]] = {}
    for one in stored["rows"].values():
        for told, figures in one["told"].items():
            found.setdefault((one["seen"], one["row"], told), []).append(figures)
    lines = []
    for (seen, row, told), figures in sorted(
        found.items(), key=lambda item: (item[0][0], list(NAMES).index(item[0][1:]))
    ):
        pick = lambda key, figures=figures: [one[key] for one in figures]
        lines.append(
            [
                NAMES[(row, told)],
                f"{seen:,}",
                len(figures),
                figures[0]["pictures"],
                _spread(pick("fidLite0"), 1),
                _spread(pick("kid"), 3),
                share(float(np.mean(pick("namedRight"))), 1),
                share(float(np.mean(pick("precision")))),
                share(float(np.mean(pick("recall")))),
                _memory([one["memory"] for one in figures]),
                f"{PAPER[row]:.1f}" if row in PAPER else "-",
            ]
        )
    head = [
        "told",
        "pictures seen",
        "seeds",
        "judged",
        "FID-lite0",
        "KID",
        "named right",
        "precision",
        "recall",
        "nearest photo is a training one",
        "paper's FID",
    ]
    return (
        "\n\n".join(
            [
                "# What a painter is told (the paper's Table 1, on our data)",
                "Made by `python3 -m songsight_training table-one` in the folder `model-training`.",
                f"The {stored['species']} species that have clips to train on and clips held out; the same photos, clips, judge and "
                f"number of pictures seen for every row. Guidance {stored['guidance']:g}, {stored['steps']} steps; the paper's own "
                f"diffusion {stored['referenceSteps']:,} steps of DDPM. The paper's FID is in Inception features of other photos: only its "
                "order compares. Nearest photo: in the judge's features, among as many training as held-out photos, and that "
                "share over a half (the bar is 1.2; what remembers nothing has 1).",
                table(head, lines),
            ]
        )
        + "\n"
    )
