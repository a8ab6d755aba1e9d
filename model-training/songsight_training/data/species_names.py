"""Label code -> scientific and common name, for the manifest."""

from __future__ import annotations

import csv
from functools import lru_cache
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


TRANSLATIONS: dict[str, dict[str, str]] = {
    "barn_swallow": {"de": "Rauchschwalbe", "es": "Golondrina común"},
    "blue_jay": {"de": "Blauhäher", "es": "Arrendajo azul"},
    "common_tern": {"de": "Flussseeschwalbe", "es": "Charrán común"},
    "common_yellowthroat": {"de": "Weidengelbkehlchen", "es": "Mascarita común"},
    "hooded_oriole": {"de": "Maskentrupial", "es": "Turpial enmascarado"},
    "mallard": {"de": "Stockente", "es": "Ánade azulón"},
    "red_winged_blackbird": {"de": "Rotflügelstärling", "es": "Tordo sargento"},
    "sayornis": {"de": "Phoebetyrann", "es": "Papamoscas (Sayornis)"},
    "song_sparrow": {"de": "Singammer", "es": "Gorrión cantor"},
    "tropical_kingbird": {"de": "Trauertyrann", "es": "Tirano melancólico"},
}
"""Common names in other languages, by language code."""


COMMON_NAMES = Path(__file__).resolve().parents[2] / "configs" / "common-names.csv"


@lru_cache(maxsize=1)
def _by_scientific_name() -> dict[str, dict[str, str]]:
    with open(COMMON_NAMES, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row.pop("scientific"): {language: name for language, name in row.items() if name} for row in rows}


def names_elsewhere(code: str, scientific: str) -> dict[str, str]:
    """Common names in other languages, by language code; none where we know none for sure."""
    return TRANSLATIONS.get(code) or _by_scientific_name().get(scientific, {})


def translations(data: Path) -> dict[str, dict[str, str]]:
    """Those above, and those of species.csv's columns common_de, common_es and so on."""
    table = data / "species.csv"
    if not table.exists():
        return TRANSLATIONS
    with open(table, newline="") as file:
        rows = list(csv.DictReader(file))
    own = {
        row["code"]: {key[7:]: name for key, name in row.items() if key.startswith("common_") and name} for row in rows
    }
    return TRANSLATIONS | {code: names for code, names in own.items() if names}


def species_names(data: Path) -> Names:
    """Those of the shipped pack, and those of the data folder's species.csv (code, scientific, common)."""
    table = data / "species.csv"
    if not table.exists():
        return NAMES
    with open(table, newline="") as file:
        return NAMES | {row["code"]: (row["scientific"], row["common"]) for row in csv.DictReader(file)}


def manifest_labels(
    species: list[str], thresholds: dict[str, float], names: Names, translated: dict[str, dict[str, str]] | None = None
) -> list[dict]:
    """The manifest's labels in the encoder's column order, "no target bird" last."""
    labels = [
        {
            "code": code,
            "kind": "species",
            "scientificName": names[code][0],
            "commonName": names[code][1],
            **({"names": translated[code]} if translated and code in translated else {}),
            "threshold": thresholds[code],
        }
        for code in species
    ]
    none = {"code": "no_target_bird", "kind": "none", "scientificName": "", "commonName": "No target bird"}
    return [*labels, {**none, "threshold": 1}]
