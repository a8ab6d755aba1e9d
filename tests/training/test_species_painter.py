"""The painter of all species on tiny networks: what it is told, how it trains, resumes, paints and is judged."""

import dataclasses
import json
import shutil

import numpy as np
import pytest
import torch
from PIL import Image

from conftest import stop_after
from songsight_training.commands.painter import evaluate_species_painter
from songsight_training.data.photos import Photos, load_photos
from songsight_training.judging.lite0_training import Lite0JudgeRun
from songsight_training.painting.autoencoder import Autoencoder
from songsight_training.painting.autoencoder_training import AutoencoderRun
from songsight_training.settings.judging_settings import Lite0JudgeTraining
from songsight_training.settings.painting_settings import (
    AutoencoderConfig,
    AutoencoderTraining,
    QuickTraining,
    SpeciesPainterTraining,
    UnetConfig,
)
from songsight_training.species_painting.bird_batches import BirdInputs, sound_input
from songsight_training.species_painting.bird_sounds import (
    BirdSounds,
    load_sounds,
    save_sounds,
)
from songsight_training.species_painting.bird_views import photo_views
from songsight_training.species_painting.pack_painter import PackPainter
from songsight_training.species_painting.paint_birds import (
    dealt_species,
    load_bird_painter,
    paint_told,
    told_features,
)
from songsight_training.species_painting.painter_training import SpeciesPainterRun
from songsight_training.species_painting.quick_training import quick_run

COLOURS = ((200, 60, 40), (40, 160, 70), (50, 80, 210))
UNET = UnetConfig(channels=4, patch=1, widths=(16, 24), attention_levels=(1,), heads=2, token_size=8, sample_size=8)
CONFIG = SpeciesPainterTraining(
    model=UNET, batch=8, updates=6, warmup_updates=2, views=2, ema_decay=0.9, target_share=0.5, clips_per_species=4
)


def few_photos(size=32, each=12) -> Photos:
    random = np.random.default_rng(3)
    names = ["red", "green", "blue"]
    pixels = [random.normal(COLOURS[k], 20, (each, size, size, 3)).clip(0, 255) for k in range(3)]
    species = [name for name in names for _ in range(each)]
    count = len(species)
    held_out = np.arange(count) % 4 == 0
    files = [f"{name}/{k}.png" for k, name in enumerate(species)]
    target = np.array([name == "red" for name in species])
    return Photos(np.concatenate(pixels).astype(np.uint8), species, target, held_out, np.zeros(count, bool), files)


def few_sounds(clips=4) -> BirdSounds:
    """Of classes blue (0) and red (2), none of green (1); the second half is held out."""
    torch.manual_seed(5)
    count = 4 * clips
    species = np.repeat([0, 2, 0, 2], clips)
    tokens = torch.randn(count, 36, 8) + torch.from_numpy(species)[:, None, None]
    said = torch.zeros(count, 2)
    said[torch.arange(count), torch.from_numpy(species // 2)] = 0.9
    held_out = np.arange(count) >= count // 2
    columns = np.array([0, -1, 1])
    return BirdSounds(
        tokens.half(), torch.randn(count, 128, 128).half(), said.half(), species, np.arange(count), held_out, columns
    )


def inputs_of(config=CONFIG) -> BirdInputs:
    photos = few_photos()
    samples = torch.randn(config.views, 36, 4, 8, 8, generator=torch.Generator().manual_seed(2)).half()
    return BirdInputs(photos, samples, few_sounds(), config)


def test_sounds_are_stored_and_read_again(tmp_path):
    sounds = few_sounds()
    save_sounds(tmp_path / "sounds.pt", sounds)
    again = load_sounds(tmp_path / "sounds.pt")
    assert torch.equal(again.tokens, sounds.tokens) and np.array_equal(again.held_out, sounds.held_out)
    with pytest.raises(FileNotFoundError, match="hear-birds"):
        load_sounds(tmp_path / "none.pt")


def test_mean_tokens_are_alike_in_all_places_and_differ_between_clips():
    sounds, guide = few_sounds(), inputs_of().guide()
    told = sound_input(sounds, np.array([0, 1]), guide, "mean-tokens")
    assert told.shape == (2, 36, 8) and torch.equal(told[0, 0], told[0, 35])
    assert torch.allclose(told[1, 3], sound_input(sounds, np.array([1]), guide, "tokens")[0].mean(dim=0))
    assert not torch.allclose(told[0, 0], told[1, 0])
    with pytest.raises(ValueError, match="sound must be"):
        sound_input(sounds, np.array([0]), guide, "colour")


def test_batches_leave_out_what_is_held_out_and_drop_both_at_random():
    config = dataclasses.replace(CONFIG, batch=400, token_noise=0.0)
    inputs = inputs_of(config)
    inputs.samples = torch.arange(36.0)[None, :, None, None, None].expand(2, 36, 1, 1, 1)
    guide = inputs.guide()
    batch = inputs.batch(guide, np.random.default_rng(1))
    photos = few_photos()
    drawn = batch.sample.flatten().long().numpy()
    assert not photos.held_out[drawn].any()
    assert all(inputs.classes[n] == photos.species[k] for n, k in zip(batch.number.tolist(), drawn))
    sounding = batch.has_sound.bool()
    assert not (batch.number[sounding] == inputs.classes.index("green")).any()
    known = guide.scaled(few_sounds().tokens[:8])
    assert all(any(torch.equal(one, own) for own in known) for one in batch.tokens[sounding][:20])
    both = (batch.has_sound + 2 * batch.has_label).long().bincount(minlength=4)
    assert (both > 10).all()


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """(run folder, the painter after six updates, the same stopped after three and resumed)"""
    folder = tmp_path_factory.mktemp("species-painter")
    whole = SpeciesPainterRun(inputs_of(), CONFIG, folder / "whole").train()
    short = SpeciesPainterRun(inputs_of(), CONFIG, folder / "parts")
    stop_after(short, 3)
    parts = SpeciesPainterRun(inputs_of(), CONFIG, folder / "parts").train()
    return folder, whole, parts


def test_a_resumed_run_ends_where_an_unbroken_one_does(trained):
    _, whole, parts = trained
    for first, second in zip(whole.state_dict().values(), parts.state_dict().values()):
        assert torch.equal(first, second)


def test_a_run_on_other_classes_is_refused(trained):
    inputs = inputs_of()
    inputs.classes = ["another"]
    with pytest.raises(ValueError, match="other classes"):
        SpeciesPainterRun(inputs, CONFIG, trained[0] / "whole")


def test_sound_and_name_each_guide_and_the_same_clip_is_the_same_picture(trained):
    autoencoder = Autoencoder(AutoencoderConfig(width=16, fine_width=8, image_size=32)).eval()
    bird = load_bird_painter(trained[0] / "whole", autoencoder)
    with torch.no_grad():  # six updates do not teach it to listen: let it
        for part in (bird.painter.unet.leave, bird.painter.unet.up[0].blocks[0].second):
            part.weight.normal_(0, 0.2)
    sounds, species = few_sounds(), np.array([0, 0, 2, 1])
    clip = np.array([8, 9, 12, -1])
    sampling = bird.sampling(steps=3)
    paint = lambda told, **more: paint_told(
        bird, *told_features(bird, sounds, told, species, clip), sampling, 2.0, 1, **more
    )
    by_sound, by_name = paint("sound", same_noise=True), paint("label", same_noise=True)
    assert by_sound.shape == (4, 3, 32, 32)
    assert torch.equal(by_sound, paint("sound", same_noise=True))
    assert not torch.allclose(by_sound[0], by_sound[1], atol=1e-3), "two clips, two birds"
    assert torch.allclose(by_name[0], by_name[1], atol=1e-4) and not torch.allclose(by_name[0], by_name[2], atol=1e-3)
    nothing = paint("nothing", same_noise=True)
    assert torch.allclose(by_sound[3], nothing[3], atol=1e-4), "no sound, no name: nothing is told"
    for told in ("both", "verdict"):
        assert not torch.allclose(paint(told, same_noise=True)[0], by_sound[0], atol=1e-3)
    features, conditioned = told_features(bird, sounds, "verdict", species, clip)
    assert conditioned.tolist() == [1, 1, 1, 1] and torch.allclose(
        features[3] - bird.painter.unet.condition.null_tokens,
        bird.painter.guide.vectors.weight[1].expand(36, -1),
        atol=1e-5,
    )
    misnamed, _ = told_features(bird, sounds, "heard", np.array([2, 2, 0, 1]), clip)
    named, _ = told_features(bird, sounds, "label", species, clip)
    assert torch.equal(misnamed, named), "the name is the encoder's; the species' own where there is no sound"
    with pytest.raises(ValueError, match="told must be"):
        told_features(bird, sounds, "colour", species, clip)


def test_pictures_do_not_depend_on_the_batches(trained, monkeypatch):
    bird = load_bird_painter(trained[0] / "whole", Autoencoder(AutoencoderConfig(width=16, fine_width=8)).eval())
    sounds, rows = few_sounds(), dealt_species(few_sounds(), np.array([0, 2]), 5)
    features = told_features(bird, sounds, "both", rows[:, 0], rows[:, 1])
    whole = paint_told(bird, *features, bird.sampling(steps=2), 1.0, 3)
    monkeypatch.setattr("songsight_training.species_painting.paint_birds.BATCH", 2)
    assert torch.allclose(whole, paint_told(bird, *features, bird.sampling(steps=2), 1.0, 3), atol=1e-4)
    assert sounds.held_out[rows[:, 1]].all() and rows[:, 0].tolist() == [0, 2, 0, 2, 0]


def test_views_are_cached_and_the_second_one_is_the_mirror(tmp_path):
    autoencoder = Autoencoder(AutoencoderConfig(width=16, fine_width=8, image_size=16)).eval()
    photos = few_photos(size=24, each=2)
    latents = photo_views(autoencoder, photos, 3, 0.2, tmp_path)
    assert latents.shape == (3, 6, 4, 4, 4)
    assert (
        torch.equal(latents, photo_views(autoencoder, photos, 3, 0.2, tmp_path)) and len(list(tmp_path.iterdir())) == 1
    )
    with torch.no_grad():
        autoencoder.encoder.leave.weight.mul_(1.5)
    assert not torch.equal(latents, photo_views(autoencoder, photos, 3, 0.2, tmp_path))  # it was trained on


def test_evaluation_writes_figures_a_report_and_sheets(trained, tmp_path, few_bird_files):
    data, runs = few_bird_files, tmp_path / "runs"
    (runs / "species-painter").mkdir(parents=True)
    shutil.copy(trained[0] / "whole" / "last.pt", runs / "species-painter" / "last.pt")
    save_sounds(runs / "species-painter" / "sounds.pt", few_sounds())
    photos = load_photos(data, runs / "cache", 32)
    judge = Lite0JudgeTraining(blocks=1, head=6, frozen_blocks=0, size=32, small_size=32, epochs=1, batch=6)
    Lite0JudgeRun(photos, judge, None, runs / "lite0-judge").train()
    model = AutoencoderConfig(width=16, fine_width=8, image_size=32, decoder_blocks=1)
    AutoencoderRun(photos, AutoencoderTraining(model=model, epochs=1, batch=8), None, runs / "autoencoder").train()
    few = ["--pictures", "6", "--target-pictures", "6", "--curve-pictures", "6", "--curve", "1", "2", "--steps", "2"]
    few += ["--curve-told", "sound", "label"]
    bird = load_bird_painter(trained[0] / "whole", None)
    quick = QuickTraining(steps=2, teacher_steps=2, updates=1, batch=4)
    quick_run(inputs_of(), bird, quick, runs / "species-painter-quick").train()
    places = ["--data", str(data), "--runs", str(runs), "--reports", str(tmp_path / "reports"), "--threads", "1"]
    evaluate_species_painter.main([*places, *few, "--told", "label", "sound"])
    figures = json.loads((tmp_path / "reports" / "painter.json").read_text())
    assert figures["painter"]["picturesSeen"] == 48 and figures["everySpecies"]["sound"]["withSound"] == 4
    assert figures["targetNames"] == ["red"] and len(figures["guidanceCurve"]) == 4
    report = (tmp_path / "reports" / "painter.md").read_text()
    assert f"| told the name | 6 | {figures['everySpecies']['label']['fidLite0']:.1f} |" in report
    student, same = figures["quick"]["student"], figures["quick"]["painter"]
    assert (student["steps"], student["guidance"], student["sampler"]) == (2, 1.0, "ddim") and same["steps"] == 2
    assert f"| quick painter, 2 steps, no guidance pass | 6 | {student['fidLite0']:.1f} |" in report
    assert figures["quick"]["whole"]["steps"] == 2 and "How it learnt" not in report
    assert "| told the sound, guidance 2 |" in report and "| told the name, guidance 1 |" in report
    assert (runs / "species-painter" / "nearest-photos.jpg").stat().st_size > 500
    for name in ("all-species.webp", "guidance-all.png", "told.png"):
        assert name in report and (tmp_path / "reports" / name).stat().st_size > 500


def test_a_pack_paints_the_same_clip_the_same_way(tiny_folder):
    pytest.importorskip("onnxruntime")
    pack = PackPainter(tiny_folder)
    said, features = pack.hear(np.random.default_rng(1).uniform(-80, -20, (2, 128, 128)))
    assert said.shape[0] == 2 and len(pack.species) == said.shape[1] - 1
    first = pack.paint(features, seed=1)
    assert first.shape[0] == 2 and torch.equal(first, pack.paint(features, seed=1)) and first.abs().max() <= 1
    assert not torch.equal(first, pack.paint(features, seed=2))


@pytest.fixture
def few_bird_files(tmp_path):
    folder = tmp_path / "data" / "bird-images"
    lines, photos = ["file,label,group,kind,split,suspect_label,source,licence"], few_photos(each=24)
    for k, (name, pixels) in enumerate(zip(photos.species, photos.pixels)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(folder / name / f"{k}.png")
        lines.append(
            f"{name}/{k}.png,{name},{'target' if name == 'red' else 'extra'},whole,{('train', 'test')[k % 2]},0,,"
        )
    (folder / "images.csv").write_text("\n".join(lines) + "\n")
    return tmp_path / "data"
