"""Mixtures for the teacher: the same sound at both rates, folds that never hear each other, and training on them."""

import dataclasses
import json
import shutil

import numpy as np
import pytest
from taught_data import BIRDS, CONFIG, listen, make_taught, words

from songsight_training.commands import distil, teach_mixtures
from songsight_training.settings.config import from_dict
from songsight_training.settings.hearing_settings import EncoderDistillation, MixtureConfig
from songsight_training.teaching import taught_mixtures
from songsight_training.teaching.field_sounds import FieldSounds
from songsight_training.teaching.mixing import Mixer, at_rate, at_speed, echoes, microphone
from songsight_training.teaching.taught_batches import TaughtSounds
from songsight_training.teaching.taught_material import load_material
from songsight_training.teaching.taught_mixtures import TaughtMixtures, mixture_file
from songsight_training.teaching.teacher import RATE_HZ, WINDOW_SAMPLES

A_FILE = 48
PLAIN = MixtureConfig(
    more_birds=(0.0,), background_probability=0, speed_probability=0, echo_probability=0, microphone_probability=0
)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A data folder with two files of mixtures, made in two parts."""
    root = tmp_path_factory.mktemp("mixed")
    make_taught(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taught_mixtures, "MIXTURES_A_FILE", A_FILE)
        patch.setattr(teach_mixtures, "MIXTURES_A_FILE", A_FILE)
        patch.setattr(teach_mixtures, "open_listener", lambda pack, threads: (listen, ""))
        for part in ("1/2", "0/2"):
            teach_mixtures.main(words(root, "--files", "2", "--part", part))
        yield root


def _config(**more) -> EncoderDistillation:
    return dataclasses.replace(from_dict(EncoderDistillation, CONFIG), **more)


def _tone(hertz: float, length: int) -> np.ndarray:
    return np.sin(2 * np.pi * hertz * np.arange(length) / RATE_HZ).astype(np.float32)


def _hertz(samples: np.ndarray, rate: float) -> float:
    return np.abs(np.fft.rfft(samples * np.hanning(len(samples)))).argmax() * rate / len(samples)


def test_both_rates_hold_the_same_sound():
    low = at_rate(at_speed(_tone(3000, WINDOW_SAMPLES)), 66150)
    assert _hertz(low, 22050) == pytest.approx(3000)
    assert np.abs(low[1000:-1000]).max() == pytest.approx(1, abs=1e-3)
    assert np.abs(at_rate(at_speed(_tone(15000, WINDOW_SAMPLES)), 66150)).max() < 1e-3, "what 22,050 Hz cannot hold"


@pytest.mark.parametrize("length", [135000, 144000, 153000])
def test_a_longer_stretch_is_played_faster_and_as_loud(length):
    made = at_rate(at_speed(_tone(2000, length)), WINDOW_SAMPLES)
    assert _hertz(made, RATE_HZ) == pytest.approx(2000 * length / WINDOW_SAMPLES, abs=1)
    assert np.abs(made[5000:-5000]).max() == pytest.approx(1, abs=0.01)


def test_a_microphone_stays_within_its_decibels_and_echoes_follow_the_sound():
    random = np.random.default_rng(1)
    decibels = 20 * np.log10(microphone(8.0, random))
    assert -8.01 <= decibels.min() < -1 and 1 < decibels.max() <= 8.01
    click = np.zeros(WINDOW_SAMPLES, dtype=np.float32)
    click[1000] = 1
    heard = at_rate(at_speed(click) * echoes(random), WINDOW_SAMPLES)
    assert heard.argmax() == 1000 and np.abs(heard[:990]).max() < 0.01
    assert np.square(heard[1001:40000]).sum() > 1e-3


def test_an_untouched_mixture_is_the_window_of_the_recording(mixed):
    material = load_material(mixed / "data", mixed / "runs/cache", _config())
    config, sounds = _config(mixing=dataclasses.replace(PLAIN, shift_seconds=0.0)), FieldSounds(mixed / "runs/cache")
    mixer = Mixer(material.windows, material.recordings, sounds, material.favoured, config)
    made = mixer.mix(np.random.default_rng(3))
    (part,) = made.parts
    recording = material.recordings[material.windows.recording[part.window]]
    start = round(mixer.starts[part.window] / 1.5) * 72000
    meant = sounds.cut(recording, start, WINDOW_SAMPLES)
    assert np.corrcoef(meant, made.samples)[0, 1] > 0.99
    logits = listen(made.samples[None])[0][0]
    said = mixer.named(made, logits, material.table, material.labels)
    window = material.windows.probabilities[part.window].astype(np.float32)
    assert said.shape == (4,) and (said >= 0.5).tolist() == (window >= 0.5).tolist()


def test_parts_of_a_mixture_keep_to_one_fold(mixed):
    config, cache = _config(), mixed / "runs/cache"
    material = load_material(mixed / "data", cache, config)
    mixers = teach_mixtures._mixers(material, FieldSounds(cache), config)
    random = np.random.default_rng(2)
    for fold, mixer in enumerate(mixers):
        parts = [part for _ in range(30) for part in mixer.mix(random).parts]
        assert {material.folds[mixer.windows.recording[part.window]] for part in parts} == {fold}
        assert len(parts) > 35


def test_files_hold_what_the_teacher_hears_in_them(mixed):
    cache = mixed / "runs" / "cache"
    rows = np.load(mixture_file(cache, 0))
    assert rows["mel"].shape == (A_FILE, 128, 128) and set(rows["fold"]) == {0, 1}
    heard = (rows["heard"].astype(np.float32) >= 0.5).mean(axis=0)
    assert all(share > 0.05 for share in heard[: len(BIRDS)]), "each bird sounds in some"
    tops = rows["mel"].astype(np.float32).max(axis=(1, 2))
    assert len({float(top) for top in tops}) > A_FILE / 2, "as loud as it comes"


def test_a_fold_never_meets_the_mixtures_that_are_made_of_it(mixed):
    cache = mixed / "runs" / "cache"
    random = np.random.default_rng(1)
    assert set(TaughtMixtures(cache, 2, left_out=1).draw(200, random)["fold"]) == {0}
    assert set(TaughtMixtures(cache, 2).draw(200, random)["fold"]) == {0, 1}
    with pytest.raises(FileNotFoundError, match="1 files of mixtures are missing: run `teach-mixtures --files 3`"):
        TaughtMixtures(cache, 3)


def test_a_batch_is_windows_and_then_mixtures(mixed):
    config, cache = _config(mixture_files=2, mixture_share=0.5, floor_probability=0.0), mixed / "runs" / "cache"
    material = load_material(mixed / "data", cache, config)
    mixtures = TaughtMixtures(cache, 2)
    sounds = TaughtSounds(material.windows, material.favoured, config, mixtures)
    batch = sounds.batch(np.random.default_rng(7))
    assert batch.mel.shape == (config.batch, 128, 128)
    known = {row.tobytes() for part in mixtures.parts for row in part["mel"].astype(np.float32)}
    assert [patch.numpy().tobytes() in known for patch in batch.mel] == [False] * 8 + [True] * 8
    assert (batch.embedding_weight[8:] == 1).all() and (batch.clean[8:] == batch.probabilities[8:]).all()


def test_a_stopped_teaching_goes_on_and_makes_the_same_file(mixed):
    cache = mixed / "runs" / "cache"
    before = [mixture_file(cache, number).read_bytes() for number in (0, 1)]
    mixture_file(cache, 1).unlink()
    teach_mixtures.main(words(mixed, "--files", "2"))
    assert [mixture_file(cache, number).read_bytes() for number in (0, 1)] == before


def test_distil_learns_from_mixtures(mixed, tmp_path):
    shutil.copytree(mixed / "runs" / "cache", tmp_path / "runs" / "cache")
    config = tmp_path / "distilled.json"
    config.write_text(json.dumps(CONFIG | {"mixture_files": 2, "mixture_share": 0.75}))
    where = ["--config", str(config), "--data", f"{mixed}/data", "--runs", f"{tmp_path}/runs"]
    distil.main([*where, "--float32", "--fold", "0"])
    lines = [json.loads(line) for line in (tmp_path / "runs/distilled/fold-0/log.jsonl").read_text().splitlines()]
    assert lines[-1]["loss"] < lines[0]["loss"] / 2
