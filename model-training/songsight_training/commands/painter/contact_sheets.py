"""Numbered sheets of photos, to look at before a painter learns from them: one PNG and one CSV per class.

--doubtful N makes one set of sheets of the N photos that the judge (runs/lite0-judge) finds oddest for their class
instead. What is to be left out goes into configs/dropped-photos.csv (file, reason); dropped photos are not shown.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np

from ...data.photo_sheets import Noted, numbered_sheet
from ...data.photos import Photos, load_photos
from ...judging.lite0_pictures import load_judge_of_pictures
from ...judging.odd_photos import doubts
from ...training.arguments import command_arguments
from ...training.speed import add_speed_arguments, chosen_speed

PER_SHEET = 128
SIZE = 128


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument("--out", type=Path, help="runs/contact-sheets by default")
    parser.add_argument(
        "--classes", nargs="*", help="of these alone; otherwise the target species, or of all with --all"
    )
    parser.add_argument("--all", action="store_true", help="of every class")
    parser.add_argument("--doubtful", type=int, default=0, help="the photos that the judge finds oddest instead")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def _write(folder: Path, name: str, photos: Photos, chosen: list[tuple[int, str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, len(chosen), PER_SHEET):
        part = list(enumerate(chosen))[first : first + PER_SHEET]
        sheet = numbered_sheet([Noted(place, photos.pixels[k], note) for place, (k, note) in part])
        sheet.save(folder / f"{name}-{first}.png")
    with open(folder / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("number", "file", "label", "note"))
        for place, (k, note) in enumerate(chosen):
            writer.writerow((place, photos.files[k], photos.species[k], note))


def _doubtful(args: argparse.Namespace, photos: Photos) -> list[tuple[int, str]]:
    judge = load_judge_of_pictures(args.runs, args.device)
    small = load_photos(args.data, args.runs / "cache", judge.config.small_size)
    logits = judge.look_at_photos(small, args.runs / "lite0-judge").logits
    found = doubts(logits, small.species, judge.classes)
    wanted = set(args.classes or small.species)
    return [(one.photo, one.likelier) for one in found if photos.species[one.photo] in wanted][: args.doubtful]


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    chosen_speed(args)
    folder = args.out or args.runs / "contact-sheets"
    photos = load_photos(args.data, args.runs / "cache", SIZE)
    if args.doubtful:
        _write(folder, "doubtful", photos, _doubtful(args, photos))
        print(f"{folder}: the {args.doubtful} oddest photos")
        return
    named = np.array(photos.species)
    wanted = args.classes or sorted(set(photos.species) if args.all else set(named[photos.target]))
    if unknown := sorted(set(wanted) - set(photos.species)):
        raise SystemExit(f"no photos of {', '.join(unknown)} in {args.data}")
    for name in wanted:
        _write(folder, name, photos, [(int(k), "") for k in np.flatnonzero(named == name)])
    print(f"{folder}: {len(wanted)} classes")
