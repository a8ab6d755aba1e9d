"""Which species the distilled encoder can be vouched for, at which thresholds: <runs>/distilled/vouched.json.

From the recordings that `distil --fold` left out. Beside it, judged on the same recordings: the teacher, a linear head
on the teacher's embeddings and, with --beside, the encoders of other packs. With `clean`'s figures it makes
<reports>/distilled.md.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from ..data.species_names import species_names
from ..packing.distilled_card import distilled_card
from ..packing.distilled_pack import trained_distilled, training_facts
from ..settings.config import load_config
from ..settings.hearing_settings import EncoderDistillation
from ..teaching.by_recording import ear_figures
from ..teaching.other_ears import linear_head, pack_ear, teacher_ear
from ..teaching.taught_material import Material, load_material
from ..teaching.unheard_clips import UnheardRecording, unheard_recordings
from ..teaching.vouching import (
    clip_table,
    crossed_thresholds,
    is_vouched,
    mean_average_precision,
    part_of,
    shipped_thresholds,
    species_entry,
)
from ..training.arguments import HERE, add_members, command_arguments

TEACHER_THRESHOLD = 0.5


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "distilled.json")
    parser.add_argument("--cache", type=Path, help="decoded sounds and the teacher's answers; runs/cache by default")
    add_members(parser)
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="folders of packs that hear mel patches")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "distilled-pack.json")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(words)


def _names(material: Material, data: Path) -> dict[str, tuple[str, str]]:
    """Scientific and common name by class; what has one name for both ("Dog", "Engine") is no species."""
    teacher = material.teacher
    names = dict(zip(teacher.codes, zip(teacher.scientific, teacher.common))) | species_names(data)
    return {code: name for code, name in names.items() if name[0] != name[1]}


def _other_ears(material: Material, args: argparse.Namespace, recordings: list[UnheardRecording]) -> dict:
    """By name the scores and thresholds of the ears to compare with."""
    codes, half = material.table.codes, np.full(len(material.table.codes), TEACHER_THRESHOLD)
    paths = {one.recording.path for one in recordings}
    folds = sorted({int(fold) for r, fold in zip(material.recordings, material.folds) if r.path in paths})
    ears = {"teacher": (teacher_ear(material), half), "linearHead": (linear_head(material, folds), half)}
    sound, cache = load_config(EncoderDistillation, args.config).sound, args.cache or args.runs / "cache"
    return ears | {pack.name: pack_ear(pack, codes, cache, sound) for pack in args.beside}


def _report(args: argparse.Namespace, figures: dict) -> None:
    folder = args.runs / "distilled"
    cleaned, folds = folder / "cleaned.json", sorted(folder.glob("fold-*/last.pt"))
    if not cleaned.exists() or not folds:
        print("no report: run `clean` first")
        return
    members = [trained_distilled(runs / "distilled" / folds[0].parent.name) for runs in (args.runs, *args.members)]
    told = {"cleaned": json.loads(cleaned.read_text()), "training": [training_facts(member) for member in members]}
    settings = json.loads(args.settings.read_text(encoding="utf-8"))
    args.reports.mkdir(parents=True, exist_ok=True)
    text = distilled_card({"vouched": figures, **told}, {**settings, "title": "The distilled encoder: report"})
    (args.reports / "distilled.md").write_text(text, encoding="utf-8")


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config, folder = load_config(EncoderDistillation, args.config), args.runs / "distilled"
    material = load_material(args.data, args.cache or args.runs / "cache", config)
    folders = [runs / "distilled" for runs in (args.runs, *args.members)]
    recordings, codes, names = unheard_recordings(folders, material), material.table.codes, _names(material, args.data)
    clips = clip_table(recordings)
    heard = [k for k, code in enumerate(codes) if code in names and clips.positive[:, k].any()]
    entries = {codes[k]: species_entry(clips, k) for k in heard}
    vouched = np.array([code in entries and is_vouched(entries[code]) for code in codes])
    classes = np.flatnonzero(vouched)
    chosen, by_part = shipped_thresholds(clips, classes), crossed_thresholds(clips, classes)
    judge = lambda ear, limits: ear_figures(recordings, ear, limits, material.favoured, vouched)
    own = judge(lambda one: one.scores, lambda one: by_part[part_of(one.recording.recording_group)])
    others = _other_ears(material, args, recordings)
    ears = {name: judge(ear, lambda _, own=limits: own) for name, (ear, limits) in others.items()}
    figures = {
        "recordings": len(recordings),
        "hours": round(sum(one.hours for one in recordings), 3),
        "ears": {"distilled": own, **ears},
        "averagePrecision": mean_average_precision(clips, heard),
        "thresholds": {codes[k]: round(float(threshold), 2) for k, threshold in zip(classes, chosen)},
        "species": entries,
        "names": {code: list(names[code]) for code in entries},
    }
    (folder / "vouched.json").write_text(json.dumps(figures, indent=1) + "\n")
    _report(args, figures)
    print(json.dumps(figures["ears"], indent=1))
    print(f"{len(classes)} species of {len(entries)} heard")
