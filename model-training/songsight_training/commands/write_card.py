"""Write the pack's model-card.md and the report from its figures.json."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..data.species_names import species_names
from ..packing.card import model_card
from ..packing.report import report
from ..packing.trained import pack_settings

HERE = Path(__file__).resolve().parents[2]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    figures = json.loads((args.pack / "figures.json").read_text())
    settings, names = pack_settings(args.settings), species_names(args.data)
    (args.pack / "model-card.md").write_text(model_card(figures, settings, names))
    (args.reports / "report.md").write_text(report(figures, settings, names))
