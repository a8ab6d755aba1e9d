"""Paint held-out clips to look at: one row per species (and guidance), as runs/<name>.png."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from songsight_training.painting import contact_sheet, paint
from songsight_training.painting_figures import held_out_tokens
from songsight_training.recordings import list_recordings
from songsight_training.sampler import Sampling
from songsight_training.schedule import alpha_bar
from songsight_training.splits import split_recordings
from songsight_training.trained import pack_settings, trained_encoder, trained_painter

HERE = Path(__file__).resolve().parent


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    parser.add_argument("--guidance", type=float, nargs="+", default=[1.0, 2.0, 3.0, 5.0])
    parser.add_argument("--clips", type=int, default=3, help="columns per guidance")
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--out", type=Path, default=None)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(2)
    encoder = trained_encoder(args.runs)
    painter = trained_painter(args.runs, pack_settings(args.settings)["painter"]).painter
    table = alpha_bar(painter.schedule, painter.train_steps)
    sampling = Sampling(table, painter.prediction, painter.sampler, args.steps)
    test = split_recordings(list_recordings(args.data), encoder.config.split_seed)["test"]
    rows = []
    for number, name in enumerate(encoder.species):
        tokens = held_out_tokens(
            encoder.network, test, name, args.clips, args.runs / "cache", encoder.config.sound
        )
        columns = [
            paint(painter.unet, painter.autoencoder, tokens, sampling, w, number) for w in args.guidance
        ]
        filler = torch.full((len(args.guidance) * (args.clips - len(tokens)), *columns[0].shape[1:]), -1.0)
        rows.append(torch.cat([*columns, filler]))
    out = args.out or args.runs / "sheet.png"
    contact_sheet(rows).save(out)
    print(f"{out}: rows {', '.join(encoder.species)}; guidance {args.guidance}, {args.clips} clips each")


if __name__ == "__main__":
    main()
