"""Train, validation and test by recording_group: recordings of one individual never part."""

from __future__ import annotations

import zlib
from collections import defaultdict

from .recordings import Recording, shipped_species

TEST_SHARE = 0.25
TEST_SECONDS = 15.0
VALIDATION_SHARE = 0.15

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
    target_groups = {r.recording_group for r in recordings if r.group == "target"}
    strata: dict[str, Groups] = defaultdict(lambda: defaultdict(list))
    for recording in recordings:
        if recording.group == "target" and recording.label in species:
            strata[recording.label][recording.recording_group].append(recording)
        elif recording.group in ("other", "background") and recording.recording_group not in target_groups:
            strata[recording.group][recording.recording_group].append(recording)
    parts: dict[str, list[Recording]] = {"train": [], "validation": [], "test": []}
    for name, groups in sorted(strata.items()):
        split = _split_species if name in species else _split_negatives
        for part, found in split(groups, seed).items():
            parts[part].extend(found)
    parts["train"].extend(r for r in recordings if r.group == "syllable" and r.label in species)
    return parts
