"""What a painter of all species is told of a clip, and of which clips."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch
from made_windows import windows

from songsight_training.painting.painter_loss import snr_weights
from songsight_training.settings.hearing_settings import DistilledConfig, SoundConfig
from songsight_training.species_painting.bird_sounds import bird_sounds, chosen_windows
from songsight_training.species_painting.guide import Guide, verdict_features, verdict_weights
from songsight_training.species_painting.paint_birds import likeliest
from songsight_training.teaching.distilled_encoder import DistilledEncoder
from songsight_training.teaching.taught_windows import ClassTable, TaughtWindows
from songsight_training.teaching.teacher_classes import TeacherClasses


def test_features_are_sound_plus_name_or_nothing():
    guide = Guide(3, 8)
    nothing, tokens, number = torch.randn(36, 8), torch.randn(2, 36, 8), torch.tensor([0, 2])
    told = lambda sound, label: guide.features(
        nothing, tokens, number, torch.full((2,), sound), torch.full((2,), label)
    )
    with torch.no_grad():
        vectors = guide.vectors.weight[number][:, None]
        assert torch.equal(told(0.0, 0.0), nothing.expand(2, -1, -1))
        assert torch.equal(told(1.0, 0.0), tokens)
        assert torch.allclose(told(0.0, 1.0), nothing + vectors)
        assert torch.allclose(told(1.0, 1.0), tokens + vectors)


def test_a_verdict_names_the_likely_species_and_silence_names_none():
    said = torch.tensor([[0.9, 0.0], [0.3, 0.3], [0.001, 0.0]])
    shares = verdict_weights(said)
    assert shares[0, 0] == pytest.approx(0.9) and shares[1].tolist() == pytest.approx([0.4286] * 2, abs=1e-3)
    assert shares[2].sum() < 0.01
    vectors = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    assert torch.allclose(verdict_features(torch.zeros(3, 36, 2), said, vectors)[:, 5], shares)


def test_min_snr_lets_clear_times_count_less():
    level = torch.tensor([0.999, 0.5, 0.001])
    weights = snr_weights(level, "v", 5.0)
    assert weights[0] == pytest.approx(5 / 1000, rel=0.01) and weights[1] == pytest.approx(0.5, rel=0.01)
    assert weights[2] == pytest.approx(0.001, rel=0.01)
    assert snr_weights(level, "epsilon", 5.0).tolist() == pytest.approx([5 / 999, 1, 1], rel=0.01)
    assert snr_weights(level, "v", 0.0).tolist() == [1, 1, 1]


def test_clips_are_spread_over_recordings():
    recording = np.array([0, 0, 0, 0, 0, 1, 2])
    probabilities = np.array([[0.9]] * 6 + [[0.1]], dtype=np.float16)
    parts = [np.zeros(len(recording))] * 6
    windows = TaughtWindows(
        np.zeros((1, 1)), parts[0], parts[1], recording, parts[2], probabilities, parts[3], parts[4]
    )
    chosen, species = chosen_windows(windows, np.array([-1, 0]), 2, np.random.default_rng(1))
    assert sorted(recording[chosen].tolist()) == [0, 1] and species.tolist() == [1, 1]


def test_an_ear_that_knows_fewer_species_than_the_recordings_is_asked_for_its_own():
    """The ear of a finished pack: its classes are neither all of the recordings' nor in their order."""
    teacher = TeacherClasses(["Avis alta", "Avis bassa"], ["High Bird", "Low Bird"])
    table = ClassTable(["high_bird", "low_bird"], [[0], [1]])
    material = SimpleNamespace(table=table, teacher=teacher, windows=windows(), folds=np.arange(12) // 6)
    ear = DistilledEncoder(DistilledConfig(channels=(6, 8, 8, 12), embedding=8, labels=1))
    heard = lambda codes: bird_sounds(
        material, ear, codes, SoundConfig(), ["high bird", "low bird", "wren"], held_out_fold=1, most=4, seed=1
    )
    sounds = heard(["low_bird"])
    assert sounds.columns.tolist() == [-1, 0, -1] and sounds.said.shape == (8, 1)
    assert set(sounds.species.tolist()) == {0, 1}  # what it does not know has sounds all the same
    assert likeliest(sounds, np.arange(8)).tolist() == [1] * 8
    assert heard(["other", "low_bird", "high_bird"]).columns.tolist() == [2, 1, -1]
