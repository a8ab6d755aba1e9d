"""An encoder taught by `teach`'s teacher: runs/distilled/last.pt, or with --fold one that leaves a fold out.

With --fold N it hears everything but fold N, and what it then says about the clips of fold N goes to
runs/distilled/fold-N.npz, for `vouch`. Without, it hears everything; --start begins with the weights of a fold's run.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

import numpy as np
import torch

from ..config import EncoderDistillation, load_config
from ..teaching.distillation_training import DistillationRun, embedding_scale
from ..teaching.distilled_hearing import hear_clips, save_clips
from ..teaching.taught_batches import TaughtSounds
from ..teaching.taught_material import load_material

HERE = Path(__file__).resolve().parents[2]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "distilled.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--cache", type=Path, help="decoded sounds and the teacher's answers; runs/cache by default")
    parser.add_argument("--fold", type=int, help="leave this fold out and be examined on it")
    parser.add_argument("--start", type=Path, help="checkpoint whose weights to begin with")
    parser.add_argument("--updates", type=int, help="instead of the config's")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=0, help="threads that make batches ahead, for a GPU")
    parser.add_argument("--float32", action="store_true", help="for processors that are slow at bfloat16")
    parser.add_argument("--compile", action="store_true", help="let PyTorch compile the network (needs a C++ compiler)")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(EncoderDistillation, args.config)
    if args.updates:
        config = dataclasses.replace(config, updates=args.updates)
    material = load_material(args.data, args.cache or args.runs / "cache", config)
    model = dataclasses.replace(config.model, labels=len(material.table.codes))
    config = dataclasses.replace(config, model=model)
    heard = np.ones(len(material.recordings), dtype=bool) if args.fold is None else material.folds != args.fold
    windows = material.windows.only(heard)
    sounds = TaughtSounds(windows, material.favoured, config)
    folder = args.runs / "distilled" if args.fold is None else args.runs / "distilled" / f"fold-{args.fold}"
    scale, half = embedding_scale(windows.embeddings), not args.float32
    run = DistillationRun(
        sounds, scale, material.table.codes, config, folder, args.start, half, args.device, args.workers, args.compile
    )
    encoder = run.train()
    if args.fold is not None:
        examined = [r for r, fold in zip(material.recordings, material.folds) if fold == args.fold]
        cache = args.cache or args.runs / "cache"
        save_clips(
            args.runs / "distilled" / f"fold-{args.fold}.npz", hear_clips(encoder, examined, cache, config.sound)
        )
