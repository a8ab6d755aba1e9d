"""Every training, stopped and resumed, ends exactly where an unbroken one ends; its checkpoint keeps its keys."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from made_windows import distillation_run
from test_lite0_judge import CONFIG as LITE0
from test_lite0_judge import few_photos as lite0_photos
from test_species_painter import CONFIG as SPECIES
from test_species_painter import few_photos, few_sounds, inputs_of
from test_table_one import TABLE

from conftest import stop_after
from songsight_training.data.recordings import Recording
from songsight_training.hearing.encoder_batches import TrainingSounds
from songsight_training.hearing.encoder_training import EncoderRun
from songsight_training.judging.lite0_training import Lite0JudgeRun
from songsight_training.judging.photo_judge_training import PhotoJudgeRun
from songsight_training.painting.autoencoder_training import AutoencoderRun
from songsight_training.painting.painter_inputs import PainterInputs
from songsight_training.painting.painter_training import PainterRun
from songsight_training.painting.token_bank import PairDeck, SoundTokens
from songsight_training.settings.hearing_settings import EncoderConfig, EncoderTraining
from songsight_training.settings.judging_settings import JudgeConfig, JudgeTraining
from songsight_training.settings.painting_settings import (
    AutoencoderConfig,
    AutoencoderTraining,
    PainterTraining,
    QuickTraining,
    UnetConfig,
)
from songsight_training.species_painting.bird_batches import BirdInputs
from songsight_training.species_painting.bird_views import pixel_views
from songsight_training.species_painting.gan_run import GanRun
from songsight_training.species_painting.paint_birds import BirdPainter
from songsight_training.species_painting.painter_training import SpeciesPainterRun
from songsight_training.species_painting.quick_training import quick_run
from songsight_training.species_painting.table_rows import row_config
from songsight_training.training.training_loop import Rhythm

UNET = UnetConfig(channels=4, patch=1, widths=(16, 24), attention_levels=(1,), heads=2, token_size=8, sample_size=8)
PAINTER = PainterTraining(
    model=UNET, batch=4, class_steps=6, sound_steps=7, warmup_steps=2, verdict=True, extra_share=0.5, ema_decay=0.9
)


def autoencoder_run(folder):
    model = AutoencoderConfig(width=16, fine_width=8, image_size=16, decoder_blocks=1)
    return AutoencoderRun(
        lite0_photos(size=16), AutoencoderTraining(model=model, epochs=2, batch=8), None, folder / "run"
    )


def encoder_run(folder):
    random = np.random.default_rng(2)
    recordings = [Recording(Path(f"{k}.wav"), ("high", "low")[k % 2], "target", f"{k}", 4.0) for k in range(4)]
    recordings += [Recording(Path(f"b{k}.wav"), "b", "background", f"b{k}", 4.0) for k in range(2)]
    spectrograms = {}
    for k, recording in enumerate(recordings):
        decibels = random.normal(-75, 3, (128, 180)).astype(np.float32)
        if recording.group == "target":
            decibels[30 + 50 * (k % 2) : 40 + 50 * (k % 2), 40:120] = -15
        spectrograms[recording.path] = decibels
    model = EncoderConfig(architecture="residual", channels=(4, 8, 8), hidden=(12, 8), views=("clip",), labels=3)
    config = EncoderTraining(
        model=model, epochs=4, batch=6, clips_per_species=6, negatives_per_epoch=6, mixup_alpha=0.2, ema_decay=0.9
    )
    return EncoderRun(TrainingSounds(recordings, spectrograms, ["high", "low"], config), config, folder / "run", "cpu")


def photo_judge_run(folder):
    config = JudgeTraining(model=JudgeConfig(widths=(4, 4, 8, 8), blocks=1, classes=3), epochs=4, batch=6)
    config = JudgeTraining(**{**config.__dict__, "extra_per_epoch": 6})
    return PhotoJudgeRun(few_photos(size=64), config, folder / "run")


def painter_inputs():
    latents = torch.randn(2, 36, 4, 8, 8, generator=torch.Generator().manual_seed(2)).half()
    return PainterInputs(few_photos(), latents, ["blue", "red"])


def sound_bank():
    random = torch.Generator().manual_seed(3)
    said = torch.tensor([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1]])
    return [SoundTokens(torch.randn(5, 36, 8, generator=random).half(), said[k].expand(5, -1)) for k in range(2)]


def class_painter_run(folder):
    return PainterRun(painter_inputs(), PAINTER, folder / "run")


def sound_painter_run(folder):
    if not (folder / "class" / "last.pt").exists():
        PainterRun(painter_inputs(), PAINTER, folder / "class").train()
    start = folder / "class" / "last.pt"
    return PainterRun(painter_inputs(), PAINTER, folder / "run", sound_bank(), ["blue", "red"], start)


def species_run(folder):
    return SpeciesPainterRun(inputs_of(), SPECIES, folder / "run")


def student_run(folder):
    teacher = SpeciesPainterRun(inputs_of(), SPECIES, folder / "teacher").painter
    bird = BirdPainter(teacher, None, SPECIES, inputs_of().classes, 6, 1.0)
    return quick_run(inputs_of(), bird, QuickTraining(updates=6, batch=4), folder / "run")


def gan_run(folder):
    photos = few_photos(size=64)
    inputs = BirdInputs(photos, pixel_views(photos), few_sounds(), row_config("acgan", TABLE, 1), np.array([0, 2]))
    run = GanRun(inputs, TABLE, 1, folder / "run")
    run.loop.steps = 6
    return run


BASIC = {"config", "step", "seconds", "model", "optimizer"}
RUNS = {
    "autoencoder": (autoencoder_run, BASIC | {"psnr", "photos"}),
    "encoder": (encoder_run, BASIC | {"encoder", "ema", "averaged", "species"}),
    "photo-judge": (photo_judge_run, BASIC | {"classes", "figures"}),
    "lite0-judge": (
        lambda folder: Lite0JudgeRun(lite0_photos(), LITE0, None, folder / "run"),
        BASIC | {"classes", "figures"},
    ),
    "painter-class": (class_painter_run, BASIC | {"ema", "averaged", "class_tokens", "classes"}),
    "painter-sound": (sound_painter_run, BASIC | {"ema", "averaged", "class_tokens", "classes"}),
    "species-painter": (species_run, BASIC | {"ema", "averaged", "turning", "classes"}),
    "student": (student_run, BASIC | {"ema", "averaged"}),
    "gan": (gan_run, {"config", "step", "seconds", "maker", "judge", "optimizers"}),
    "distilled": (
        lambda folder: distillation_run(folder / "run"),
        BASIC | {"turning", "encoder", "averaged", "classes"},
    ),
}


def tensors(content, name=""):
    """Every tensor and number of a checkpoint, by its path in it; what a clock says is left out."""
    if isinstance(content, (dict, list, tuple)):
        for key, value in content.items() if isinstance(content, dict) else enumerate(content):
            yield from tensors(value, f"{name}.{key}")
    elif name != ".seconds":
        yield name, content if isinstance(content, torch.Tensor) else torch.tensor(0)


def log_of(folder):
    lines = [json.loads(line) for line in (folder / "run" / "log.jsonl").read_text().splitlines()]
    return [{name: value for name, value in line.items() if name != "seconds"} for line in lines]


@pytest.fixture(autouse=True)
def often(monkeypatch):
    """Report every second step and save every third, where a real run waits for fifty."""
    real = Rhythm.__init__

    def quick(self, steps, report_every, save_every, unit="step"):
        real(self, steps, min(report_every, 2), min(save_every, 3), unit)

    monkeypatch.setattr(Rhythm, "__init__", quick)


@pytest.mark.parametrize("name", RUNS)
def test_a_resumed_run_ends_exactly_where_an_unbroken_one_does(name, tmp_path):
    make, keys = RUNS[name]
    make(tmp_path / "whole").train()
    stop_after(make(tmp_path / "parts"), 2)
    resumed = make(tmp_path / "parts")
    assert resumed.loop.step == 2
    resumed.train()
    whole, parts = (torch.load(tmp_path / side / "run" / "last.pt") for side in ("whole", "parts"))
    assert set(whole) == set(parts) == keys
    first, second = dict(tensors(whole)), dict(tensors(parts))
    assert first.keys() == second.keys() and len(first) > 20
    assert [path for path in first if not torch.equal(first[path], second[path])] == []
    assert log_of(tmp_path / "whole") == log_of(tmp_path / "parts")
    assert (tmp_path / "parts" / "run" / "losses.png").stat().st_size > 1000


def test_steps_that_a_killed_run_told_but_did_not_save_are_told_once(tmp_path):
    run = species_run(tmp_path)
    run.loop.save = lambda: None  # killed before it could
    stop_after(run, 5)
    assert [line["step"] for line in log_of(tmp_path)] == [2, 4]
    species_run(tmp_path).train()
    assert [line["step"] for line in log_of(tmp_path)] == [2, 4, 6]


def test_a_checkpoint_without_its_network_is_refused_and_one_without_an_optimizer_begins_a_new_one(tmp_path):
    species_run(tmp_path).train()
    file = tmp_path / "run" / "last.pt"
    content = torch.load(file)
    torch.save({name: part for name, part in content.items() if name != "optimizer"}, file)
    assert species_run(tmp_path).loop.step == 6
    torch.save({name: part for name, part in content.items() if name != "ema"}, file)
    with pytest.raises(ValueError, match="holds no ema"):
        species_run(tmp_path)


def test_older_checkpoints_say_elsewhere_how_much_is_averaged(tmp_path):
    run = encoder_run(tmp_path)
    run.train()
    file, averaged = tmp_path / "run" / "last.pt", run.ema.updates
    content = torch.load(file)
    del content["averaged"]
    torch.save({**content, "updates": averaged, "fade": {"last_epoch": 4}}, file)
    assert encoder_run(tmp_path).ema.updates == averaged > run.loop.step
    species_run(tmp_path / "birds").train()
    file = tmp_path / "birds" / "run" / "last.pt"
    content = torch.load(file)
    torch.save({name: part for name, part in content.items() if name != "averaged"}, file)
    assert species_run(tmp_path / "birds").ema.updates == 6


def test_a_deck_deals_every_clip_once_an_epoch_and_the_same_batch_again():
    photos, clips = [np.arange(3), np.arange(3, 7)], [5, 5]
    deck = PairDeck(photos, clips, 5, 1)
    dealt = [deck.batch(number) for number in range(4)]
    for epoch in (dealt[:2], dealt[2:]):
        pairs = [(s, c) for species, _, clip in epoch for s, c in zip(species.tolist(), clip.tolist())]
        assert sorted(pairs) == [(s, c) for s in range(2) for c in range(5)]
    again = PairDeck(photos, clips, 5, 1).batch(3)
    assert all(np.array_equal(one, other) for one, other in zip(dealt[3], again))
    assert len(PairDeck(photos, clips, 50, 1).batch(0)[0]) == 10, "fewer clips than a batch"


def test_the_sound_phase_mixes_classes_in_at_their_share(tmp_path):
    run = sound_painter_run(tmp_path)
    drawn = []
    run.sounds.batch = lambda number, random: drawn.append(number) or (torch.zeros(4, 4, 8, 8), sound_bank()[0])
    run.inputs.class_batch = lambda *_: drawn.append("classes") or (torch.zeros(4, 4, 8, 8), torch.zeros(4).long())
    for step in range(9):
        run._draw(step)
    assert drawn == [0, 1, "classes", 2, 3, "classes", 4, 5, "classes"]
