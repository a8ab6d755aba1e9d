"""Finished packs as the fine-tuned EfficientNet-Lite0 sees them: reports/packs.json and packs.md.

Each paints its own species from clips of the recordings that `hear-birds` held out, as the app would: its own encoder
hears them. Needs onnxruntime.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ...data.photos import load_photos
from ...judging.lite0_pictures import load_judge_of_pictures
from ...packing.painter_report import packs_report
from ...species_painting.bird_sounds import load_sounds
from ...species_painting.pack_painter import PackPainter
from ...species_painting.painter_figures import Gallery, pack_row, with_held_out_clips
from ...training.arguments import HERE, command_arguments
from ...training.speed import add_speed_arguments, chosen_speed


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument("packs", type=Path, nargs="*", default=[HERE.parent / "assets" / "models" / "songsight-ten"])
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    parser.add_argument("--pictures", type=int, default=2000)
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    chosen_speed(args)
    photos, judge = load_photos(args.data, args.runs / "cache"), load_judge_of_pictures(args.runs, args.device)
    sounds = load_sounds(args.runs / "species-painter" / "sounds.pt")
    gallery = Gallery(judge, photos, judge.look_at_photos(photos, args.runs / "lite0-judge"), sounds, args.device)
    packs = []
    for folder in args.packs:
        own = with_held_out_clips(gallery, gallery.numbers(PackPainter(folder).species))
        names = [judge.classes[n] for n in own]
        packs.append(
            {
                "species": names,
                "pack": pack_row(gallery, folder, own, args.pictures),
                "heldOutPhotos": gallery.ceiling(own),
            }
        )
    figures = {"judge": judge.figures, "packs": packs}
    args.reports.mkdir(parents=True, exist_ok=True)
    (args.reports / "packs.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (args.reports / "packs.md").write_text(packs_report(figures), encoding="utf-8")
    print(f"{args.reports}: packs.md, packs.json")
