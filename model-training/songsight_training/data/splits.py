"""Train, validation and test by recording_group: recordings of one individual never part."""

from __future__ import annotations

import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np

from .recordings import Recording, shipped_species

TEST_SHARE = 0.25
TEST_SECONDS = 15.0
VALIDATION_SHARE = 0.15
CLIP_MILLISECONDS = 3000

Groups = dict[str, list[Recording]]


def _order(group: str, seed: int) -> int:
    return zlib.crc32(f"{seed}:{group}".encode())


def _split_species(groups: Groups, seed: int) -> dict[str, list[Recording]]:
    """A quarter of the groups, and more until they last 15 s, is for testing; never the largest."""
    largest = max(groups, key=lambda name: len(groups[name]))
    order = sorted(set(groups) - {largest}, key=lambda name: _order(name, seed))
    tests: list[Recording] = []
    for place, name in enumerate(order[:-1]):
        if place >= round(TEST_SHARE * len(groups)) and sum(r.seconds for r in tests) >= TEST_SECONDS:
            break
        tests.extend(groups[name])
    return {"test": tests, "train": [r for name in groups for r in groups[name] if r not in tests]}


def _split_negatives(groups: Groups, seed: int) -> dict[str, list[Recording]]:
    """Validation exists for negatives only: it sets the thresholds, and no species has voices to spare."""
    order = sorted(groups, key=lambda name: _order(name, seed))
    tests = round(TEST_SHARE * len(order))
    checks = tests + round(VALIDATION_SHARE * len(order))
    named = {"test": order[:tests], "validation": order[tests:checks], "train": order[checks:]}
    return {part: [r for name in names for r in groups[name]] for part, names in named.items()}


def split_recordings(recordings: list[Recording], seed: int) -> dict[str, list[Recording]]:
    """{"train", "validation", "test"} of the shipped species, other birds and background.

    Species that are not shipped are in no part. Syllables of the shipped ones only ever train.
    """
    species = shipped_species(recordings)
    parts: dict[str, list[Recording]] = {"train": [], "validation": [], "test": []}
    for name, groups in sorted(_strata(recordings, species).items()):
        split = _split_species if name in species else _split_negatives
        for part, found in split(groups, seed).items():
            parts[part].extend(found)
    parts["train"].extend(r for r in recordings if r.group == "syllable" and r.label in species)
    return parts


def _strata(recordings: list[Recording], species: list[str]) -> dict[str, Groups]:
    strata: dict[str, Groups] = defaultdict(lambda: defaultdict(list))
    target_groups = {r.recording_group for r in recordings if r.group == "target"}
    for recording in recordings:
        if recording.group == "target" and recording.label in species:
            strata[recording.label][recording.recording_group].append(recording)
        elif recording.group in ("other", "background") and recording.recording_group not in target_groups:
            strata[recording.group][recording.recording_group].append(recording)
    return strata


def grouped_folds(recordings: list[Recording], folds: int, seed: int) -> list[dict[str, list[Recording]]]:
    """`folds` times {"train", "test"}: every recording is tested exactly once, never beside its own group.

    Groups of a species are dealt out like cards, longest first, so that folds are alike; a species of three
    groups is tested in three folds only. Syllables only ever train.
    """
    species = shipped_species(recordings)
    place: dict[Path, int] = {}
    for name, groups in sorted(_strata(recordings, species).items()):
        seconds = {key: sum(r.seconds for r in own) for key, own in groups.items()}
        order = sorted(groups, key=lambda key: (-seconds[key], _order(key, seed)))
        first = _order(name, seed) % folds
        place |= {r.path: (first + turn) % folds for turn, key in enumerate(order) for r in groups[key]}
    syllables = [r for r in recordings if r.group == "syllable" and r.label in species]
    used = [r for r in recordings if r.path in place]
    return [
        {
            "train": [r for r in used if place[r.path] != fold] + syllables,
            "test": [r for r in used if place[r.path] == fold],
        }
        for fold in range(folds)
    ]


def clip_folds(
    recordings: list[Recording], folds: int, seed: int
) -> list[tuple[list[Recording], dict[Path, np.ndarray]]]:
    """The paper's protocol: single clips are dealt into folds, so one recording lies on both sides.

    `folds` times the recordings to train on and, by path, the numbers of the clips that only test. Other birds and
    background are dealt as whole recordings: they are in the training list or not at all.
    """
    species = shipped_species(recordings)
    by_recording = grouped_folds(recordings, folds, seed)
    dealt = []
    for fold in range(folds):
        tests: dict[Path, np.ndarray] = {}
        for recording in (r for r in recordings if r.group == "target" and r.label in species):
            clips = max(1, -(-int(recording.seconds * 1000) // CLIP_MILLISECONDS))
            random = np.random.default_rng([seed, zlib.crc32(recording.path.name.encode())])
            tests[recording.path] = np.flatnonzero((random.permutation(clips) + random.integers(folds)) % folds == fold)
        targets = [r for r in recordings if r.path in tests]
        dealt.append((targets + [r for r in by_recording[fold]["train"] if r.group != "target"], tests))
    return dealt
