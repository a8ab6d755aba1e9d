import numpy as np
import pytest

from songsight_training.data.mel import hz_to_mel, mel_db, mel_db_batch, mel_filters, mel_frequencies, mel_to_hz
from songsight_training.packing.golden import unpacked
from songsight_training.settings.hearing_settings import SoundConfig


def _samples(case, length):
    samples = np.zeros(length)
    stored = unpacked(case["samples"], "<i2")
    samples[: len(stored)] = stored / 32768.0
    return samples


def test_frequencies_are_librosas():
    # librosa 0.10's documentation of mel_frequencies(n_mels=40)
    documented = [0.0, 85.317, 170.635, 255.952, 341.269, 426.586, 511.904, 597.221, 682.538, 767.855]
    assert np.allclose(mel_frequencies(40, 0.0, 11025.0)[:10], documented, atol=1e-3)
    assert mel_frequencies(40, 0.0, 11025.0)[-2:] == pytest.approx([10096.408, 11025.0], abs=1e-3)


def test_scale_goes_there_and_back():
    hz = np.array([0.0, 60.0, 999.0, 1000.0, 1001.0, 11025.0])
    assert np.allclose(mel_to_hz(hz_to_mel(hz)), hz)
    assert hz_to_mel(60.0) == pytest.approx(0.9)


def test_filters_have_unit_area():
    filters = mel_filters(22050, 2048, 128)
    areas = filters[40:].sum(axis=1) * 22050 / 2048
    assert np.allclose(areas, 1.0, atol=0.03)


def test_filter_bank_is_golden(golden):
    bank = golden("mel")["filterBank"]
    filters = mel_filters(22050, 2048, 128)
    assert filters.sum() == pytest.approx(bank["sum"])
    for row in bank["rows"]:
        assert np.allclose(filters[row["band"]], unpacked(row["weights"]), atol=1e-7)


@pytest.mark.parametrize("version", [mel_db, lambda samples: mel_db_batch(samples[None])[0]])
def test_mel_is_golden(golden, version):
    content = golden("mel")
    for case in content["cases"]:
        made = version(_samples(case, content["samplesPerClip"]))
        expected = unpacked(case["db"]).reshape(content["shape"])
        assert made.shape == expected.shape
        assert np.abs(made - expected).max() < content["toleranceDb"], case["name"]


def test_silence_is_the_floor():
    assert np.all(mel_db(np.zeros(66150)) == -100.0)


def test_range_counts_from_the_loudest_cell_of_the_clip():
    click = np.zeros(66150)
    click[1000] = 1.0
    mel = mel_db(click)
    assert mel.max() - mel.min() == pytest.approx(SoundConfig().top_db)
