"""The teacher's classes, and which of them the name on a recording or photo folder means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ALIASES = {
    "artic_tern": "Arctic Tern",
    "blackcap": "Eurasian Blackcap",
    "brent_goose": "Brant",
    "cardinal": "Northern Cardinal",
    "chuck_will_widow": "Chuck-will's-widow",
    "common_blackbird": "Eurasian Blackbird",
    "common_guillemot": "Common Murre",
    "common_kestrel": "Eurasian Kestrel",
    "common_linnet": "Eurasian Linnet",
    "common_moorhen": "Eurasian Moorhen",
    "common_pheasant": "Ring-necked Pheasant",
    "common_reed_bunting": "Reed Bunting",
    "common_starling": "European Starling",
    "common_teal": "Green-winged Teal",
    "eastern_wood_pee_wee": "Eastern Wood-Pewee",
    "eurasian_collard_dove": "Eurasian Collared-Dove",
    "eurasian_bittern": "Great Bittern",
    "european_herring_gull": "Herring Gull",
    "florida_jay": "Florida Scrub-Jay",
    "geococcyx": "Greater Roadrunner",
    "green_violetear": "Mexican Violetear",
    "mockingbird": "Northern Mockingbird",
    "myrtle_warbler": "Yellow-rumped Warbler",
    "nelson_sharp_tailed_sparrow": "Nelson's Sparrow",
    "nighthawk": "Common Nighthawk",
    "parula_warbler": "Northern Parula",
    "raven": "Common Raven",
    "rock_dove": "Rock Pigeon",
    "rooster": "Red Junglefowl",
    "sand_martin": "Bank Swallow",
    "scarlett_tanager": "Scarlet Tanager",
    "sora_rail": "Sora",
    "starling": "European Starling",
    "tree_sparrow": "American Tree Sparrow",
    "western_jackdaw": "Eurasian Jackdaw",
    "western_marsh_harrier": "Eurasian Marsh-Harrier",
    "western_osprey": "Osprey",
    "whip_poor_will": "Eastern Whip-poor-will",
    "white_breasted_kingfisher": "White-throated Kingfisher",
    "white_eyed_viereo": "White-eyed Vireo",
    "white_pelican": "American White Pelican",
    "yellow_shafted_flicker": "Northern Flicker",
    "yellow_warber": "Yellow Warbler",
}
"""Old names, misspellings and other authorities' names, as the file names of the data have them."""

GENUS_CLASSES = {"sayornis": ("Black Phoebe", "Eastern Phoebe", "Say's Phoebe")}
"""Classes of ours that the teacher knows as several species, as the paper's data set mixes them."""


def species_code(common_name: str) -> str:
    """ "Say's Phoebe" -> "says_phoebe": the label code of a pack."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"['’]", "", common_name.lower())).strip("_")


def _key(name: str) -> str:
    """What of a name counts when two spellings are compared: letters, without a possessive's s."""
    plain = re.sub(r"(['’]|_)s(?=[\s_-]|$)", "", name.lower().replace("grey", "gray"))
    return re.sub(r"[^a-z]", "", plain)


@dataclass(frozen=True)
class TeacherClasses:
    """Scientific and common name of every teacher output, in its order."""

    scientific: list[str]
    common: list[str]

    @property
    def codes(self) -> list[str]:
        return [species_code(name) for name in self.common]

    def columns_by_key(self) -> dict[str, int]:
        """All the spellings that name one class and no other: common, scientific and six-letter codes."""
        found: dict[str, int] = {}
        short = [self._six_letters(name) for name in self.common]
        counts = Counter(short)
        found |= {code: column for column, code in enumerate(short) if code and counts[code] == 1}
        found |= {_key(name): column for column, name in enumerate(self.scientific)}
        found |= {code.replace("_", ""): column for column, code in enumerate(self.codes)}
        return found | {_key(name): column for column, name in enumerate(self.common)}

    @staticmethod
    def _six_letters(common_name: str) -> str:
        """The banding code: "Belted Kingfisher" -> "belkin"; nothing for names of other than two words."""
        words = re.sub(r"['’]", "", common_name.lower()).split()
        return words[0][:3] + words[1][:3] if len(words) == 2 else ""

    def column(self, label: str, keys: dict[str, int]) -> int | None:
        """The class a file's label means; None where it means none or several."""
        if label in ALIASES:
            return keys.get(_key(ALIASES[label]))
        if "___" in label:  # xc-number___common_name___scientific_name
            label = label.split("___")[1]
        return keys.get(_key(label))


def read_classes(labels: Path) -> TeacherClasses:
    """BirdNET's labels file: lines "Scientific name_Common name"."""
    lines = [line.split("_", 1) for line in labels.read_text(encoding="utf-8").splitlines() if line.strip()]
    return TeacherClasses([scientific for scientific, _ in lines], [common for _, common in lines])
