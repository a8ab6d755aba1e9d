"""The paper's Table 1 on our data: every row with the same budget, the same judge, and as many seeds as you say.

Trains what is not yet trained (runs/table-one/<row>-<seed>, each resumes) and writes reports/table-one.json and
table-one.md; rows that were measured before stay, so it may be run row by row.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ...data.photos import load_photos
from ...judging.lite0_pictures import load_judge_of_pictures
from ...packing.table_one_report import table_one_report
from ...settings.config import load_config
from ...settings.painting_settings import TableOne
from ...species_painting.bird_sounds import load_sounds
from ...species_painting.bird_views import photo_views, pixel_views
from ...species_painting.paint_birds import load_autoencoder
from ...species_painting.painter_figures import Gallery
from ...species_painting.table_rows import ROWS, RowMaterial, run_row, species_with_sounds
from ...training.arguments import HERE, command_arguments
from ...training.speed import add_speed_arguments, chosen_speed

VIEW_SIZE = 128


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "table-one.json")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    parser.add_argument("--rows", nargs="*", choices=ROWS, default=list(ROWS))
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--budget", type=int, help="pictures seen by each row, instead of the config's")
    parser.add_argument("--pictures", type=int, default=5000, help="painted and judged of each row")
    parser.add_argument("--guidance", type=float, default=2.0)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--reference-steps", type=int, default=1000, help="of the paper's own diffusion")
    add_speed_arguments(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    speed = chosen_speed(args)
    table = load_config(TableOne, args.config, pictures=args.budget)
    small, photos = load_photos(args.data, args.runs / "cache"), load_photos(args.data, args.runs / "cache", VIEW_SIZE)
    judge = load_judge_of_pictures(args.runs, args.device)
    sounds = load_sounds(args.runs / "species-painter" / "sounds.pt")
    gallery = Gallery(judge, small, judge.look_at_photos(small, args.runs / "lite0-judge"), sounds, args.device)
    autoencoder, _ = load_autoencoder(args.runs / "autoencoder")
    views, crop = table.painter.views, table.painter.most_crop
    latents = photo_views(autoencoder, photos, views, crop, args.runs / "autoencoder", args.device)
    how = (args.guidance, args.steps, args.reference_steps)
    material = RowMaterial(gallery, autoencoder, latents, pixel_views(small), species_with_sounds(gallery), *how)
    file = args.reports / "table-one.json"
    stored = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"rows": {}}
    for seed in args.seeds:
        for row in args.rows:
            folder = args.runs / "table-one" / f"{row}-{seed}"
            measured = run_row(row, table, seed, material, folder, args.pictures, speed)
            stored["rows"][f"{row}-{seed}"] = {"row": row, "seed": seed, "seen": table.pictures, "told": measured}
            stored |= {"species": len(material.species), "guidance": args.guidance, "steps": args.steps}
            stored["referenceSteps"] = args.reference_steps
            args.reports.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
            (args.reports / "table-one.md").write_text(table_one_report(stored), encoding="utf-8")
            print(json.dumps({f"{row}-{seed}": {told: one["fidLite0"] for told, one in measured.items()}}), flush=True)
