from pathlib import Path

import numpy as np
import pytest
import soundfile

from songsight_training.data.activity import positive_clips, positive_starts
from songsight_training.data.clip_windows import clip_windows
from songsight_training.data.mel import mel_db
from songsight_training.data.recordings import Recording, decode, list_recordings, load_samples, shipped_species
from songsight_training.data.spectrograms import cut_patch, mix
from songsight_training.data.splits import split_recordings
from songsight_training.painting.token_bank import circular_pairs
from songsight_training.settings.hearing_settings import SoundConfig


def _recordings():
    """Two species of 8 groups (two recordings in one), one of 2 groups, and negatives."""
    made = []
    for label in ("lark", "wren"):
        for i in range(9):
            made.append(Recording(Path(f"{label}{i}"), label, "target", f"{label}{min(i, 7)}", 8.0))
    made += [Recording(Path(f"rare{i}"), "rare", "target", f"rare{i}", 2.0) for i in range(2)]
    made += [Recording(Path(f"b{i}"), "rain", "background", f"b{i // 2}", 5.0) for i in range(40)]
    made += [Recording(Path(f"o{i}"), "crow", "other", f"o{i}", 5.0) for i in range(40)]
    made += [Recording(Path("trap"), "crow", "other", "lark0", 5.0)]
    made += [Recording(Path(f"s{i}"), "lark", "syllable", "calls", 0.2) for i in range(3)]
    return made


def _groups(recordings):
    return {r.recording_group for r in recordings}


def _assert_apart(parts):
    train, validation, test = (_groups(parts[name]) for name in ("train", "validation", "test"))
    assert not train & test and not train & validation and not validation & test


@pytest.mark.parametrize("seed", range(5))
def test_no_group_is_in_two_parts(seed):
    parts = split_recordings(_recordings(), seed)
    _assert_apart(parts)
    for label in ("lark", "wren"):
        counts = [sum(r.label == label for r in parts[name]) for name in ("train", "test")]
        assert counts[0] >= 5 and counts[1] >= 2


def test_split_leaves_out_what_would_leak():
    parts = split_recordings(_recordings(), 1)
    everything = [r for part in parts.values() for r in part]
    assert len(everything) == len(set(everything))
    assert not any(r.path.name == "trap" or r.label == "rare" for r in everything)
    assert all(r.group != "syllable" for r in parts["test"] + parts["validation"])


def test_species_with_too_few_groups_are_not_shipped():
    assert shipped_species(_recordings()) == ["lark", "wren"]


def test_real_split_has_no_group_twice(data_folder):
    recordings = list_recordings(data_folder)
    parts = split_recordings(recordings, 1)
    _assert_apart(parts)
    tested = {r.label for r in parts["test"] if r.group == "target"}
    assert tested == set(shipped_species(recordings))


def test_windows_are_back_to_back_and_padded():
    clips, starts = clip_windows(np.ones(10, dtype=np.float32), 2, 2.0)
    assert clips.shape == (3, 4) and starts.tolist() == [0, 2, 4]
    assert clips[2].tolist() == [1, 1, 0, 0]


def test_decodes_other_rates_and_channels(tmp_path):
    time = np.arange(44100) / 44100
    stereo = np.stack([0.5 * np.sin(2 * np.pi * 1000 * time)] * 2, axis=1)
    soundfile.write(tmp_path / "tone.flac", stereo, 44100)
    samples = decode(tmp_path / "tone.flac")
    assert abs(len(samples) - 22050) < 30 and abs(np.abs(samples).max() - 0.5) < 0.02
    cached = [load_samples(tmp_path / "tone.flac", tmp_path / "cache") for _ in range(2)]
    assert np.array_equal(*cached)


def test_a_file_that_is_no_sound_is_named(tmp_path):
    (tmp_path / "broken.mp3").write_bytes(b"no sound at all")
    with pytest.raises(ValueError, match="broken.mp3"):
        decode(tmp_path / "broken.mp3")


def test_only_the_voice_counts_as_positive():
    sound, rate = SoundConfig(), 22050
    samples = 0.001 * np.random.default_rng(0).standard_normal(12 * rate)
    time = np.arange(rate) / rate
    samples[7 * rate : 8 * rate] += 0.3 * np.sin(2 * np.pi * (2000 * time + 1000 * time**2))
    mel = mel_db(samples)
    assert positive_clips(mel, 4, sound).tolist() == [False, False, True, False]
    starts = positive_starts(mel, sound) * sound.hop_length / rate
    assert starts.min() > 3.9 and starts.max() < 8.1


def test_cutting_and_mixing_decibels():
    decibels = np.zeros((2, 5))
    assert cut_patch(decibels, -1, 4)[0].tolist() == [-100, 0, 0, 0]
    assert cut_patch(decibels, 3, 4)[0].tolist() == [0, 0, -100, -100]
    assert mix(np.array(0.0), np.array(0.0)) == pytest.approx(3.0103)


def test_every_clip_gets_a_photo_of_its_species():
    photos, random = [np.arange(3), np.arange(10, 15)], np.random.default_rng(0)
    pairs = circular_pairs(photos, [7, 2], random)
    assert sorted(pairs[pairs[:, 0] == 0][:, 2]) == list(range(7))
    used = np.bincount(pairs[pairs[:, 0] == 0][:, 1])
    assert used.min() >= 2 and used.max() <= 3
    assert set(pairs[pairs[:, 0] == 1][:, 1]) <= set(photos[1])
