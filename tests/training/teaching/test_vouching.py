"""How an ear is judged: names, thresholds, species vouched for, recordings named right; and how a teacher is opened."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from songsight_training.data.recordings import Recording
from songsight_training.hearing.shares import average_precision
from songsight_training.packing.distilled_card import bars_table
from songsight_training.teaching.by_recording import ear_figures
from songsight_training.teaching.distilled_hearing import ClipLogits, mean_of
from songsight_training.teaching.taught_batches import add_powers, still_heard
from songsight_training.teaching.taught_windows import ClassTable
from songsight_training.teaching.teacher import open_teacher_pack
from songsight_training.teaching.teacher_classes import TeacherClasses
from songsight_training.teaching.unheard_clips import UnheardRecording, unheard_recordings
from songsight_training.teaching.vouching import (
    choose_threshold,
    clip_table,
    is_vouched,
    mean_average_precision,
    species_entry,
)


def test_several_columns_of_the_teacher_join_as_any_of_them():
    table = ClassTable(["sayornis", "crow"], [[0, 2], [1]])
    heard = table.probabilities(np.log(np.array([[0.5, 0.2, 0.5]]) / np.array([[0.5, 0.8, 0.5]])))
    assert np.allclose(heard, [[0.75, 0.2]])
    assert table.place("eastern_phoebe", [2]) == 0 and table.place("frog", [7]) is None


def test_names_with_and_without_their_apostrophe_mean_one_class():
    classes = TeacherClasses(["Setophaga townsendi", "Corvus corax"], ["Townsend's Warbler", "Common Raven"])
    keys = classes.columns_by_key()
    spellings = ("townsends_warbler", "townsend_warbler", "towwar", "Setophaga townsendi")
    assert [classes.column(label, keys) for label in spellings] == [0, 0, 0, 0]
    assert classes.column("raven", keys) == 1 and classes.column("grebe", keys) is None


def test_powers_add_and_a_sound_far_below_is_not_heard():
    assert np.allclose(add_powers(np.float32([-20.0]), np.float32([-20.0])), -16.9897, atol=1e-3)
    assert still_heard(np.array([0.0]))[0] > 0.9 > 0.1 > still_heard(np.array([30.0]))[0]


def test_the_threshold_is_a_little_above_the_lowest_at_which_29_of_30_are_right():
    scores = np.concatenate([np.full(29, 0.7), np.full(4, 0.45), np.full(1, 0.62)])
    positive = np.arange(34) < 29
    assert choose_threshold(scores, positive, ~positive) == pytest.approx(0.50)
    assert choose_threshold(scores, ~positive, positive) == pytest.approx(0.76)
    assert choose_threshold(scores[:29], positive[:29], ~positive[:29]) == pytest.approx(0.30)
    assert choose_threshold(np.array([0.99, 0.97]), np.array([False, True]), np.array([True, False])) == 0.98


def test_where_the_teacher_misses_the_bird_that_a_recording_is_named_after_nothing_is_proved():
    own = _unheard(1, 0, [[0.9, 0.9], [0.8, 0.1]], [[0.0, 0.0], [0.9, 0.05]])
    clips = clip_table([own, _unheard(2, 1, [[0.7, 0.2]], [[0.02, 0.3]]), _unheard(3, None, [[0.1, 0.1]], [[0, 0]])])
    assert clips.negative.tolist() == [[False, True], [False, True], [True, False], [True, True]]
    assert clips.positive.tolist() == [[False, False], [True, False], [False, False], [False, False]]


def _unheard(number: int, place: int, scores: list, truth: list, group: str = "target") -> UnheardRecording:
    recording = Recording(Path(f"{number}.wav"), f"bird-{place}", group, f"group-{number}", 6.0)
    return UnheardRecording(recording, place, np.array(scores, dtype=np.float32), np.array(truth, dtype=np.float32))


def test_a_species_that_is_mistaken_too_often_is_not_vouched_for():
    own = [_unheard(n, 0, [[0.9, 0.1], [0.1, 0.9]], [[1, 0], [0, 0]]) for n in range(10)]
    rest = [_unheard(n + 10, 1, [[0.1, 0.9], [0.1, 0.1]], [[0, 1], [0, 0]]) for n in range(10)]
    clips = clip_table([*own, *rest])
    good, bad = species_entry(clips, 0), species_entry(clips, 1)
    assert (good["precision"], good["recall"], good["recordingsFound"]) == (1.0, 1.0, 10)
    assert good["intervals"]["recall"] == [0.7225, 1.0]
    assert is_vouched(good) and not is_vouched(bad)


def test_an_interval_knows_of_how_many_recordings_it_is_made_and_not_of_how_many_clips():
    """Wilson's interval of 2 of 2 is 34 to 100 %, of 1 of 2 it is 9 to 91 %, whatever the clips in a recording."""
    for count in (1, 50):
        own = [_unheard(n, 0, [[0.9, 0.0]] * count, [[1, 0]] * count) for n in range(2)]
        one = species_entry(clip_table([*own, _unheard(9, 1, [[0.1, 0.9]], [[0, 1]])]), 0)
        assert one["intervals"] == {"precision": [0.3424, 1.0], "recall": [0.3424, 1.0]}
        missed = _unheard(1, 0, [[0.1, 0.0]] * count, [[1, 0]] * count)
        half = species_entry(clip_table([own[0], missed, _unheard(9, 1, [[0.1, 0.9]], [[0, 1]])]), 0)
        assert half["intervals"]["recall"] == [0.0945, 0.9055]
    assert species_entry(clip_table([_unheard(9, 1, [[0.1, 0.9]], [[0, 1]])]), 0)["intervals"]["recall"] is None


def test_average_precision_is_that_of_the_order_and_equal_scores_are_one_place():
    """0.8333 and 0.5 are scikit-learn's average_precision_score of the same numbers."""
    positive = np.array([True, False, True])
    assert average_precision(np.array([0.9, 0.8, 0.7]), positive) == pytest.approx((1 + 2 / 3) / 2)
    for order in ([0, 1], [1, 0]):
        tied = np.array([True, False])[order]
        assert average_precision(np.array([0.4, 0.4]), tied) == pytest.approx(0.5)
    own = [_unheard(n, 0, [[0.9, 0.5]], [[1, 0.3]]) for n in range(5)]
    rest = [_unheard(n + 5, 1, [[0.95, 0.2]], [[0, 1]]) for n in range(4)]
    told = mean_average_precision(clip_table([*own, *rest]), [0, 1])
    assert told == {"classes": 1, "mean": 0.5556}


def test_recordings_are_right_wrong_or_silent_and_false_detections_have_an_hour():
    recordings = [
        _unheard(0, 0, [[0.9, 0.6, 0], [0.1, 0.1, 0]], [[1, 0, 0]] * 2),
        _unheard(1, 0, [[0.6, 0.8, 0]] * 2, [[1, 0, 0]] * 2),
        _unheard(2, 1, [[0.1, 0.2, 0.9]] * 2, [[0, 1, 0]] * 2),
        _unheard(3, 2, [[0.7, 0.1, 0.1], [0.1, 0.1, 0.9]], [[0, 0, 1]] * 2, "other"),
    ]
    ear, half = (lambda one: one.scores), (lambda _: np.array([0.5, 0.5, 0.5]))
    told = ear_figures(recordings, ear, half, np.array([True, True, False]), np.array([True, True, True]))
    assert (told["right"], told["wrong"], told["silent"]) == (1, 1, 1)
    assert told["otherBirds"] == {"false": 1, "hours": 0.002, "perHour": 600.0}
    assert told["otherSpecies"] == {"recordings": 1, "right": 1}


def test_vouch_without_held_out_recordings_says_what_to_run(tmp_path):
    with pytest.raises(FileNotFoundError, match="distil --fold"):
        unheard_recordings([tmp_path], None)


def _clips(*logits: list) -> list[ClipLogits]:
    return [ClipLogits(Path(f"{n}.wav"), np.float32(one)) for n, one in enumerate(logits)]


def test_what_several_networks_hear_is_averaged_clip_by_clip():
    made = mean_of([_clips([[1, 2]], [[0, 0], [4, -4]]), _clips([[3, 4]], [[2, 2], [0, 0]])])
    assert [one.logits.tolist() for one in made] == [[[2, 3]], [[1, 1], [2, -2]]]
    with pytest.raises(ValueError, match="1.wav was not heard alike"):
        mean_of([_clips([[1, 2]], [[0, 0]]), _clips([[3, 4]], [[2, 2], [0, 0]])])


def test_a_pack_of_the_teacher_is_heard_through_onnx_runtime(tmp_path):
    pytest.importorskip("onnxruntime")

    class Halves(torch.nn.Module):
        def forward(self, waveform):
            mean = waveform.reshape(-1, 2, 2).mean(dim=2)
            return mean * 3, mean

    files = {"input_names": ["sound"], "output_names": ["scores", "embeddings"]}
    axes = {name: {0: "clip"} for name in ("sound", "scores", "embeddings")}
    old = {"dynamo": False} if torch.__version__ >= "2" else {}
    torch.onnx.export(Halves(), (torch.zeros(2, 4),), str(tmp_path / "t.onnx"), dynamic_axes=axes, **files, **old)
    encoder = {"file": "t.onnx", "inputs": {"waveform": {"name": "sound"}}}
    encoder["outputs"] = {"scores": {"name": "scores"}, "embeddings": {"name": "embeddings"}}
    (tmp_path / "manifest.json").write_text(json.dumps({"encoder": encoder}))
    logits, embeddings = open_teacher_pack(tmp_path)(np.float32([[1, 3, 5, 7]]))
    assert logits.tolist() == [[6, 18]] and embeddings.tolist() == [[2, 6]]


def test_bars_are_told_as_they_are():
    """At its edge a share is kept and a rate is missed; what was not measured is neither."""
    rate = lambda per_hour: {"perHour": per_hour}
    edge = {"recordings": 20, "right": 15, "wrong": 1, "otherBirds": rate(5.0), "background": rate(0.99)}
    bare = {"recordings": 0, "right": 0, "wrong": 0, "otherBirds": rate(None), "background": rate(1.0)}
    ears = {"distilled": edge | {"otherSpecies": {"recordings": 9, "right": 4}}}
    ears |= {"a-pack": bare | {"otherSpecies": {"recordings": 2, "right": 1}}}
    *_, first, second = bars_table(ears).strip().splitlines()
    assert [cell.strip() for cell in first.strip("|").split("|")] == [
        "this one",
        "75 %, kept",
        "5.0 %, kept",
        "5.00, missed",
        "0.99, kept",
        "44 %, missed",
    ]
    assert [cell.strip() for cell in second.strip("|").split("|")][1:] == ["-", "-", "-", "1.00, missed", "50 %, kept"]
