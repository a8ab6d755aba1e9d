"""Which species the distilled encoder can be vouched for, at which thresholds: <runs>/distilled/vouched.json.

From the recordings that `distil --fold` left out. Beside it, judged on the same recordings: the teacher, a linear head
on the teacher's embeddings and, with --beside, the encoders of other packs.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from ..config import EncoderDistillation, load_config
from ..data.species_names import species_names
from ..teaching.by_recording import ear_figures
from ..teaching.other_ears import linear_head, pack_ear, teacher_ear
from ..teaching.taught_material import load_material
from ..teaching.unheard_clips import unheard_recordings
from ..teaching.vouching import clip_table, crossed_thresholds, is_vouched, part_of, shipped_thresholds, species_entry

HERE = Path(__file__).resolve().parents[2]
TEACHER_THRESHOLD = 0.5


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "distilled.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--cache", type=Path, help="decoded sounds and the teacher's answers; runs/cache by default")
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="folders of packs that hear mel patches")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config, cache = load_config(EncoderDistillation, args.config), args.cache or args.runs / "cache"
    folder, material = args.runs / "distilled", load_material(args.data, cache, config)
    recordings, codes = unheard_recordings(folder, material), material.table.codes
    clips = clip_table(recordings)
    entries = {code: species_entry(clips, k) for k, code in enumerate(codes) if clips.positive[:, k].any()}
    vouched = np.array([code in entries and is_vouched(entries[code]) for code in codes])
    classes = np.flatnonzero(vouched)
    chosen, by_part = shipped_thresholds(clips, classes), crossed_thresholds(clips, classes)
    paths = {one.recording.path for one in recordings}
    folds = sorted({int(fold) for r, fold in zip(material.recordings, material.folds) if r.path in paths})
    judge = lambda ear, limits: ear_figures(recordings, ear, limits, material.favoured, vouched)
    half = lambda _: np.full(len(codes), TEACHER_THRESHOLD)
    ears = {
        "distilled": judge(lambda one: one.scores, lambda one: by_part[part_of(one.recording.recording_group)]),
        "teacher": judge(teacher_ear(material), half),
        "linearHead": judge(linear_head(material, folds), half),
    }
    for pack in args.beside:
        ear, limits = pack_ear(pack, codes, cache, config.sound)
        ears[pack.name] = judge(ear, lambda _, own=limits: own)
    teacher = material.teacher
    names = dict(zip(teacher.codes, zip(teacher.scientific, teacher.common))) | species_names(args.data)
    figures = {
        "recordings": len(recordings),
        "hours": round(sum(one.hours for one in recordings), 3),
        "folds": folds,
        "ears": ears,
        "thresholds": {codes[k]: round(float(threshold), 2) for k, threshold in zip(classes, chosen)},
        "species": {code: entries[code] for code in codes if code in entries},
        "names": {code: list(names[code]) for code in entries},
    }
    (folder / "vouched.json").write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(ears, indent=1))
    print(f"{int(vouched.sum())} species of {len(entries)} heard")
