"""Figures and sheets of the painter of all species: reports/painter.json, painter.md and pictures beside them.

The judge is the fine-tuned EfficientNet-Lite0 (`train-lite0-judge`), which saw no painted picture and none of the test
photos. Clips are of recordings that neither encoder nor painter was trained on. --pictures 1000 takes a quick look.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from ...data.photos import dropped_photos, load_photos
from ...judging.lite0_pictures import load_judge_of_pictures
from ...packing.painter_report import TOLD_WORDS, painter_report
from ...species_painting.bird_sounds import load_sounds
from ...species_painting.learning_curve import alike, draw_curve, remember
from ...species_painting.paint_birds import TOLD, load_autoencoder, load_bird_painter
from ...species_painting.painter_figures import (
    Gallery,
    Manner,
    pack_row,
    painter_row,
    quick_rows,
    reconstructed_row,
    two_clips_two_birds,
    with_held_out_clips,
)
from ...species_painting.painter_sheets import guidance_sheet, species_sheets, told_sheet
from ...species_painting.quick_training import load_student
from ...training.arguments import HERE, command_arguments
from ...training.speed import add_speed_arguments, chosen_speed

SHEET_SCALES = [1.0, 2.0, 3.0, 5.0, 8.0]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument("--name", default="species-painter", help="folder below runs")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    parser.add_argument("--packs", type=Path, nargs="*", default=[], help="finished packs to judge on the same clips")
    parser.add_argument("--pictures", type=int, default=10000)
    parser.add_argument("--target-pictures", type=int, default=2000, help="of the target species, beside packs")
    parser.add_argument("--curve-pictures", type=int, default=1000)
    parser.add_argument("--curve", type=float, nargs="*", default=[1.0, 1.5, 2.0, 3.0, 5.0])
    parser.add_argument("--curve-told", nargs="*", choices=TOLD, default=["both"], help="told in the sweep of guidance")
    parser.add_argument("--told", nargs="*", choices=TOLD, default=list(TOLD))
    parser.add_argument("--guidance", type=float, default=3.0)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--no-sheets", action="store_true")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    chosen_speed(args)
    photos, judge = load_photos(args.data, args.runs / "cache"), load_judge_of_pictures(args.runs, args.device)
    seen = judge.look_at_photos(photos, args.runs / "lite0-judge")
    gallery = Gallery(judge, photos, seen, load_sounds(args.runs / "species-painter" / "sounds.pt"), args.device)
    autoencoder, photo_figures = load_autoencoder(args.runs / "autoencoder")
    bird = load_bird_painter(args.runs / args.name, autoencoder)
    every = gallery.every_species()
    target = with_held_out_clips(gallery, np.unique(seen.wanted[photos.target]))
    how = lambda told, guidance=args.guidance: Manner(told, guidance, args.steps)
    asked = lambda species, count, told: painter_row(gallery, bird, species, count, how(told))
    all_told = {told: asked(every, args.pictures, told) for told in args.told}
    shared = alike(gallery, args.pictures, how("both"))
    figures = {
        "painter": {
            "picturesSeen": bird.pictures_seen,
            "updates": bird.updates,
            "seconds": round(bird.seconds),
            "parameters": sum(p.numel() for p in bird.painter.parameters()),
            "classes": len(bird.classes),
        },
        "autoencoder": photo_figures,
        "judge": judge.figures,
        "photos": {
            "used": len(photos.files),
            "heldOut": int(photos.held_out.sum()),
            "dropped": dict(Counter(dropped_photos().values()).most_common()),
        },
        "everySpecies": all_told,
        "looks": remember(args.runs / "painter-looks.json", bird.pictures_seen, shared, all_told),
        "heldOutPhotos": gallery.ceiling(every),
        "reconstructed": reconstructed_row(gallery, bird, args.pictures),
        "targetSpecies": {told: asked(target, args.target_pictures, told) for told in args.told},
        "targetNames": [judge.classes[n] for n in target],
        "targetHeldOutPhotos": gallery.ceiling(target),
        "packs": [_pack_beside(args, gallery, bird, folder) for folder in args.packs],
        "guidanceCurve": [
            painter_row(gallery, bird, every, args.curve_pictures, how(told, w))
            for told in args.curve_told
            for w in args.curve
        ],
        "quick": _quick(args, gallery, bird, every),
        "sameNoise": two_clips_two_birds(gallery, bird, how("sound"), with_held_out_clips(gallery, every)),
    }
    args.reports.mkdir(exist_ok=True, parents=True)
    (args.reports / "painter.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (args.reports / "painter.md").write_text(painter_report(figures, not args.no_sheets), encoding="utf-8")
    draw_curve(figures["looks"], TOLD_WORDS, args.reports / "learning.png")
    if not args.no_sheets:
        alone, beside = species_sheets(gallery, bird, every, how("both"))
        alone.save(args.reports / "all-species.webp", quality=80)
        beside.save(args.runs / args.name / "nearest-photos.jpg", quality=90)
        guidance_sheet(gallery, bird, target, how("both"), SHEET_SCALES).save(args.reports / "guidance-all.png")
        told_sheet(gallery, bird, target, how("both")).save(args.reports / "told.png")
    print(f"{args.reports}: painter.md, painter.json")


def _quick(args: argparse.Namespace, gallery: Gallery, bird, species: np.ndarray) -> dict | None:
    """Figures of the student that `quick-species-painter` taught; None where nobody taught one."""
    student = load_student(args.runs / f"{args.name}-quick", bird)
    if student is None:
        return None
    whole = Manner("both", args.guidance, args.steps)
    return quick_rows(gallery, bird, student[0], student[1].steps, species, args.curve_pictures, whole)


def _pack_beside(args: argparse.Namespace, gallery: Gallery, bird, folder: Path) -> dict:
    """A pack on its own species, and this painter on the same ones, from the same clips."""
    from ...species_painting.pack_painter import PackPainter

    own = with_held_out_clips(gallery, gallery.numbers(PackPainter(folder).species))
    count = args.target_pictures
    return {
        "species": [gallery.judge.classes[n] for n in own],
        "pack": pack_row(gallery, folder, own, count),
        "thisPainter": {
            told: painter_row(gallery, bird, own, count, Manner(told, args.guidance, args.steps))
            for told in ("verdict", "both", "label", "sound")
        },
        "heldOutPhotos": gallery.ceiling(own),
    }
