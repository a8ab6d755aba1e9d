"""Write the pack's model-card.md from its figures.json."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from songsight_training.card import model_card
from songsight_training.trained import pack_settings

HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    args = parser.parse_args()
    figures = json.loads((args.pack / "figures.json").read_text())
    note = pack_settings(args.settings)["training_note"]
    (args.pack / "model-card.md").write_text(model_card(figures, note))


if __name__ == "__main__":
    main()
