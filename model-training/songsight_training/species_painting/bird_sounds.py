"""Sounds of the photographed species: clips in which the teacher hears them, as the distilled encoder's tokens.

Recordings of the fold that the encoder never heard are held out here too: a painter is judged on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..data.spectrograms import FLOOR_DB, limit_range
from ..settings.hearing_settings import SoundConfig
from ..teaching.distilled_encoder import DistilledEncoder
from ..teaching.taught_material import Material
from ..teaching.taught_windows import HEARD, TaughtWindows
from ..teaching.teacher_classes import GENUS_CLASSES, TeacherClasses

BATCH = 50


@dataclass(frozen=True)
class BirdSounds:
    """tokens float16 [clip, 36, size], mel dB float16 [clip, 128, 128], what the encoder says, probabilities float16
    [clip, encoder class]; of each clip its species' number among the photo classes, its recording, and whether that
    is held out. `columns`: the encoder's class of every photo class, -1 where it has none."""

    tokens: torch.Tensor
    mel: torch.Tensor
    said: torch.Tensor
    species: np.ndarray
    recording: np.ndarray
    held_out: np.ndarray
    columns: np.ndarray

    def of(self, species: int, held_out: bool) -> np.ndarray:
        return np.flatnonzero((self.species == species) & (self.held_out == held_out))


def teacher_columns(label: str, teacher: TeacherClasses, keys: dict[str, int]) -> list[int]:
    """The teacher's classes that a photo class means; none where it does not know it."""
    if label in GENUS_CLASSES:
        return [teacher.common.index(name) for name in GENUS_CLASSES[label]]
    column = teacher.column(label, keys)
    return [] if column is None else [column]


UNKNOWN_TO_THE_TEACHER = {
    "brandt_cormorant": ["Urile penicillatus", "Phalacrocorax penicillatus"],
    "cape_glossy_starling": ["Lamprotornis nitens"],
    "crested_auklet": ["Aethia cristatella"],
    "frigatebird": ["Fregata magnificens"],
    "horned_puffin": ["Fratercula corniculata"],
    "ivory_gull": ["Pagophila eburnea"],
    "parakeet_auklet": ["Aethia psittacula"],
    "pelagic_cormorant": ["Urile pelagicus", "Phalacrocorax pelagicus"],
    "red_faced_cormorant": ["Urile urile", "Phalacrocorax urile"],
    "red_legged_kittiwake": ["Rissa brevirostris"],
    "rhinoceros_auklet": ["Cerorhinca monocerata"],
    "sooty_albatross": ["Phoebetria fusca"],
}
"""Scientific names of CUB's classes that BirdNET 2.4 does not know; other models do."""


def scientific_names(classes: list[str], teacher: TeacherClasses) -> list[list[str]]:
    """[photo class] -> the scientific names that mean it: the teacher's, and a genus's own where it stands for several
    species. None for a class that nobody knows."""
    keys = teacher.columns_by_key()
    genus = lambda name: [name.capitalize()] if name in GENUS_CLASSES else []
    known = lambda name: [teacher.scientific[column] for column in teacher_columns(name, teacher, keys)]
    return [genus(name) + (known(name) or UNKNOWN_TO_THE_TEACHER.get(name, [])) for name in classes]


def class_columns(material: Material, classes: list[str]) -> np.ndarray:
    """[photo class] -> class of the encoder, -1 where no recording has it."""
    keys = material.teacher.columns_by_key()
    places = (material.table.place(name, teacher_columns(name, material.teacher, keys)) for name in classes)
    return np.array([-1 if place is None else place for place in places])


def encoder_columns(columns: np.ndarray, table: list[str], codes: list[str]) -> np.ndarray:
    """[photo class] -> its class among the encoder's own `codes`, -1 where it has none: the ear of a finished pack
    knows fewer than `table`, the codes of all classes in the recordings, which `columns` count."""
    place = {code: number for number, code in enumerate(codes)}
    return np.array([-1 if column < 0 else place.get(table[column], -1) for column in columns])


def chosen_windows(
    windows: TaughtWindows, columns: np.ndarray, most: int, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Window and photo class of at most `most` clips of each class, spread over its recordings as evenly as can be."""
    chosen, species = [], []
    for number, column in enumerate(columns):
        if column < 0:
            continue
        own = random.permutation(np.flatnonzero(windows.probabilities[:, column] >= HEARD))
        turn = np.zeros(len(own))
        for recording in np.unique(windows.recording[own]):
            mine = windows.recording[own] == recording
            turn[mine] = np.arange(mine.sum())
        chosen.append(own[np.argsort(turn, kind="stable")][:most])
        species.append(np.full(len(chosen[-1]), number))
    if not chosen:
        return np.zeros(0, int), np.zeros(0, int)
    return np.concatenate(chosen), np.concatenate(species)


def window_patches(windows: TaughtWindows, index: np.ndarray, frames: int, top_db: float) -> np.ndarray:
    """dB float32 [clip, 128, frames]; beyond a recording's end lies digital silence."""
    made = np.full((len(index), frames, windows.decibels.shape[1]), FLOOR_DB, dtype=np.float32)
    for row, (start, (_, high)) in enumerate(zip(windows.first[index], windows.limits[index])):
        last = min(start + frames, high)
        if last > start:
            made[row, : last - start] = windows.decibels[start:last]
    return np.stack([limit_range(patch.T, top_db) for patch in made])


@torch.no_grad()
def heard_tokens(encoder: DistilledEncoder, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """dB [clip, 128, 128] -> tokens [clip, 36, size] and probabilities [clip, class]."""
    tokens, said = [], []
    for part in mel.split(BATCH):
        features, embedding = encoder.hear(part.float())
        tokens.append(encoder.tokens(features))
        said.append(torch.sigmoid(encoder.classes(embedding)))
    return torch.cat(tokens), torch.cat(said)


def bird_sounds(
    material: Material,
    encoder: DistilledEncoder,
    codes: list[str],
    sound: SoundConfig,
    classes: list[str],
    held_out_fold: int,
    most: int,
    seed: int,
) -> BirdSounds:
    """At most `most` clips of each class to train on and as many held out. `codes`: the encoder's classes."""
    columns, parts, species = class_columns(material, classes), [], []
    random = np.random.default_rng(seed)
    for held_out in (False, True):
        wanted = (material.folds == held_out_fold) == held_out
        index = np.flatnonzero(wanted[material.windows.recording])
        found, own = chosen_windows(material.windows.only(wanted), columns, most, random)
        parts.append(index[found])
        species.append(own)
    index = np.concatenate(parts)
    patches = window_patches(material.windows, index, sound.patch_frames, sound.top_db)
    mel = torch.from_numpy(patches).half()
    tokens, said = heard_tokens(encoder.eval(), mel)
    recording = material.windows.recording[index]
    held = np.repeat([False, True], [len(parts[0]), len(parts[1])])
    known = encoder_columns(columns, material.table.codes, codes)
    return BirdSounds(tokens.half(), mel, said.half(), np.concatenate(species), recording, held, known)


def save_sounds(path: Path, sounds: BirdSounds) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: torch.as_tensor(getattr(sounds, name)) for name in BirdSounds.__dataclass_fields__}, path)


def load_sounds(path: Path) -> BirdSounds:
    """Raises FileNotFoundError where `hear-birds` has not run."""
    if not path.exists():
        raise FileNotFoundError(f"no sounds at {path}: run `hear-birds` first")
    stored = torch.load(path)
    arrays = {name: stored[name].numpy() for name in ("species", "recording", "held_out", "columns")}
    return BirdSounds(**{**stored, **arrays})
