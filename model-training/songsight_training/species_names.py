"""Label code -> scientific and common name, for the manifest."""

from __future__ import annotations

import csv
from pathlib import Path

Names = dict[str, tuple[str, str]]

NAMES: Names = {
    "barn_swallow": ("Hirundo rustica", "Barn Swallow"),
    "blue_jay": ("Cyanocitta cristata", "Blue Jay"),
    "common_tern": ("Sterna hirundo", "Common Tern"),
    "common_yellowthroat": ("Geothlypis trichas", "Common Yellowthroat"),
    "hooded_oriole": ("Icterus cucullatus", "Hooded Oriole"),
    "mallard": ("Anas platyrhynchos", "Mallard"),
    "red_winged_blackbird": ("Agelaius phoeniceus", "Red-winged Blackbird"),
    "sayornis": ("Sayornis", "Phoebe"),
    "song_sparrow": ("Melospiza melodia", "Song Sparrow"),
    "tropical_kingbird": ("Tyrannus melancholicus", "Tropical Kingbird"),
}


def species_names(data: Path) -> Names:
    """Those of the shipped pack, and those of the data folder's species.csv (code, scientific, common)."""
    table = data / "species.csv"
    if not table.exists():
        return NAMES
    with open(table, newline="") as file:
        return NAMES | {row["code"]: (row["scientific"], row["common"]) for row in csv.DictReader(file)}


def manifest_labels(species: list[str], thresholds: dict[str, float], names: Names) -> list[dict]:
    """The manifest's labels in the encoder's column order, "no target bird" last."""
    labels = [
        {
            "code": code,
            "kind": "species",
            "scientificName": names[code][0],
            "commonName": names[code][1],
            "threshold": thresholds[code],
        }
        for code in species
    ]
    none = {"code": "no_target_bird", "kind": "none", "scientificName": "", "commonName": "No target bird"}
    return [*labels, {**none, "threshold": 1}]
