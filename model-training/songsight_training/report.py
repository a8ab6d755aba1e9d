"""The report: every table and picture about one pack in one Markdown file, from figures.json."""

from __future__ import annotations

from .card import encoder_section, painter_section
from .figure_tables import encoders_table, pictures_table
from .species_names import Names

HEAD = """# {title} {version}: report

Made by `python3 -m songsight_training` in the folder `model-training`: `cross-validate` and `report-hearing` (hearing),
`train-judge` and `evaluate-painter` (pictures), `card` (this file). Nothing here was typed by hand but the last section.
"""


def _hearing(figures: dict, names: Names) -> str:
    encoders = {figures["encoder"]["name"]: figures["encoder"], **figures.get("baselines", {})}
    return f"""{encoder_section(figures["encoder"], names)}
![Confusion matrix](confusion.png)

![Precision and recall by species](species.png)

![Reliability before and after calibration](reliability.png)

### Encoders side by side

{encoders_table(encoders)}
"""


def _painting(figures: dict, names: Names) -> str:
    painter = figures["painter"]
    default = f"{painter['sampler']}, {painter['steps']} steps, guidance {painter['guidanceScale']:g}"
    rows = [
        (f"sound: {default}", painter["sound"]),
        ("label only, same U-Net, same sampling", painter["label"]),
        ("held-out photos (the ceiling)", painter["heldOutPhotos"]),
    ]
    steps = [(f"{one['steps']} steps", one) for one in painter["stepsCurve"]]
    guidance = [(f"guidance {one['guidanceScale']:g}", one) for one in painter["guidanceCurve"]]
    inception = f"\nInception FID: {painter['inceptionFid']}\n" if "inceptionFid" in painter else ""
    return f"""{painter_section(painter, names)}
{pictures_table(rows)}
{inception}
Fewer pictures, so distances are larger than above; compare within this table only:

{pictures_table(steps + guidance)}

One row per species, {", ".join(names[code][1] for code in painter["sound"]["consistencyBySpecies"])}. Every picture is painted from sound.

![Pictures](pictures.png)

Between two clips of one species, tokens mixed in eight steps, the noise kept:

![Morphs](morphs.png)

The same clip and noise at guidance 0 (no sound), 1, 2, 3, 5, 8:

![Guidance](guidance.png)
"""


def report(figures: dict, settings: dict, names: Names) -> str:
    tried = "".join(f"- {line}\n" for line in settings.get("tried", []))
    return "".join(
        [
            HEAD.format(**settings),
            _hearing(figures, names),
            _painting(figures, names),
            f"\n## Tried, and what came of it\n\n{tried}" if tried else "",
        ]
    )
