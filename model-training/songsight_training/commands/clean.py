"""What the teacher leaves of the recordings' labels: <runs>/distilled/cleaned.json, and the paper's species as a table.

Nothing is deleted or changed: `distil` and `vouch` go by the same rule.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..packing.figure_tables import table
from ..settings.config import load_config
from ..settings.hearing_settings import EncoderDistillation
from ..teaching.cleaning import cleaning_figures
from ..teaching.taught_material import load_material
from ..training.arguments import command_arguments

HEAD = ["label", "recordings", "heard in", "windows", "something sounds", "kept", "only others"]
KEYS = ("recordings", "recordingsHeard", "windows", "windowsSounding", "windowsKept", "windowsOfOthersOnly")


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "distilled.json")
    parser.add_argument("--cache", type=Path, help="decoded sounds and the teacher's answers; runs/cache by default")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    config = load_config(EncoderDistillation, args.config)
    figures = cleaning_figures(load_material(args.data, args.cache or args.runs / "cache", config), config.sound)
    folder = args.runs / "distilled"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cleaned.json").write_text(json.dumps(figures, indent=1) + "\n")
    targets = {label: one for label, one in figures["labels"].items() if one["group"] == "target"}
    print(table(HEAD, [[label, *(one[key] for key in KEYS)] for label, one in targets.items()]))
    print(json.dumps({key: value for key, value in figures.items() if key not in ("labels", "background")}))
