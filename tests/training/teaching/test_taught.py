"""teach, clean, distil and vouch on synthetic sounds, with a teacher that goes by the energy of three bands."""

import base64
import json
import shutil

import numpy as np
import onnx
import pytest
import torch
from taught_data import BIRDS, MODEL, listen, make_taught, words

from songsight_training.commands import clean, distil, export_distilled, vouch
from songsight_training.data.recordings import list_recordings
from songsight_training.packing.distilled_pack import of_species, trained_distilled
from songsight_training.settings.hearing_settings import DistilledConfig, EncoderDistillation
from songsight_training.teaching.distilled_encoder import DistilledEncoder
from songsight_training.teaching.taught_material import load_material
from songsight_training.teaching.teacher import (
    LEAST_LOGIT,
    WINDOW_SAMPLES,
    decode,
    load_taught,
    teach,
    windows_of,
)
from songsight_training.teaching.teacher import (
    RATE_HZ as TEACHER_RATE,
)


@pytest.fixture(scope="module")
def taught(tmp_path_factory):
    root = tmp_path_factory.mktemp("taught")
    make_taught(root)
    return root


def unpacked(one: dict) -> np.ndarray:
    return np.frombuffer(base64.b64decode(one["data"]), dtype="<f4").reshape(one["shape"]).copy()


def _config() -> EncoderDistillation:
    return EncoderDistillation(
        model=DistilledConfig(**{k: tuple(v) if type(v) is list else v for k, v in MODEL.items()})
    )


def test_windows_begin_every_one_and_a_half_seconds_and_the_last_is_filled_up():
    cut = windows_of(np.arange(1, WINDOW_SAMPLES + 100_000, dtype=np.float32))
    assert cut.shape == (3, WINDOW_SAMPLES)
    assert cut[1, 0] == TEACHER_RATE * 1.5 + 1
    assert cut[2, -1] == 0 and cut[2, 0] == 2 * TEACHER_RATE * 1.5 + 1


def test_what_the_teacher_said_is_kept_as_it_was(taught):
    recording = list_recordings(taught / "data")[0]
    said = load_taught(recording, taught / "runs" / "cache" / "teacher")
    assert said.logits.shape == (7, 4) and said.embeddings.shape == (7, 8)
    again = teach(decode(recording.path), listen)
    assert np.array_equal(said.logits, np.maximum(again.logits, LEAST_LOGIT)) and again.logits.min() < LEAST_LOGIT
    assert np.array_equal(said.embeddings, again.embeddings)


def test_a_window_is_a_positive_where_the_teacher_hears_the_species_and_nowhere_else(taught):
    material = load_material(taught / "data", taught / "runs" / "cache", _config())
    codes, windows = material.table.codes, material.windows
    assert codes == [*BIRDS, "own_bird"]  # nobody heard the frog
    heard = windows.probabilities >= 0.5
    named = np.array([r.path.name for r in material.recordings])[windows.recording]
    first = heard[named == "low_whistler-0.wav"]
    assert first[0, 0] and not first[2].any(), "the silent second clip is no positive"
    wrong = heard[named == "low_whistler-9.wav"]
    assert wrong[0, codes.index("high_trill")] and not wrong[:, 0].any(), "it is what sounds, not what it is called"
    own = heard[named == "own_bird-0.wav"]
    assert own[-1, codes.index("own_bird")] and not own[0, codes.index("own_bird")], "the energy rule tells of it"
    assert windows.background[named == "hiss-0.wav"].all()


def test_clean_reports_what_was_dropped(taught):
    clean.main(words(taught))
    told = json.loads((taught / "runs" / "distilled" / "cleaned.json").read_text())
    low = told["labels"]["low_whistler"]
    assert low["recordings"] == 7 and low["recordingsHeard"] == 6
    assert low["notHeardIn"] == ["low_whistler-9.wav"]
    assert low["windowsOfOthersOnly"] >= 1
    assert 12 <= low["windowsKept"] < low["windows"]
    assert told["background"] == {"recordings": 6, "heardIn": []}
    assert told["classes"]["inFiveRecordings"] == 4


def test_distil_learns_and_vouch_says_what_it_is_worth(taught):
    for fold in ("0", "1"):
        distil.main(words(taught, "--fold", fold, "--float32", "--threads", "1"))
    lines = [json.loads(line) for line in (taught / "runs/distilled/fold-0/log.jsonl").read_text().splitlines()]
    assert lines[-1]["loss"] < lines[0]["loss"] / 2
    vouch.main(words(taught, "--reports", f"{taught}/reports"))
    told = json.loads((taught / "runs" / "distilled" / "vouched.json").read_text())
    assert told["recordings"] == 31
    assert "low_whistler" in told["thresholds"] and "own_bird" not in told["thresholds"]
    assert told["species"]["low_whistler"]["precision"] >= 0.8
    assert told["species"]["low_whistler"]["recordings"] == 6
    assert told["names"]["low_whistler"] == ["Fistulator humilis", "Low Whistler"]
    assert told["ears"]["teacher"]["background"]["false"] == 0
    ours, teachers = told["ears"]["distilled"], told["ears"]["teacher"]
    assert teachers["right"] > 15 and ours["right"] > ours["wrong"]


def test_the_pack_holds_the_species_vouched_for_and_the_card_lists_the_rest(taught):
    packs = taught / "packs"
    export_distilled.main(["--packs", str(packs), "--runs", f"{taught}/runs", "--fold", "0"])
    vouched = json.loads((taught / "runs" / "distilled" / "vouched.json").read_text())
    number = len(vouched["thresholds"])
    manifest = json.loads((packs / f"songsight-{number}" / "manifest.json").read_text())
    assert manifest["name"] == f"songsight-{number}" and manifest["painter"] is None
    assert {label["code"]: label["threshold"] for label in manifest["labels"]} == vouched["thresholds"]
    assert manifest["encoder"]["outputs"] == {
        "probabilities": {"name": "probabilities", "shape": ["clip", number]},
        "embeddings": {"name": "embeddings", "shape": ["clip", _config().model.embedding]},
    }
    content = (packs / manifest["name"] / manifest["encoder"]["file"]).read_bytes()
    assert len(content) == manifest["encoder"]["bytes"]
    graph = onnx.load_from_string(content).graph
    assert [port.name for port in graph.output] == ["probabilities", "embeddings"]
    card = (packs / manifest["name"] / "model-card.md").read_text()
    assert "CC BY-NC-SA" in card and "| Low Whistler | *Fistulator humilis* |" in card
    told = json.loads((packs / manifest["name"] / "figures.json").read_text())["encoder"]["species"]
    assert told == {code: vouched["species"][code] for code in vouched["thresholds"]}, "what the app shows"
    assert "Own Bird" in card.split("## Left out")[1].split("##")[0]
    report = (taught / "reports" / "distilled.md").read_text()
    assert report.split("\n", 1)[1] == card.split("\n", 1)[1], "the report and the card tell the same"
    case = json.loads((taught / "runs" / "parity.json").read_text())[0]
    assert case["outputs"]["probabilities"]["shape"] == [3, number]
    assert case["outputs"]["embeddings"]["shape"] == [3, _config().model.embedding]


def test_the_card_says_where_the_weights_that_ship_heard_what_was_measured(taught, tmp_path):
    start = f"{taught}/runs/distilled/fold-0/last.pt"
    distil.main(words(taught, "--start", start, "--updates", "6", "--float32", "--threads", "1"))
    export_distilled.main(["--packs", str(tmp_path), "--runs", f"{taught}/runs"])
    (pack,) = tmp_path.iterdir()
    card = " ".join((pack / "model-card.md").read_text().split())
    assert "left out, each by a network trained in the same way without it; the weights that ship heard all" in card
    assert "Training: 6 updates" in card and "h) that it never heard" not in card
    for name in ("last.pt", "log.jsonl"):
        (taught / "runs" / "distilled" / name).unlink()


def test_several_networks_hear_as_one(taught, tmp_path):
    """One that knows nothing drags down the mean; the card and the pack hold both."""
    second = tmp_path / "second"
    for fold in ("0", "1"):
        short = words(taught, "--fold", fold, "--float32", "--threads", "1", "--updates", "3")
        distil.main([*short, "--runs", str(second), "--cache", f"{taught}/runs/cache"])
    both = tmp_path / "both"
    shutil.copytree(taught / "runs", both)
    vouch.main([*words(taught, "--reports", f"{tmp_path}/reports"), "--runs", str(both), "--members", str(second)])
    told = lambda runs: json.loads((runs / "distilled" / "vouched.json").read_text())
    assert told(both)["ears"]["distilled"] != told(taught / "runs")["ears"]["distilled"]
    assert told(both)["ears"]["teacher"]["right"] > 15
    file = both / "distilled" / "vouched.json"
    file.write_text((taught / "runs" / "distilled" / "vouched.json").read_text())
    export_distilled.main(
        ["--packs", str(tmp_path / "packs"), "--runs", str(both), "--members", str(second), "--fold", "0"]
    )
    (pack,) = (tmp_path / "packs").iterdir()
    card = (pack / "model-card.md").read_text()
    assert "2 networks hear, and their logits are averaged" in card and "- 3 updates of 16" in card
    case = json.loads((both / "parity.json").read_text())[0]
    species = list(told(both)["thresholds"])
    alone = [of_species(trained_distilled(runs / "distilled" / "fold-0"), species) for runs in (both, second)]
    mel = torch.from_numpy(unpacked(case["inputs"]["mel"]))
    with torch.no_grad():
        meant = torch.sigmoid(sum(network(mel) for network in alone) / 2)
    assert np.abs(unpacked(case["outputs"]["probabilities"]) - meant.numpy()).max() < 1e-5


def test_fewer_species_keep_their_scores(taught):
    trained = trained_distilled(taught / "runs" / "distilled" / "fold-0")
    few = of_species(trained, ["sweep_singer", "low_whistler"])
    mel = torch.rand(4, 128, 128) * 60 - 80
    with torch.no_grad():
        whole, picked = torch.sigmoid(trained.network(mel)), torch.sigmoid(few(mel))
    columns = [trained.codes.index(code) for code in ("sweep_singer", "low_whistler")]
    assert (whole[:, columns] - picked).abs().max() < 0.02  # weights of half precision


def test_export_without_figures_says_what_to_run(tmp_path):
    with pytest.raises(FileNotFoundError, match="run `vouch` first"):
        export_distilled.main(["--runs", str(tmp_path)])


def test_distil_goes_on_where_it_stopped(taught):
    log = taught / "runs" / "distilled" / "log.jsonl"
    again = words(taught, "--float32", "--threads", "1")
    for updates, workers in (("2", "0"), ("2", "0"), ("3", "2")):
        distil.main([*again, "--updates", updates, "--workers", workers])
    assert [json.loads(line)["step"] for line in log.read_text().splitlines()] == [2, 3]


def test_the_map_is_the_papers_and_the_guess_starts_at_the_teachers_mean():
    torch.manual_seed(1)
    model = DistilledEncoder(DistilledConfig(labels=5)).eval()
    mean = torch.rand(1024) + 0.2
    model.start_from(mean)
    mel = torch.rand(2, 128, 128) * 60 - 80
    with torch.no_grad():
        features = model.features(mel)
        assert features.shape == (2, 128, 12, 12)
        assert torch.corrcoef(torch.stack([model.hidden(features)[0], mean]))[0, 1] > 0.9
        assert (torch.sigmoid(model.logits(features)) < 0.1).all()
