"""The paper's Table 1 on tiny networks: every row trains, resumes, paints, and stands in the report."""

import dataclasses

import numpy as np
import pytest
import torch
from test_species_painter import CONFIG, UNET, few_photos, few_sounds

from songsight_training.judging.lite0 import Lite0
from songsight_training.judging.lite0_pictures import Lite0Judge
from songsight_training.packing.table_one_report import table_one_report
from songsight_training.painting.autoencoder import Autoencoder
from songsight_training.settings.judging_settings import Lite0JudgeTraining
from songsight_training.settings.painting_settings import AutoencoderConfig, TableOne, UnetConfig
from songsight_training.species_painting.bird_views import pixel_views
from songsight_training.species_painting.painter_figures import Gallery
from songsight_training.species_painting.table_rows import ROWS, RowMaterial, row_config, run_row, species_with_sounds

PIXELS = UnetConfig(channels=3, patch=8, widths=(16, 24), attention_levels=(1,), heads=2, token_size=8, sample_size=64)
TABLE = TableOne(
    painter=dataclasses.replace(CONFIG, updates=2), pixel_model=PIXELS, pictures=16, gan_width=4, gan_noise=6
)


@pytest.fixture(scope="module")
def material() -> RowMaterial:
    torch.manual_seed(3)
    photos = few_photos(size=64)
    config = Lite0JudgeTraining(blocks=1, head=6, size=64)
    classes = sorted(set(photos.species))
    judge = Lite0Judge(Lite0(len(classes), 1, 6).eval(), config, classes, {})
    gallery = Gallery(judge, photos, judge.look_at_photos(photos), few_sounds())
    autoencoder = Autoencoder(AutoencoderConfig(width=16, fine_width=8, image_size=32)).eval()
    latents = torch.randn(2, len(photos.files), 4, 8, 8).half()
    species = species_with_sounds(gallery)
    return RowMaterial(gallery, autoencoder, latents, pixel_views(photos), species, 2.0, 2, 3)


def test_rows_are_told_what_their_name_says():
    told = {row: row_config(row, TABLE, 7) for row in ROWS}
    assert told["label"].drop_sound == 1 and told["sound"].drop_label == told["log-mel"].drop_label == 1
    assert (
        told["log-mel"].sound == "log-mel"
        and told["mean-tokens"].sound == "mean-tokens"
        and told["both"].drop_sound < 1 > told["both"].drop_label
    )
    assert (told["paper-ddpm"].prediction, told["paper-ddpm"].schedule, told["paper-ddpm"].min_snr) == (
        "epsilon",
        "linear",
        0,
    )
    assert {one.updates for one in told.values()} == {2} and {one.seed for one in told.values()} == {7}
    with pytest.raises(ValueError, match="row must be"):
        row_config("smell", TABLE, 7)


def test_every_row_trains_and_is_judged(material, tmp_path, capsys):
    assert material.species.tolist() == [0, 2]  # the class without a sound stays out of every row
    rows = {}
    for row in ROWS:
        told = run_row(row, TABLE, 1, material, tmp_path / row, 5)
        rows[f"{row}-1"] = {"row": row, "seed": 1, "seen": 16, "told": told}
        for one in told.values():
            assert one["pictures"] == 5 and np.isfinite(one["fidLite0"])
    assert set(rows["both-1"]["told"]) == {"both", "verdict"} and set(rows["label-1"]["told"]) == {"label", "heard"}
    capsys.readouterr()
    again = run_row("acgan", TABLE, 1, material, tmp_path / "acgan", 5)
    assert capsys.readouterr().out == "" and again["sound"]["fidLite0"] == rows["acgan-1"]["told"]["sound"]["fidLite0"]
    rows["acgan-2"] = {**rows["acgan-1"], "seed": 2}
    report = table_one_report({"rows": rows, "species": 2, "guidance": 2.0, "steps": 2, "referenceSteps": 3})
    assert "| ACGAN on the encoder's features (A2V) | 16 | 2 | 5 |" in report and "203.9" in report
    memory = rows["acgan-1"]["told"]["sound"]["memory"]
    assert f"({memory['ratio']:.2f}) | 203.9 |" in report
    assert report.count("| 16 |") == len(ROWS) + 2


def test_unet_of_the_latents_and_of_the_pixels_differ_only_in_their_ends():
    assert {**UNET.__dict__, "channels": 3, "patch": 8, "sample_size": 64} == PIXELS.__dict__
