"""Label code -> scientific and common name, for the manifest."""

NAMES = {
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


def manifest_labels(species: list[str], thresholds: dict[str, float]) -> list[dict]:
    """The manifest's labels in the encoder's column order, "no target bird" last."""
    labels = [
        {
            "code": code,
            "kind": "species",
            "scientificName": NAMES[code][0],
            "commonName": NAMES[code][1],
            "threshold": thresholds[code],
        }
        for code in species
    ]
    none = {"code": "no_target_bird", "kind": "none", "scientificName": "", "commonName": "No target bird"}
    return [*labels, {**none, "threshold": 1}]
