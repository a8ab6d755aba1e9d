"""Train the painter: --phase class on all photo classes, then --phase sound on the species' sounds.

The class phase stands a learned vector per class in for the sound tokens; the sound phase goes on
from its weights with the frozen encoder's tokens. Writes runs/painter-<phase>/last.pt.
"""

from __future__ import annotations

import argparse

import torch

from ..data.recordings import list_recordings, shipped_species
from ..painting.painter_material import load_bank, load_inputs
from ..painting.painter_training import PainterRun
from ..settings.config import load_config
from ..settings.painting_settings import PainterTraining
from ..training.arguments import add_device, command_arguments


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "painter.json")
    parser.add_argument("--phase", choices=("class", "sound"), required=True)
    add_device(parser)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(PainterTraining, args.config)
    species = shipped_species(list_recordings(args.data))
    inputs = load_inputs(args.data, args.runs, species, args.device)
    folder = args.runs / f"painter-{args.phase}"
    if args.phase == "class":
        PainterRun(inputs, config, folder, device=args.device).train()
        return
    bank = load_bank(args.data, args.runs, config, args.device)
    PainterRun(inputs, config, folder, bank, species, args.runs / "painter-class" / "last.pt", args.device).train()
