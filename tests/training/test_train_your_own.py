"""From folders of raw files to a pack with the committed commands: three species of synthetic sound and photos."""

import json
import subprocess
import sys

import numpy as np
import pytest
import soundfile
from PIL import Image

from conftest import ROOT
from songsight_training.commands.prepare import code_of, names_of
from songsight_training.data.tiny_sounds import RATE_HZ, SAMPLES, tiny_clip

SPECIES = ("Fistulator humilis_Low Whistler", "Trillator altus_High Trill", "Cantor ascendens_Sweep Singer")
COLOURS = ((200, 60, 40), (40, 160, 70), (50, 80, 210))
CONFIGS = {
    "encoder": {
        "model": {
            "architecture": "residual",
            "channels": [6, 8, 8],
            "hidden": [24, 16],
            "views": ["clip", "energy"],
            "labels": 4,
            "dropout": 0.1,
        },
        "epochs": 5,
        "batch": 16,
        "learning_rate": 0.006,
        "clips_per_species": 40,
        "negatives_per_epoch": 60,
        "mix_probability": 0.2,
        "ema_decay": 0.9,
    },
    "autoencoder": {
        "model": {"width": 16, "fine_width": 8, "decoder_blocks": 1, "image_size": 32},
        "epochs": 10,
        "batch": 6,
    },
    "painter": {
        "model": {"widths": [16, 24], "attention_levels": [1], "heads": 2, "token_size": 32, "sample_size": 8},
        "batch": 8,
        "class_steps": 15,
        "sound_steps": 30,
        "warmup_steps": 5,
        "clips_per_species": 12,
    },
    "photo-judge": {"model": {"widths": [8, 8, 16, 16], "classes": 4}, "epochs": 4, "batch": 6, "extra_per_epoch": 4},
}


def _run(command, *words):
    done = subprocess.run(
        [sys.executable, "-m", "songsight_training", command, *map(str, words)],
        cwd=ROOT / "model-training",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stderr[-2000:]}"
    return done.stdout


def _songsight(*words):
    """The app's own command line, built anew where its sources are newer."""
    done = subprocess.run(
        ["npm", "run", "--silent", "songsight", "--", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"songsight {words[0]}: {done.stderr[-2000:]}{done.stdout[-2000:]}"
    return done.stdout


def _write_raw_files(folder):
    random = np.random.default_rng(5)
    for label, name in enumerate(SPECIES):
        (folder / "sounds" / name).mkdir(parents=True)
        (folder / "photos" / name).mkdir(parents=True)
        for number in range(6):
            clip = tiny_clip(label, random)
            soundfile.write(folder / "sounds" / name / f"{number}.wav", clip, RATE_HZ)
        for number in range(12):
            pixels = random.normal(COLOURS[label], 25, (40, 40, 3)).clip(0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / "photos" / name / f"{number}.png")
    (folder / "sounds" / "background").mkdir()
    for number in range(8):
        noise = 0.02 * random.standard_normal(2 * SAMPLES)
        soundfile.write(folder / "sounds" / "background" / f"{number}.flac", noise, RATE_HZ)
    (folder / "photos" / "grey_stranger").mkdir()
    for number in range(20):
        pixels = np.full((40, 40, 3), 90 + number, dtype=np.uint8)
        Image.fromarray(pixels).save(folder / "photos" / "grey_stranger" / f"{number}.jpg")
    (folder / "sounds" / SPECIES[0] / "notes.wav").write_text("not a recording")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """(the folder with data, runs, pack and reports; what `prepare` printed)"""
    folder = tmp_path_factory.mktemp("own")
    _write_raw_files(folder)
    said = _run("prepare", "--sounds", folder / "sounds", "--photos", folder / "photos", "--out", folder / "data")
    for name, config in CONFIGS.items():
        (folder / f"{name}.json").write_text(json.dumps(config))
    settings = json.loads((ROOT / "model-training" / "configs" / "pack.json").read_text())
    settings |= {
        "name": "own-three",
        "title": "Own Three",
        "painter": {"sampler": "dpmpp-2m", "steps": 4, "guidance_scale": 2.0},
    }
    (folder / "pack.json").write_text(json.dumps(settings))
    places = ("--data", folder / "data", "--runs", folder / "runs")
    pack = ("--pack", folder / "pack")
    config = lambda name: ("--config", folder / f"{name}.json")
    _run("train-autoencoder", *places, *config("autoencoder"))
    _run("train-encoder", *places, *config("encoder"))
    _run("cross-validate", *places, *config("encoder"), "--folds", 2)
    _run("report-hearing", *places, *pack, "--reports", folder / "reports")
    for phase in ("class", "sound"):
        _run("train-painter", "--phase", phase, *places, *config("painter"))
    _run("train-judge", *places, *config("photo-judge"))
    few = ("--pictures", 4, "--seeds", 1, "--curve-pictures", 4, "--curve-steps", 2, "--curve-guidance", 1)
    own = ("--settings", folder / "pack.json", "--reports", folder / "reports")
    _run("evaluate-painter", *places, *pack, *own, *few)
    _run("export", *places, *pack, "--settings", folder / "pack.json")
    _run("card", *pack, *own, "--data", folder / "data")
    return folder, said


def test_folder_names_say_both_names_or_one():
    assert names_of("Turdus merula_Eurasian Blackbird") == ("Turdus merula", "Eurasian Blackbird")
    assert code_of("Turdus merula_Eurasian Blackbird") == "eurasian_blackbird"
    assert names_of("song_sparrow") == ("Song sparrow", "Song sparrow") and code_of("song_sparrow") == "song_sparrow"


def test_prepare_names_what_it_cannot_read_and_goes_on(made):
    folder, said = made
    assert "notes.wav" in said and "3 species, 26 recordings, 56 photos" in said


def test_pack_holds_the_species_and_its_files(made):
    manifest = json.loads((made[0] / "pack" / "manifest.json").read_text())
    assert [label["commonName"] for label in manifest["labels"]] == [
        "High Trill",
        "Low Whistler",
        "Sweep Singer",
        "No target bird",
    ]
    assert all(0 < label["threshold"] <= 1 for label in manifest["labels"])
    for part in (manifest["encoder"], manifest["painter"]["unet"], manifest["painter"]["decoder"]):
        assert (made[0] / "pack" / part["file"]).stat().st_size == part["bytes"]


def test_the_app_imports_the_pack_and_takes_it_into_use(made, tmp_path):
    folder, data = made[0], ("--data", tmp_path / "data")
    imported = json.loads(_songsight("packs", "import", folder / "pack", *data, "--json"))
    packs = {entry["pack"]["id"]: entry["pack"] for entry in imported["packs"] if entry["ok"]}
    own = packs[imported["imported"]]
    assert (own["title"], own["species"], own["paints"], own["paintable"]) == ("Own Three", 3, "itself", 3)
    _songsight("packs", "use", imported["imported"], *data)
    listed = json.loads(_songsight("packs", "list", *data, "--json"))
    assert listed["problem"] is None
    assert [entry["pack"]["id"] for entry in listed["packs"] if entry["inUse"]] == [imported["imported"]]


def test_run_folders_tell_how_they_were_made(made):
    run = json.loads((made[0] / "runs" / "encoder" / "run.json").read_text())
    assert run["config"]["epochs"] == 5 and run["seed"] == 1
    assert (made[0] / "runs" / "encoder" / "losses.png").stat().st_size > 1000


def test_training_again_goes_on_from_its_checkpoint(made):
    folder = made[0]
    said = _run(
        "train-encoder", "--data", folder / "data", "--runs", folder / "runs", "--config", folder / "encoder.json"
    )
    assert said == ""  # no epoch was left to train


def test_report_and_card_hold_the_measured_figures(made):
    figures = json.loads((made[0] / "pack" / "figures.json").read_text())
    report = (made[0] / "reports" / "report.md").read_text()
    card = (made[0] / "pack" / "model-card.md").read_text()
    accuracy = f"{100 * figures['encoder']['accuracy']:.1f} %"
    assert accuracy in report and accuracy in card
    for picture in ("confusion.png", "reliability.png", "species.png", "pictures.png"):
        assert picture in report and (made[0] / "reports" / picture).exists()


def test_a_missing_background_is_refused(tmp_path):
    (tmp_path / "sounds" / "wren").mkdir(parents=True)
    (tmp_path / "photos" / "wren").mkdir(parents=True)
    soundfile.write(tmp_path / "sounds" / "wren" / "a.wav", np.zeros(RATE_HZ), RATE_HZ)
    with pytest.raises(AssertionError, match="gust of wind"):
        _run("prepare", "--sounds", tmp_path / "sounds", "--photos", tmp_path / "photos", "--out", tmp_path / "d")
