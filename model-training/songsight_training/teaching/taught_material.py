"""Everything distillation needs, from the data folder and the teacher's cached answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..data.recordings import Recording, list_recordings
from ..data.species_names import species_names
from ..data.spectrograms import load_spectrograms
from ..settings.hearing_settings import EncoderDistillation
from .taught_folds import deal_folds
from .taught_windows import ClassTable, TaughtWindows, class_table, label_columns, taught_windows
from .teacher import NAME, Taught, load_taught
from .teacher_classes import TeacherClasses, read_classes


@dataclass(frozen=True)
class Material:
    """`recordings` are those the teacher heard; `folds` and `windows.recording` go with them. `labels`: what a
    recording's label means among the teacher's columns. `favoured` [class]: the paper's species."""

    recordings: list[Recording]
    taught: list[Taught]
    teacher: TeacherClasses
    labels: dict[str, list[int]]
    table: ClassTable
    windows: TaughtWindows
    folds: np.ndarray
    favoured: np.ndarray


def _favoured(table: ClassTable, labels: dict[str, list[int]], recordings: list[Recording]) -> np.ndarray:
    targets = {table.place(r.label, labels.get(r.label, [])) for r in recordings if r.group == "target"}
    return np.isin(np.arange(len(table.codes)), [place for place in targets if place is not None])


def cached_classes(cache: Path) -> TeacherClasses:
    """The teacher's classes as `teach` keeps them. Raises FileNotFoundError where it has not run."""
    file = cache / "teacher" / f"{NAME}-labels.txt"
    if not file.exists():
        raise FileNotFoundError(f"there is no {file}: run `teach` first")
    return read_classes(file)


def load_material(data: Path, cache: Path, config: EncoderDistillation) -> Material:
    """Raises FileNotFoundError where `teach` has not run yet."""
    folder = cache / "teacher"
    if not (folder / f"{NAME}-labels.txt").exists():
        raise FileNotFoundError(f"no answers of the teacher below {folder}: run `teach` first")
    listed = list_recordings(data)
    pairs = [(r, said) for r in listed if (said := load_taught(r, folder)) is not None]
    spectrograms = load_spectrograms([r for r, _ in pairs], cache, config.sound)
    pairs = [(r, said) for r, said in pairs if r.path in spectrograms]
    recordings, taught = [r for r, _ in pairs], [said for _, said in pairs]
    teacher = cached_classes(cache)
    labels = label_columns(recordings, teacher)
    named = species_names(data)
    own = sorted({r.label for r in recordings if r.label not in labels and r.label in named})
    table = class_table(labels, taught, teacher, own)
    windows = taught_windows(recordings, spectrograms, taught, table, labels, config.sound)
    folds = deal_folds(recordings, config.folds, config.split_seed)
    favoured = _favoured(table, labels, recordings)
    return Material(recordings, taught, teacher, labels, table, windows, folds, favoured)
