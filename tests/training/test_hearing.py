from pathlib import Path

import numpy as np
import pytest
import torch

from songsight_training.data.augment import equalised, masked, mixed_up, noise_floor, shifted_bands
from songsight_training.data.recordings import Recording
from songsight_training.data.splits import clip_folds, grouped_folds
from songsight_training.hearing.calibration import fit_temperature, reliability
from songsight_training.hearing.decibel_views import PCEN_FLOOR, PCEN_SMOOTHING, ChannelEnergy
from songsight_training.hearing.encoder import Encoder, EncoderGraph, calibrated
from songsight_training.hearing.encoder_batches import starts_outside
from songsight_training.hearing.heard import Heard, load_heard, save_heard
from songsight_training.hearing.hearing_figures import average_precision, clip_split_figures, hearing_figures
from songsight_training.hearing.thresholds import choose_thresholds
from songsight_training.settings.hearing_settings import EncoderConfig, SoundConfig

SPECIES = ["high", "low"]


def test_residual_encoder_ends_in_the_papers_shapes_and_ignores_gain():
    config = EncoderConfig(architecture="residual", channels=(4, 8, 128), views=("clip", "band", "energy"))
    encoder = Encoder(config).eval()
    mel = torch.rand(2, 128, 128) * 60 - 90
    assert encoder.features(mel).shape == (2, 128, 12, 12)
    probabilities, tokens = EncoderGraph(encoder)(mel)
    assert probabilities.shape == (2, 9) and tokens.shape == (2, 36, 512)
    assert torch.allclose(encoder(mel), encoder(mel + 12.0), atol=1e-3)


def test_unknown_architecture_and_view_are_errors():
    with pytest.raises(ValueError, match="architecture"):
        Encoder(EncoderConfig(architecture="transformer"))
    with pytest.raises(ValueError, match="views"):
        Encoder(EncoderConfig(views=("clip", "phase")))


def test_temperature_softens_but_keeps_the_order():
    encoder, mel = Encoder(EncoderConfig()).eval(), torch.rand(3, 128, 128) * 60 - 90
    sharp, soft = (EncoderGraph(calibrated(encoder, t))(mel)[0] for t in (1.0, 4.0))
    assert torch.equal(sharp.argsort(dim=1), soft.argsort(dim=1))
    assert (soft.max(dim=1).values < sharp.max(dim=1).values).all()


def test_channel_energy_is_the_recursive_filter():
    mel = torch.rand(1, 3, 128) * 60 - 80
    power = 10 ** ((mel[0] - mel.max()).double() / 10)
    recent, expected = power[:, 0], []
    for frame in range(128):
        recent = (1 - PCEN_SMOOTHING) * recent + PCEN_SMOOTHING * power[:, frame]
        expected.append(torch.sqrt(power[:, frame] / (recent + PCEN_FLOOR) ** 0.98 + 2) - 2**0.5)
    assert torch.allclose(ChannelEnergy()(mel)[0].double(), torch.stack(expected, dim=1), atol=1e-4)


def test_augmentations_change_what_they_say_and_nothing_else():
    random = np.random.default_rng(0)
    patch = random.uniform(-80, 0, (128, 128)).astype(np.float32)
    difference = equalised(patch, 6, random) - patch
    assert np.abs(difference).max() <= 6 and np.allclose(difference.std(axis=1), 0, atol=1e-5)
    assert np.array_equal(shifted_bands(patch, 2)[2:], patch[:-2])
    assert np.array_equal(shifted_bands(patch, -2)[:-2], patch[2:])
    assert np.array_equal(shifted_bands(patch, 0), patch)
    floored = noise_floor(patch, 80, random)
    assert floored.max() == patch.max() and (floored >= patch).all()
    assert 0 < (masked(patch, random) != patch).mean() < 0.3


def test_mixup_is_a_blend_of_two_and_mostly_of_the_first():
    random = np.random.default_rng(0)
    patches = random.uniform(-80, 0, (6, 4, 4)).astype(np.float32)
    mixed, partner, share = mixed_up(patches, 0.2, random)
    weights = share[:, None, None]
    assert (share >= 0.5).all() and np.allclose(mixed, weights * patches + (1 - weights) * patches[partner])
    assert np.array_equal(mixed_up(patches, 0, random)[0], patches)


def _recordings() -> list[Recording]:
    made = []
    for species in SPECIES:
        made += [Recording(Path(f"{species}{i}.wav"), species, "target", f"{species}-{i // 2}", 9.0) for i in range(12)]
    for group in ("other", "background"):
        made += [Recording(Path(f"{group}{i}.wav"), group, group, f"{group}-{i}", 30.0) for i in range(10)]
    return made + [Recording(Path("call.wav"), "low", "syllable", "s", 0.2)]


def test_every_recording_is_tested_once_and_never_beside_its_group():
    recordings = _recordings()
    folds = grouped_folds(recordings, 5, seed=1)
    tested = [r.path for fold in folds for r in fold["test"]]
    assert sorted(tested) == sorted(r.path for r in recordings if r.group != "syllable")
    for fold in folds:
        groups = {part: {r.recording_group for r in fold[part]} for part in fold}
        assert not groups["train"] & groups["test"]
        assert {r.label for r in fold["test"]} >= set(SPECIES)


def test_clip_folds_deal_every_clip_once():
    recordings = _recordings()
    folds = clip_folds(recordings, 3, seed=1)
    for path in (r.path for r in recordings if r.group == "target"):
        dealt = np.concatenate([tests[path] for _, tests in folds])
        assert sorted(dealt) == [0, 1, 2]


def test_starts_outside_share_no_frame_with_a_test_clip():
    sound, starts = SoundConfig(), np.arange(0, 500)
    kept = starts_outside(starts, np.array([1]), sound)
    per_clip = 3.0 * sound.rate_hz / sound.hop_length
    assert set(kept) == {s for s in starts if s + 128 <= per_clip or s >= 2 * per_clip}
    assert np.array_equal(starts_outside(starts, np.array([], dtype=int), sound), starts)


def _heard(sharpness: float, seed: int, wrong: float = 0.25) -> list[Heard]:
    """Logits whose truth is known: a share `wrong` of clips is named as another label."""
    random, heard = np.random.default_rng(seed), []
    for recording in _recordings()[:-1]:
        label = SPECIES.index(recording.label) if recording.label in SPECIES else 2
        named = np.where(random.random(10) < wrong, random.integers(0, 3, 10), label)
        heard.append(Heard(recording, sharpness * np.eye(3)[named], np.ones(10, dtype=bool)))
    return heard


def test_fitted_temperature_takes_overconfidence_back():
    heard = _heard(sharpness=8.0, seed=1)
    temperature = fit_temperature(heard, SPECIES)
    assert temperature > 2
    before, after = (reliability(heard, SPECIES, t)["expectedCalibrationError"] for t in (1.0, temperature))
    assert after < before / 2


def test_thresholds_keep_background_quiet():
    random = np.random.default_rng(3)
    heard = [
        Heard(
            Recording(Path(f"{i}"), "x", group, f"{i}", 300.0),
            random.normal((0, 0, 2), 1, (100, 3)),
            np.ones(100, bool),
        )
        for i, group in enumerate(["background", "other"] * 10)
    ]
    thresholds = np.array(choose_thresholds(heard, SPECIES, 1.0))
    clips = np.concatenate([h.probabilities() for h in heard if h.recording.group == "background"])[:, :2]
    birds = np.concatenate([h.probabilities() for h in heard if h.recording.group == "other"])[:, :2]
    assert (clips >= thresholds).sum() <= 1.0 * 1000 * 3 / 3600
    assert ((birds >= thresholds).mean(axis=0) <= 0.005).all()


def test_average_precision_of_known_rankings():
    own = np.array([True, False, True, False])
    assert average_precision(np.array([4.0, 3, 2, 1]), own) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(np.array([1.0, 2, 3, 4]), own) == pytest.approx((0.5 + 0.5) / 2)
    assert average_precision(np.zeros(4), np.zeros(4, dtype=bool)) is None


def test_figures_of_a_perfect_and_of_a_deaf_encoder():
    perfect = hearing_figures([_heard(9.0, seed, wrong=0) for seed in range(2)], SPECIES)
    assert perfect["accuracy"] == 1 and perfect["background"]["falseDetections"] == 0
    assert perfect["species"]["low"]["precision"] == 1 and perfect["species"]["low"]["averagePrecision"] == 1
    deaf = hearing_figures([_heard(0.0, seed) for seed in range(2)], SPECIES)
    assert deaf["species"]["low"]["recall"] in (0, 1)
    assert deaf["reliability"]["after"]["bins"][0]["clips"] > 0


def test_intervals_hold_the_figure():
    figures = hearing_figures([_heard(4.0, seed) for seed in range(3)], SPECIES)
    low, high = figures["accuracyInterval"]
    assert low <= figures["accuracy"] <= high
    low, high = figures["species"]["high"]["intervals"]["recall"]
    assert low <= figures["species"]["high"]["recall"] <= high


def test_clip_split_figures_need_no_negatives():
    targets = [h for h in _heard(9.0, 0, wrong=0) if h.recording.group == "target"]
    assert clip_split_figures([targets], SPECIES)["accuracyAmongSpecies"] == 1


def test_what_was_heard_survives_the_disk(tmp_path):
    heard = _heard(2.0, 5)
    save_heard(tmp_path / "fold.npz", heard)
    again = load_heard(tmp_path / "fold.npz")
    assert [h.recording for h in again] == [h.recording for h in heard]
    assert all(np.allclose(a.logits, b.logits) for a, b in zip(again, heard))
