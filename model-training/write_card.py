"""Write the pack's model-card.md from its figures.json."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from songsight_training.card import model_card

HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    pack = parser.parse_args().pack
    (pack / "model-card.md").write_text(model_card(json.loads((pack / "figures.json").read_text())))


if __name__ == "__main__":
    main()
