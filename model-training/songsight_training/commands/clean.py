"""What the teacher leaves of the recordings' labels: <runs>/distilled/cleaned.json, and the paper's species as a table.

Nothing is deleted or changed: `distil` and `vouch` go by the same rule.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..config import EncoderDistillation, load_config
from ..packing.figure_tables import table
from ..teaching.cleaning import cleaning_figures
from ..teaching.taught_material import load_material

HERE = Path(__file__).resolve().parents[2]
HEAD = ["label", "recordings", "heard in", "windows", "something sounds", "kept", "only others"]
KEYS = ("recordings", "recordingsHeard", "windows", "windowsSounding", "windowsKept", "windowsOfOthersOnly")


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "distilled.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
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
