"""Figures and pictures of cross-validated encoders, from what cross_validate.py left in runs/.

`--name` is the shipped one: its temperature, thresholds and figures go into the pack's figures.json and its pictures
into reports/. `--beside` are others, measured the same way. A run named <name>-clip is the same on the clip split.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..data.recordings import dropped_recordings, list_recordings, shipped_species
from ..data.species_names import species_names
from ..hearing.heard import Heard, load_heard
from ..hearing.hearing_figures import clip_split_figures, hearing_figures
from ..hearing.hearing_pictures import confusion_picture, reliability_picture, species_picture
from ..packing.trained import trained_encoder
from ..training.arguments import HERE, command_arguments


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument("--name", default="encoder")
    parser.add_argument("--beside", nargs="*", default=[])
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    return parser.parse_args(words)


def load_folds(runs: Path, name: str) -> list[list[Heard]]:
    files = sorted((runs / f"cv-{name}").glob("fold-*.npz"))
    return [load_heard(file) for file in files]


def figures_of(runs: Path, name: str, species: list[str]) -> dict:
    folds, clip_folds = load_folds(runs, name), load_folds(runs, f"{name}-clip")
    if not folds:
        raise SystemExit(f"nothing in {runs}/cv-{name}: run cross_validate.py --name {name} first")
    ends = [file.read_text().splitlines()[-1] for file in (runs / f"cv-{name}").glob("fold-*/log.jsonl")]
    seconds = [json.loads(line)["seconds"] for line in ends]
    figures = {**hearing_figures(folds, species), "secondsPerFold": round(sum(seconds) / len(seconds))}
    return {**figures, "clipSplit": clip_split_figures(clip_folds, species)} if clip_folds else figures


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    species = shipped_species(list_recordings(args.data))
    args.reports.mkdir(parents=True, exist_ok=True)
    args.pack.mkdir(parents=True, exist_ok=True)
    file = args.pack / "figures.json"
    figures = json.loads(file.read_text()) if file.exists() else {}
    own, trained = figures_of(args.runs, args.name, species), trained_encoder(args.runs)
    figures["encoder"] = {
        **own,
        "name": args.name,
        "epochs": trained.epochs,
        "trainingSeconds": round(trained.seconds),
        "parameters": sum(p.numel() for p in trained.network.parameters()),
        "dropped": dropped_recordings(args.data),
    }
    figures["baselines"] = {name: figures_of(args.runs, name, species) for name in args.beside}
    file.write_text(json.dumps(figures, indent=2) + "\n")
    names = species_names(args.data)
    confusion_picture(own["confusion"], names, args.reports / "confusion.png")
    reliability_picture(own["reliability"], args.reports / "reliability.png")
    species_picture(own["species"], names, args.reports / "species.png")
    print(json.dumps(figures["encoder"], indent=1))
