"""What the teacher leaves of the recordings' labels: which windows of a species are kept, and what is dropped."""

from __future__ import annotations

import numpy as np

from ..settings.hearing_settings import SoundConfig
from .taught_material import Material
from .taught_windows import HEARD, sounding
from .teacher import HOP_SECONDS


def _of_label(material: Material, label: str, sound: SoundConfig) -> dict | None:
    """None where the label means no class. Windows lie 1.5 s apart; `named` are those in which anything sounds."""
    table, windows = material.table, material.windows
    place = table.place(label, material.labels.get(label, []))
    own = [
        n for n, r in enumerate(material.recordings) if r.label == label and r.group not in ("background", "syllable")
    ]
    if place is None or not own:
        return None
    per_window = HOP_SECONDS * sound.rate_hz / sound.hop_length
    named = kept = others = total = 0
    silent = []
    for number in own:
        recording = material.recordings[number]
        mine = np.flatnonzero(windows.recording == number)
        heard = windows.probabilities[mine] >= HEARD
        first, last = windows.limits[mine[0]]
        starts = np.round(np.arange(len(heard)) * per_window).astype(int)
        named += int(sounding(windows.decibels[first:last].T, starts, sound).sum())
        total, kept = total + len(heard), kept + int(heard[:, place].sum())
        others += int((heard.any(axis=1) & ~heard[:, place]).sum())
        if not heard[:, place].any():
            silent.append(recording.path.name)
    return {
        "group": material.recordings[own[0]].group,
        "recordings": len(own),
        "recordingsHeard": len(own) - len(silent),
        "windows": total,
        "windowsSounding": named,
        "windowsKept": kept,
        "windowsOfOthersOnly": others,
        "notHeardIn": silent,
    }


def cleaning_figures(material: Material, sound: SoundConfig) -> dict:
    """By label; background in which the teacher hears anything; labels that mean no class; how often classes sound."""
    heard = material.windows.probabilities >= HEARD
    labels = sorted({r.label for r in material.recordings if r.group in ("target", "other")})
    found = {label: _of_label(material, label, sound) for label in labels}
    background = [n for n, r in enumerate(material.recordings) if r.group == "background"]
    loud = [n for n in background if heard[material.windows.recording == n].any()]
    by_class = [len(set(material.windows.recording[heard[:, k]].tolist())) for k in range(heard.shape[1])]
    return {
        "recordings": len(material.recordings),
        "windows": len(heard),
        "windowsHeard": int(heard.any(axis=1).sum()),
        "labels": {label: one for label, one in found.items() if one is not None},
        "labelsThatMeanNoClass": [label for label, one in found.items() if one is None],
        "background": {
            "recordings": len(background),
            "heardIn": [material.recordings[n].path.name for n in loud],
        },
        "classes": {
            "heard": sum(count > 0 for count in by_class),
            "inTwoRecordings": sum(count > 1 for count in by_class),
            "inFiveRecordings": sum(count > 4 for count in by_class),
        },
    }
