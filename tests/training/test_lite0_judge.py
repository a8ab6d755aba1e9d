"""The judge, its eyes, and what it says about pictures; no ImageNet weights and no photos needed."""

import json

import numpy as np
import pytest
import torch
from PIL import Image

from conftest import stop_after
from songsight_training.commands.painter import contact_sheets
from songsight_training.data.photos import Photos, dropped_photos, load_photos
from songsight_training.judging.lite0 import BLOCKS, Lite0, SameConv, load_imagenet
from songsight_training.judging.lite0_pictures import (
    Lite0Judge,
    Looked,
    lite0_figures,
    memory_test,
    named_right,
    picture_figures,
)
from songsight_training.judging.lite0_training import Lite0JudgeRun, as_painted, load_lite0_judge
from songsight_training.judging.odd_photos import doubts
from songsight_training.judging.picture_metrics import precision_and_recall
from songsight_training.packing.report import _lite0
from songsight_training.painting.autoencoder_training import AutoencoderRun, held_out_figures
from songsight_training.painting.perceptual import PerceptualDistance
from songsight_training.settings.judging_settings import Lite0JudgeTraining
from songsight_training.settings.painting_settings import AutoencoderConfig, AutoencoderTraining

CONFIG = Lite0JudgeTraining(
    blocks=2, head=12, frozen_blocks=1, size=32, small_size=16, epochs=2, batch=6, learning_rate=3e-3
)


def few_photos(size=32, each=10) -> Photos:
    random = np.random.default_rng(3)
    colours = ((200, 60, 40), (40, 160, 70), (50, 80, 210))
    pixels = np.concatenate([random.normal(c, 25, (each, size, size, 3)).clip(0, 255) for c in colours])
    species = [name for name in ("red", "green", "blue") for _ in range(each)]
    count = len(species)
    files = [f"{name}/{k}.png" for k, name in enumerate(species)]
    target, places = np.array([name == "red" for name in species]), np.arange(count)
    return Photos(pixels.astype(np.uint8), species, target, places % 5 == 0, places % 5 == 1, files)


def test_padding_is_tensorflows_same():
    layer = SameConv(1, 1, 3, 2, bias=False)
    with torch.no_grad():
        layer.weight.fill_(1.0)
        made = layer(torch.ones(1, 1, 4, 4))
    assert made.tolist() == [[[[9, 6], [6, 4]]]]  # the border is below and to the right


def test_lite0_has_the_published_size():
    network = Lite0(1000)
    assert sum(p.numel() for p in network.parameters()) == 4_652_008
    assert len(network._blocks) == len(BLOCKS) == 16


def test_weights_of_another_network_are_refused():
    weights = Lite0(3, blocks=2, head=8).state_dict()
    first = load_imagenet(Lite0(5, blocks=2, head=8), weights)
    assert torch.equal(first._blocks[1]._expand_conv.weight, weights["_blocks.1._expand_conv.weight"])
    with pytest.raises(ValueError, match="_blocks.2"):
        load_imagenet(Lite0(5, blocks=3, head=8), weights)


def test_a_photo_is_made_as_small_as_a_picture():
    fine = (torch.arange(32) % 2 * 2.0 - 1).expand(1, 3, 32, 32)
    seen = as_painted(fine, 16, 32)
    assert seen.shape == (1, 3, 32, 32) and seen.abs().max() < 0.3  # stripes of one pixel are gone
    small = torch.rand(1, 3, 16, 16)
    assert torch.equal(as_painted(small, 16, 32), as_painted(torch.clone(small), 16, 32))


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """(run folder, photos, network after an unbroken run, the same stopped and resumed)"""
    torch.manual_seed(1)
    folder, photos = tmp_path_factory.mktemp("judge"), few_photos()
    whole = Lite0JudgeRun(photos, CONFIG, None, folder / "lite0-judge").train()
    stop_after(Lite0JudgeRun(photos, CONFIG, None, folder / "parts"), 3)
    parts = Lite0JudgeRun(photos, CONFIG, None, folder / "parts").train()
    return folder, photos, whole, parts


def test_judge_resumes_and_leaves_its_first_blocks_alone(judged):
    folder, _, whole, parts = judged
    fresh = Lite0JudgeRun(few_photos(), CONFIG, None, folder / "fresh").network
    assert torch.equal(whole._blocks[0]._depthwise_conv.weight, fresh._blocks[0]._depthwise_conv.weight)
    assert not torch.equal(whole._blocks[1]._depthwise_conv.weight, fresh._blocks[1]._depthwise_conv.weight)
    assert torch.allclose(whole._bn1.running_mean, fresh._bn1.running_mean)
    assert all(torch.equal(one, other) for one, other in zip(whole.parameters(), parts.parameters(), strict=True))


def test_a_finished_judge_is_not_measured_again(judged, monkeypatch):
    monkeypatch.setattr(
        "songsight_training.judging.lite0_training.accuracies", lambda *_: pytest.fail("measured again")
    )
    Lite0JudgeRun(judged[1], CONFIG, None, judged[0] / "lite0-judge").train()


def test_judge_never_trains_on_test_or_held_out_photos(judged):
    run = Lite0JudgeRun(judged[1], CONFIG, None, judged[0] / "fresh2")
    assert not judged[1].test[run.training].any() and not judged[1].held_out[run.training].any()
    _, config, classes, figures = load_lite0_judge(judged[0] / "lite0-judge")
    assert config == CONFIG and classes == ["blue", "green", "red"]
    assert figures["heldOutPhotos"] == 12 and figures["trainingPhotos"] == 18
    assert 0 <= figures["top1"] <= 1 and "top1OwnSize" in figures and "targetsAmongTargets" in figures


def test_photos_seen_once_are_kept(judged, tmp_path):
    network, config, classes, figures = load_lite0_judge(judged[0] / "lite0-judge")
    judge = Lite0Judge(network, config, classes, figures)
    first = judge.look_at_photos(judged[1], tmp_path)
    assert first.features.shape == (30, 12) and len(list(tmp_path.iterdir())) == 1
    judge.network._conv_head.weight.data.zero_()  # would change what is seen, were it looked at again
    again = judge.look_at_photos(judged[1], tmp_path)
    assert np.array_equal(first.features, again.features) and again.wanted.tolist() == [2] * 10 + [1] * 10 + [0] * 10


def looked(features, wanted, classes=3) -> Looked:
    wanted = np.asarray(wanted)
    return Looked(np.asarray(features, dtype=np.float32), np.eye(classes, dtype=np.float32)[wanted], wanted)


def test_figures_of_pictures():
    random = np.random.default_rng(1)
    real = looked(random.normal(0, 1, (300, 6)), np.arange(300) % 3)
    same = picture_figures(looked(random.normal(0, 1, (300, 6)), np.arange(300) % 3), real)
    far = picture_figures(looked(random.normal(4, 1, (300, 6)), np.zeros(300, int)), real)
    assert same["fidLite0"] < 1 < far["fidLite0"] and same["precision"] > 0.8 > far["precision"]
    assert same["namedRight"] == same["namedRightAmongWanted"] == 1
    wrong = Looked(real.features, np.roll(real.logits, 1, axis=1), real.wanted)
    assert named_right(wrong) == 0 and named_right(wrong, np.array([0])) == pytest.approx(1 / 3)


def test_a_painter_of_ten_is_judged_with_the_same_eyes(judged):
    folder, photos, _, _ = judged
    pictures = photos.tensor(np.arange(20))
    found = lite0_figures(folder, photos, pictures, photos.species[:20])
    assert found["pictures"] == 20 and found["photos"] == 16 and found["memory"]["photosOnEachSide"] == 4
    assert "told the sound | 20 |" in _lite0({"lite0": {"sound": found}}) and _lite0({}) == ""


def test_precision_in_parts_is_precision_at_once(monkeypatch):
    random = np.random.default_rng(2)
    sets = random.normal(0, 1, (40, 4)), random.normal(0.5, 1, (50, 4))
    whole = precision_and_recall(*sets)
    monkeypatch.setattr("songsight_training.judging.picture_metrics.PART", 7)
    assert precision_and_recall(*sets) == whole


def test_copies_of_training_photos_are_found_out():
    random = np.random.default_rng(4)
    photos = looked(random.normal(0, 1, (200, 6)), np.arange(200) % 2)
    held_out = np.arange(200) % 4 == 0
    copies = photos.of(np.flatnonzero(~held_out)[:60])
    fresh = looked(random.normal(0, 1, (60, 6)), np.arange(60) % 2)
    assert memory_test(copies, photos, held_out)["ratio"] > 1.2
    assert 0.7 < memory_test(fresh, photos, held_out)["ratio"] < 1.3


def test_doubtful_photos_come_first():
    found = doubts(np.array([[5.0, 0.0], [0.0, 5.0], [1.0, 0.0]]), ["a", "a", "a"], ["a", "b"])
    assert [one.photo for one in found] == [1, 2, 0] and found[0].likelier == "b" and found[0].own < 0.01


def test_perceptual_distance_is_none_of_a_copy_and_grows_with_blur():
    torch.manual_seed(2)
    distance = PerceptualDistance(None)
    photo = torch.rand(2, 3, 32, 32) * 2 - 1
    blurred = torch.nn.functional.avg_pool2d(photo, 5, 1, 2)
    assert distance(photo, photo).abs().max() < 1e-6
    assert (distance(blurred, photo) > 0.01).all()


def test_autoencoder_learns_with_perceptual_loss_and_resumes(tmp_path):
    model = AutoencoderConfig(width=16, fine_width=8, image_size=16, decoder_blocks=1)
    config = AutoencoderTraining(model=model, epochs=2, batch=8, perceptual_weight=0.3)
    photos, distance = few_photos(size=16), PerceptualDistance(None)
    before = held_out_figures(AutoencoderRun(photos, config, distance, tmp_path / "new").model, photos, distance, "cpu")
    AutoencoderRun(photos, config, distance, tmp_path / "whole").train()
    stop_after(AutoencoderRun(photos, config, distance, tmp_path / "parts"), 2)
    again = AutoencoderRun(photos, config, distance, tmp_path / "parts")
    assert again.loop.step == 2 and again.loop.steps == 6
    after = held_out_figures(again.train(), photos, distance, "cpu")
    assert after["psnr"] > before["psnr"] and after["photos"] == 6 and "perceptual" in after


@pytest.fixture
def few_files(tmp_path):
    """A data folder of eight photos of two classes."""
    folder = tmp_path / "data" / "bird-images"
    lines = ["file,label,group,kind,split,suspect_label,source,licence"]
    for k in range(8):
        name = ("target", "extra")[k % 2] + f"/{k}.png"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (20, 20), (10 * k, 40, 90)).save(folder / name)
        lines.append(
            f"{name},{('robin', 'wren')[k % 2]},{name.split('/')[0]},whole,{('train', 'test')[k % 2]},{int(k == 7)},,"
        )
    (folder / "images.csv").write_text("\n".join(lines) + "\n")
    return tmp_path


def test_dropped_and_suspect_photos_are_left_out_and_the_cache_serves_both(few_files):
    data, cache, listed = few_files / "data", few_files / "cache", few_files / "dropped.csv"
    everything = load_photos(data, cache, 16, dropped=None)
    assert len(everything.files) == 7 and "extra/7.png" not in everything.files
    listed.write_text("file,reason\ntarget/2.png,hand\n")
    fewer = load_photos(data, cache, 16, dropped=listed)
    assert dropped_photos(listed) == {"target/2.png": "hand"}
    assert len(list(cache.iterdir())) == 1 and "target/2.png" not in fewer.files and len(fewer.pixels) == 6
    assert fewer.pixels[2, 0, 0, 0] == 30 and fewer.test.tolist() == [False, True, True, False, True, False]


def test_the_projects_own_list_gives_a_reason_for_every_photo():
    listed = dropped_photos()
    assert len(listed) > 20 and all(reason for reason in listed.values())


def test_contact_sheets_number_the_photos(few_files, capsys):
    words = ["--data", str(few_files / "data"), "--runs", str(few_files / "runs"), "--threads", "1"]
    contact_sheets.main([*words, "--all"])
    folder = few_files / "runs" / "contact-sheets"
    assert {path.name for path in folder.iterdir()} == {"robin-0.png", "robin.csv", "wren-0.png", "wren.csv"}
    assert (folder / "robin.csv").read_text().splitlines()[1] == "0,target/0.png,robin,"
    with Image.open(folder / "robin-0.png") as sheet:
        assert sheet.size == (16 * 98, 110)
    with pytest.raises(SystemExit, match="no photos of dodo"):
        contact_sheets.main([*words, "--classes", "dodo"])
    assert "2 classes" in capsys.readouterr().out


def test_a_run_folder_says_how_the_judge_was_made(judged):
    told = json.loads((judged[0] / "lite0-judge" / "run.json").read_text())
    assert told["config"]["frozen_blocks"] == 1 and told["seed"] == 1
