"""The report: every table and picture about one pack in one Markdown file, from figures.json."""

from __future__ import annotations

from ..data.species_names import Names
from .card import encoder_section, painter_section
from .figure_tables import encoders_table, pictures_table, table
from .painter_report import HEAD_MEMORY, figure_row

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
        ("the same, clips the encoder names right", painter["named"]),
        ("label only, same U-Net, same sampling", painter["label"]),
        ("held-out photos (the ceiling)", painter["heldOutPhotos"]),
    ]
    steps = [(f"{one['steps']} steps", one) for one in painter["stepsCurve"]]
    guidance = [(f"guidance {one['guidanceScale']:g}", one) for one in painter["guidanceCurve"]]
    inception = f"\nInception FID: {painter['inceptionFid']}\n" if "inceptionFid" in painter else ""
    return f"""{painter_section(painter, names)}
{pictures_table(rows)}
{inception}{_lite0(painter)}
Fewer pictures, so distances are larger than above; compare within this table only:

{pictures_table(steps + guidance)}

One row per species, {", ".join(names[code][1] for code in painter["sound"]["consistencyBySpecies"])}. Every picture is painted from sound.

![Pictures](pictures.png)

The same pictures, and below each row the training photo nearest to each:

![Nearest training photos](nearest.png)

Between two clips of one species, tokens mixed in eight steps, the noise kept:

![Morphs](morphs.png)

The same clip and noise at guidance 0 (no sound), 1, 2, 3, 5, 8:

![Guidance](guidance.png)
"""


def _lite0(painter: dict) -> str:
    """The same pictures as the fine-tuned EfficientNet-Lite0 sees them, where there is one."""
    if "lite0" not in painter:
        return ""
    rows = [figure_row(f"told the {told}", one) for told, one in painter["lite0"].items()]
    return f"\nThe same as EfficientNet-Lite0 sees them (`train-lite0-judge`):\n\n{table(HEAD_MEMORY, rows)}\n"


def _quick(painter: dict) -> str:
    """The distilled painter beside the full one at the same few steps."""
    if "quick" not in painter:
        return ""
    quick = painter["quick"]
    rows = [
        (f"quick painter, {quick['steps']} steps, no guidance pass", quick["student"]),
        (f"full painter, {quick['steps']} steps, guidance", quick["painterAtAsManySteps"]),
        (f"full painter, {painter['steps']} steps, guidance", painter["sound"]),
    ]
    return f"""
### Few steps

The quick painter learned in {quick["updates"]} updates to arrive in one step where several guided steps of the full one arrive.
It costs {quick["steps"]} passes of the U-Net for a picture instead of {2 * painter["steps"]}.

{pictures_table(rows)}

![Pictures of the quick painter](quick.png)
"""


ROW_NAMES = {
    "sound-and-verdict": "sound, with the encoder's verdict in the tokens (ours)",
    "sound": "sound tokens only (as in the paper)",
    "paper-ddpm": "sound tokens only, the paper's diffusion: epsilon, linear schedule, DDPM sampling",
    "log-mel": "log-mel itself (LMS)",
    "label": "label only",
    "acgan": "ACGAN on the audio features (A2V)",
}


def _conditioning(figures: dict) -> str:
    """The rows of the paper's Table 1."""
    if "conditioning" not in figures:
        return ""
    part = figures["conditioning"]
    rows = [(ROW_NAMES[row], part["rows"][row]) for row in ROW_NAMES if row in part["rows"]]
    return f"""
### What pictures are conditioned on (the paper's Table 1, on our data)

Every row from random weights, {part["updates"]} updates of {part["batch"]} of the same pairs of clip and photo, far less than the shipped painter
got: the order of the rows counts, not the values. Judged on clips of recordings no row trained on. The paper has, as
Inception FID: ours 98.4, LMS 166.2, A2V 203.9, label 254.1.

{pictures_table(rows)}
"""


def report(figures: dict, settings: dict, names: Names) -> str:
    tried = "".join(f"- {line}\n" for line in settings.get("tried", []))
    return "".join(
        [
            HEAD.format(**settings),
            _hearing(figures, names),
            _painting(figures, names),
            _quick(figures["painter"]),
            _conditioning(figures),
            f"\n## Tried, and what came of it\n\n{tried}" if tried else "",
        ]
    )
