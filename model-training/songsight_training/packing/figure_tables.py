"""Tables in Markdown, made from figures.json: the model card and the report share them."""

from __future__ import annotations

from ..data.species_names import Names

NONE = "no_target_bird"


def table(head: list[str], rows: list[list[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def share(value: float | None, digits: int = 0) -> str:
    return "-" if value is None else f"{100 * value:.{digits}f} %"


def span(interval: list[float] | None) -> str:
    return "" if interval is None else f" ({100 * interval[0]:.0f} to {100 * interval[1]:.0f})"


def _common(code: str, names: Names) -> str:
    return "no target bird" if code == NONE else names[code][1]


def species_table(encoder: dict, names: Names) -> str:
    """Precision, recall and F1 with their 95 % intervals, average precision, per species."""
    rows = [
        [
            _common(code, names),
            one["recordings"],
            one["clips"],
            f"{encoder['thresholds'][code]:.2f}",
            *[share(one[key]) + span(one["intervals"][key]) for key in ("precision", "recall", "f1")],
            "-" if one["averagePrecision"] is None else f"{one['averagePrecision']:.2f}",
            f"{one['recordingsFound']} of {one['recordings']}",
        ]
        for code, one in encoder["species"].items()
    ]
    head = ["species", "recordings", "clips", "threshold", "precision", "recall", "F1", "average precision"]
    return table([*head, "recordings found"], rows)


def confusion_table(confusion: dict, names: Names) -> str:
    columns = [_common(code, names) for code in confusion["columns"]]
    rows = [[name, *row] for name, row in zip(columns, confusion["rows"])]
    return table(["sang / named", *columns], rows)


def encoders_table(encoders: dict[str, dict]) -> str:
    rows = []
    for name, one in encoders.items():
        clip = one.get("clipSplit")
        rows.append(
            [
                name,
                share(clip["accuracyAmongSpecies"], 1) if clip else "not run",
                share(one["accuracyAmongSpecies"], 1) + span(one["accuracyAmongSpeciesInterval"]),
                share(one["accuracy"], 1) + span(one["accuracyInterval"]),
                share(one["meanOfSpeciesAccuracies"], 1),
                f"{one['background']['perHour']}",
                f"{one['otherBirds']['perHour']}",
            ]
        )
    head = [
        "encoder",
        "clip split, among species",
        "recording split, among species",
        "with no-target-bird output",
        "mean of species",
        "false per hour of background",
        "false per hour of other birds",
    ]
    return table(head, rows)


def pictures_table(rows: list[tuple[str, dict]]) -> str:
    """One row per way of painting, all in the feature space of the same judge."""
    head = ["pictures", "number", "FID-bird", "KID", "precision", "recall", "names the species"]
    return table(
        head,
        [
            [
                name,
                one["pictures"],
                f"{one['fidBird']:.2f}",
                f"{one['kid']:.4f} (sd {one['kidDeviation']:.4f})",
                share(one["precision"]),
                share(one["recall"]),
                share(one["consistency"]),
            ]
            for name, one in rows
        ],
    )


def picture_species_table(painter: dict, names: Names) -> str:
    sound, photos = painter["sound"], painter["heldOutPhotos"]
    rows = [
        [
            names[code][1],
            share(sound["consistencyBySpecies"][code]),
            share(photos["consistencyBySpecies"][code]),
            sound["diversityBySpecies"][code],
            photos["diversityBySpecies"][code],
        ]
        for code in sound["consistencyBySpecies"]
    ]
    return table(
        ["species", "pictures named right", "held-out photos named right", "diversity of pictures", "of photos"], rows
    )
