"""Looks at a painter over the pictures it has seen."""

import json

from PIL import Image

from songsight_training.packing.painter_report import TOLD_WORDS, learning_part
from songsight_training.species_painting.learning_curve import draw_curve, remember

SHARED = {"judge": "0a0b0c0d", "pictures": 100, "guidance": 3.0, "steps": 20, "sampler": "dpmpp-2m"}


def figures(distance: float, right: float) -> dict:
    return {"fidLite0": distance, "precision": 0.7, "recall": 0.2, "namedRight": right, "kid": 0.1}


def test_looks_that_are_alike_make_a_curve_in_the_order_of_pictures_seen(tmp_path):
    file = tmp_path / "painter-looks.json"
    remember(file, 2_000_000, SHARED, {"both": figures(90, 0.3)})
    remember(file, 1_000_000, {**SHARED, "judge": "ffffffff"}, {"both": figures(10, 0.9)})
    remember(file, 1_000_000, SHARED, {"both": figures(500, 0.0)})
    looks = remember(file, 1_000_000, SHARED, {"both": figures(120, 0.2), "sound": figures(150, 0.01)})
    seen = [(one["picturesSeen"], one["told"]["both"]["fidLite0"]) for one in looks]
    assert seen == [(1_000_000, 120), (2_000_000, 90)]
    assert len(json.loads(file.read_text())) == 3  # what was asked otherwise stays, what was repeated is replaced

    report = "\n".join(learning_part(looks))
    assert "| pictures seen | told the sound | told both |" in report
    assert "| 1,000,000 | 150.0 (1.0 %) | 120.0 (20.0 %) |" in report
    assert "| 2,000,000 | - | 90.0 (30.0 %) |" in report
    assert "learning.png" in report and "learning.png" not in "\n".join(learning_part(looks, with_sheets=False))
    assert learning_part(looks[:1]) == []

    draw_curve(looks, TOLD_WORDS, tmp_path / "learning.png")
    assert Image.open(tmp_path / "learning.png").size[0] > 500
