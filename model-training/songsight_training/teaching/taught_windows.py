"""Every 3 s window of the recordings with what the teacher hears in it, cleaned: the material of `distil`.

A window is a positive of exactly those classes that the teacher hears in it, whatever the recording is called. The
recording's own name only helps: where the teacher half hears that species, it counts for more. An isolated call
("syllable") is one of its species; a species of one's own that the teacher does not know sounds where the energy rule
(data/activity.py) says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..data.activity import positive_starts
from ..data.recordings import Recording
from ..settings.hearing_settings import SoundConfig
from .teacher import HOP_SECONDS, Taught
from .teacher_classes import GENUS_CLASSES, TeacherClasses, species_code

HEARD = 0.5
HALF_HEARD = 0.1
OWN_NAME_LOGITS = 1.5
SYLLABLE = 0.9
LEVEL_PERCENTILE = 98


def _heard(logits: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-logits.astype(np.float32)))


@dataclass(frozen=True)
class ClassTable:
    """Our classes in column order: `code`, and the teacher's columns that mean it, none where it does not know it."""

    codes: list[str]
    columns: list[list[int]]

    def probabilities(self, logits: np.ndarray) -> np.ndarray:
        """The teacher's logits [window, teacher class] -> probabilities [window, class]; several columns join as
        "any of them sounds"."""
        made = np.zeros((len(logits), len(self.columns)), dtype=np.float32)
        single = [k for k, own in enumerate(self.columns) if len(own) == 1]
        made[:, single] = _heard(logits[:, [self.columns[k][0] for k in single]])
        for k in (k for k, own in enumerate(self.columns) if len(own) > 1):
            made[:, k] = 1 - np.prod(1 - _heard(logits[:, self.columns[k]]), axis=1)
        return made

    def place(self, label: str, columns: list[int]) -> int | None:
        """The class of a recording's label, whose columns of the teacher's are `columns`."""
        if label in self.codes:
            return self.codes.index(label)
        return next((k for k, known in enumerate(self.columns) if columns and set(columns) <= set(known)), None)


def label_columns(recordings: list[Recording], teacher: TeacherClasses) -> dict[str, list[int]]:
    """Label of a recording -> the teacher's columns it means; labels the teacher does not know are left out."""
    keys = teacher.columns_by_key()
    found: dict[str, list[int]] = {}
    for label in sorted({r.label for r in recordings if r.group != "background"}):
        if label in GENUS_CLASSES:
            found[label] = [teacher.common.index(name) for name in GENUS_CLASSES[label]]
        elif (column := teacher.column(label, keys)) is not None:
            found[label] = [column]
    return found


def class_table(
    labels: dict[str, list[int]], taught: list[Taught], teacher: TeacherClasses, own: list[str] = ()
) -> ClassTable:
    """Every class some label means or the teacher hears anywhere; the species of a genus class go into it. `own`: codes
    of species that the teacher does not know."""
    heard = np.zeros(len(teacher.common), dtype=bool)
    edge = np.log(HEARD / (1 - HEARD))
    for one in taught:
        heard |= (one.logits >= edge).any(axis=0)
    joined = {column: code for code in GENUS_CLASSES for column in labels.get(code, [])}
    columns: dict[str, list[int]] = {code: labels[code] for code in GENUS_CLASSES if code in labels}
    meant = {column for own in labels.values() for column in own}
    for column in sorted(meant | set(np.flatnonzero(heard).tolist())):
        if column not in joined:
            columns[species_code(teacher.common[column])] = [column]
    columns |= {code: [] for code in own if code not in columns}
    return ClassTable(list(columns), list(columns.values()))


@dataclass(frozen=True)
class TaughtWindows:
    """decibels [frame, band] of all recordings end to end; of each window its first frame there, its recording's
    first and last frame, its recording's number, level (98th percentile, dB), the teacher's probabilities [window,
    class] and embeddings [window, 1024], and whether it is background without a bird."""

    decibels: np.ndarray
    first: np.ndarray
    limits: np.ndarray
    recording: np.ndarray
    level: np.ndarray
    probabilities: np.ndarray
    embeddings: np.ndarray
    background: np.ndarray

    def only(self, recordings: np.ndarray) -> TaughtWindows:
        """The windows of those recordings (bool [recording]); the decibels are shared."""
        kept = recordings[self.recording]
        parts = (self.first, self.limits, self.recording, self.level, self.probabilities, self.embeddings)
        return TaughtWindows(self.decibels, *(part[kept] for part in parts), self.background[kept])


def with_own_name(logits: np.ndarray, own: list[int]) -> np.ndarray:
    """Half heard counts for more where the recording has that species' name: logits [window, teacher class]."""
    made = logits.astype(np.float32)
    half = np.log(HALF_HEARD / (1 - HALF_HEARD))
    made[:, own] += np.where(made[:, own] >= half, OWN_NAME_LOGITS, 0.0)
    return made


def sounding(decibels: np.ndarray, starts: np.ndarray, sound: SoundConfig) -> np.ndarray:
    """bool [window]: something sounds in it by the energy rule. decibels [band, frame] of the whole recording."""
    last = decibels.shape[1] - sound.patch_frames
    return np.isin(np.clip(starts, min(0, last), max(0, last)), positive_starts(decibels, sound))


def taught_windows(
    recordings: list[Recording],
    spectrograms: dict[Path, np.ndarray],
    taught: list[Taught],
    table: ClassTable,
    labels: dict[str, list[int]],
    sound: SoundConfig,
) -> TaughtWindows:
    """`taught` goes with `recordings`; all of them have a spectrogram."""
    per_window = HOP_SECONDS * sound.rate_hz / sound.hop_length
    rows: dict[str, list] = {name: [] for name in ("mel", "first", "limits", "recording", "level", "p", "e", "quiet")}
    offset = 0
    for number, (recording, said) in enumerate(zip(recordings, taught)):
        decibels, own = spectrograms[recording.path].T, labels.get(recording.label, [])
        starts = np.round(np.arange(len(said.logits)) * per_window).astype(int)
        probabilities = table.probabilities(with_own_name(said.logits, own))
        place = table.place(recording.label, own)
        if recording.group == "syllable" and place is not None:
            probabilities[:, place] = np.maximum(probabilities[:, place], SYLLABLE)
        elif place is not None and not table.columns[place]:
            probabilities[:, place] = sounding(spectrograms[recording.path], starts, sound)
        rows["mel"].append(decibels)
        rows["first"].append(starts + offset)
        rows["limits"].append(np.tile([offset, offset + len(decibels)], (len(starts), 1)))
        rows["recording"].append(np.full(len(starts), number))
        patches = [decibels[s : s + sound.patch_frames] for s in np.minimum(starts, len(decibels) - 1)]
        rows["level"].append(np.array([np.percentile(patch.astype(np.float32), LEVEL_PERCENTILE) for patch in patches]))
        rows["p"].append(probabilities.astype(np.float16))
        rows["e"].append(said.embeddings)
        rows["quiet"].append((recording.group == "background") & (probabilities.max(axis=1) < HALF_HEARD))
        offset += len(decibels)
    joined = {name: np.concatenate(parts) for name, parts in rows.items()}
    return TaughtWindows(*joined.values())
