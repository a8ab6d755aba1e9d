"""Clips that an encoder never trained on, with its scores beside what the teacher hears in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..data.recordings import Recording
from .distilled_hearing import ClipLogits, load_clips, mean_of
from .taught_material import Material
from .teacher import HOP_SECONDS

CLIP_SECONDS = 3.0
WINDOWS_PER_CLIP = round(CLIP_SECONDS / HOP_SECONDS)


@dataclass(frozen=True)
class UnheardRecording:
    """One recording's back-to-back clips: scores and truth [clip, class] are probabilities, the encoder's and the
    teacher's; place is the class of its label, None where that is none."""

    recording: Recording
    place: int | None
    scores: np.ndarray
    truth: np.ndarray

    @property
    def hours(self) -> float:
        return len(self.scores) * CLIP_SECONDS / 3600


def teacher_windows(windows: np.ndarray, clips: int) -> np.ndarray:
    """Of windows [window, ..] 1.5 s apart those that are the app's clips. A last clip of less than half its length has
    none and is left out."""
    return windows[::WINDOWS_PER_CLIP][:clips]


def _joined(heard: ClipLogits, number: int, material: Material) -> UnheardRecording:
    recording = material.recordings[number]
    truth = material.windows.probabilities[material.windows.recording == number].astype(np.float32)
    truth = teacher_windows(truth, len(heard.logits))
    scores = 1 / (1 + np.exp(-heard.logits[: len(truth)]))
    place = material.table.place(recording.label, material.labels.get(recording.label, []))
    return UnheardRecording(recording, place, scores, truth)


def unheard_recordings(folders: list[Path], material: Material) -> list[UnheardRecording]:
    """From fold-*.npz of the first folder; scores are of the mean logits of all. Raises FileNotFoundError where
    `distil --fold` has not run."""
    names = sorted(file.name for file in folders[0].glob("fold-*.npz")) or ["fold-0.npz"]
    for file in (folder / name for folder in folders for name in names):
        if not file.exists():
            raise FileNotFoundError(f"no {file.name} in {file.parent}: run `distil --fold {file.stem[5:]}` first")
    numbers = {str(r.path): n for n, r in enumerate(material.recordings)}
    every = [one for name in names for one in mean_of([load_clips(folder / name) for folder in folders])]
    heard = [one for one in every if str(one.path) in numbers]
    return [_joined(one, numbers[str(one.path)], material) for one in heard]
