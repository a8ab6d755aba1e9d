"""The pack that listens and paints, and the student of few steps, from tiny networks."""

import dataclasses
import json

import numpy as np
import pytest
import torch
from PIL import Image
from test_species_painter import few_photos, few_sounds

from conftest import stop_after
from songsight_training.commands.painter import draw_method, export_species_painter
from songsight_training.judging.lite0 import Lite0
from songsight_training.judging.lite0_pictures import Lite0Judge
from songsight_training.packing.distilled_pack import trained_distilled
from songsight_training.packing.half_weights import rounded_to_half
from songsight_training.packing.method_pictures import encoder_shapes
from songsight_training.packing.pack import decoder_entry
from songsight_training.packing.painter_report import packs_report
from songsight_training.packing.species_pack import half_painter, parity_parts, species_graph
from songsight_training.painting.autoencoder import Autoencoder
from songsight_training.settings.hearing_settings import DistilledConfig, EncoderDistillation
from songsight_training.settings.judging_settings import Lite0JudgeTraining
from songsight_training.settings.painting_settings import (
    AutoencoderConfig,
    AutoencoderTraining,
    QuickTraining,
    SpeciesPainterTraining,
    UnetConfig,
)
from songsight_training.species_painting.bird_batches import BirdInputs
from songsight_training.species_painting.bird_sounds import heard_tokens, save_sounds, scientific_names
from songsight_training.species_painting.decoder_only import best_reconstruction, pack_decoder
from songsight_training.species_painting.name_vectors import read_names
from songsight_training.species_painting.pack_painter import PackPainter
from songsight_training.species_painting.paint_birds import load_bird_painter
from songsight_training.species_painting.painter_figures import Gallery, pack_row, with_held_out_clips
from songsight_training.species_painting.painter_training import SpeciesPainterRun
from songsight_training.species_painting.quick_training import load_student, quick_run
from songsight_training.teaching.distilled_encoder import DistilledEncoder
from songsight_training.teaching.teacher_classes import TeacherClasses
from songsight_training.training.checkpoint import save_checkpoint

UNET = UnetConfig(channels=4, patch=1, widths=(16, 24), attention_levels=(1,), heads=2, token_size=32, sample_size=8)
CONFIG = SpeciesPainterTraining(model=UNET, batch=8, updates=2, warmup_updates=1, views=2, ema_decay=0.9)
PHOTO = AutoencoderConfig(width=16, fine_width=8, image_size=32, decoder_blocks=1)
SAMPLING = {"sampler": "dpmpp-2m", "steps": 3, "guidance_scale": 2.0}
CODES = ["blue", "owl", "red"]
JUDGE = {"trainingPhotos": 10, "heldOutPhotos": 5, "top1": 0.5, "top1OwnSize": 0.6}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """A run folder with a tiny encoder, autoencoder, painter and student; and the painter's inputs."""
    folder = tmp_path_factory.mktemp("species-pack")
    torch.manual_seed(6)
    encoder = EncoderDistillation(model=DistilledConfig(channels=(4, 6, 8, 8), embedding=16, labels=3))
    network = DistilledEncoder(encoder.model)
    save_checkpoint(
        folder / "distilled" / "fold-0" / "last.pt",
        encoder,
        5,
        encoder=network.state_dict(),
        classes=CODES,
        seconds=1.0,
    )
    photo = AutoencoderTraining(model=PHOTO)
    save_checkpoint(
        folder / "autoencoder" / "last.pt",
        photo,
        3,
        model=Autoencoder(photo.model).state_dict(),
        seconds=1.0,
        psnr=20.0,
    )
    sounds = few_sounds()
    tokens, said = heard_tokens(network.eval(), sounds.mel)
    sounds = type(sounds)(
        **{**sounds.__dict__, "tokens": tokens.half(), "said": said.half(), "columns": np.array([0, -1, 2])}
    )
    save_sounds(folder / "species-painter" / "sounds.pt", sounds)
    samples = torch.randn(2, 36, 4, 8, 8).half()
    inputs = BirdInputs(few_photos(), samples, sounds, CONFIG)
    SpeciesPainterRun(inputs, CONFIG, folder / "species-painter").train()
    return folder, inputs


@pytest.fixture(scope="module")
def bird(runs):
    autoencoder = Autoencoder(PHOTO).eval()
    return load_bird_painter(runs[0] / "species-painter", autoencoder)


def test_the_packs_features_are_what_the_painter_was_trained_on(runs, bird):
    trained = trained_distilled(runs[0] / "distilled" / "fold-0")
    graph = species_graph(trained, bird.painter.guide, ["red", "blue"])
    mel = torch.rand(3, 128, 128) * 60 - 80
    with torch.no_grad():
        probabilities, embedding, features = graph(mel)
        tokens, said = heard_tokens(rounded_to_half(trained.network).eval(), mel)
        wanted = graph.guide.scaled(tokens)
    assert torch.allclose(probabilities, said[:, [2, 0]], atol=1e-6) and embedding.shape == (3, 16)
    assert torch.allclose(features, wanted, atol=1e-5) and features.shape == (3, 36, 32)


def test_a_student_starts_as_its_teacher_learns_and_resumes(runs, bird):
    folder, inputs = runs
    config = QuickTraining(steps=2, teacher_steps=2, updates=4, batch=4)
    run = quick_run(inputs, bird, config, folder / "species-painter-quick")
    assert torch.equal(run.student.enter.weight, bird.painter.unet.enter.weight)
    assert load_student(folder / "species-painter-quick", bird) is None
    stop_after(run, 2)
    again = quick_run(inputs, bird, config, folder / "species-painter-quick")
    assert again.loop.step == 2 and torch.equal(again.student.leave.weight, run.student.leave.weight)
    again.train()
    student, settings = load_student(folder / "species-painter-quick", bird)
    assert settings.steps == 2 and not torch.equal(student.leave.weight, bird.painter.unet.leave.weight)


def write_figures(folder):
    """What `vouch`, `clean` and `evaluate-species-painter` would have written."""
    one = {"precision": 0.9, "recall": 0.5, "intervals": {"precision": [0.8, 1.0], "recall": [0.3, 0.7]}}
    one |= {"recordings": 4, "recordingsFound": 3, "clips": 9}
    rate = {"perHour": 1.0}
    ear = {"right": 3, "wrong": 0, "silent": 1, "recordings": 4, "otherBirds": rate, "background": rate}
    ear |= {"otherSpecies": {"right": 1, "recordings": 2}}
    names = {code: [f"Avis {code}", code.title()] for code in CODES}
    vouched = {"thresholds": {"red": 0.4, "blue": 0.5}, "species": {"red": one, "blue": one}, "names": names}
    vouched |= {"recordings": 9, "hours": 0.1, "ears": {"distilled": ear}}
    cleaned = {"labels": {}, "windows": 10, "recordings": 9, "windowsHeard": 8}
    cleaned |= {"classes": {"heard": 3}, "background": {"heardIn": [], "recordings": 2}}
    row = {"pictures": 5, "fidLite0": 9.5, "kid": 0.1, "kidDeviation": 0.01, "precision": 0.5, "recall": 0.4}
    row |= {"namedRight": 0.3, "namedRightAmongWanted": 0.4, "memory": {"nearestIsTraining": 0.5, "ratio": 1.0}}
    row["guidance"] = 3.0
    painted = {"everySpecies": {"both": row}, "targetSpecies": {"both": row}, "reconstructed": None, "packs": []}
    painted |= {"heldOutPhotos": None, "targetHeldOutPhotos": None, "guidanceCurve": [{**row, "guidance": 2.0}]}
    painted |= {"sameNoise": {"clipsOfOneSpecies": 3.0, "clipsOfTwoSpecies": 9.0, "species": 2}}
    painted |= {"painter": {"picturesSeen": 16, "updates": 2, "seconds": 3, "parameters": 9000, "classes": 3}}
    painted |= {"autoencoder": {"psnr": 20.0, "perceptual": 0.2}, "judge": JUDGE, "photos": {"used": 36, "heldOut": 9}}
    (folder / "distilled").mkdir(exist_ok=True)
    (folder / "reports").mkdir(exist_ok=True)
    labels = folder / "cache" / "teacher" / "birdnet-2.4-labels.txt"
    labels.parent.mkdir(parents=True, exist_ok=True)
    labels.write_text("Avis blue_Blue\nAvis red_Red\n", encoding="utf-8")
    for name, value in (("distilled/vouched", vouched), ("distilled/cleaned", cleaned), ("reports/painter", painted)):
        (folder / f"{name}.json").write_text(json.dumps(value))


def test_the_pack_paints_as_pytorch_does(runs, bird, tmp_path):
    onnxruntime = pytest.importorskip("onnxruntime")
    folder = runs[0]
    write_figures(folder)
    settings = {"version": "9.0.0", "licence": "for tests", "student": False, "painter": SAMPLING}
    (tmp_path / "settings.json").write_text(json.dumps(settings))
    places = ["--runs", str(folder), "--reports", str(folder / "reports"), "--packs", str(tmp_path / "packs")]
    export_species_painter.main([*places, "--settings", str(tmp_path / "settings.json")])
    pack = tmp_path / "packs" / "songsight-2"
    manifest = json.loads((pack / "manifest.json").read_text())
    assert manifest["encoder"]["outputs"]["features"]["shape"] == ["clip", 36, 32]
    assert [label["code"] for label in manifest["labels"]] == ["red", "blue"] and manifest["painter"]["imageSize"] == 32
    card = (pack / "model-card.md").read_text()
    assert "The painter of all species" in card and "| told both | 5 | 9.5 |" in card
    assert manifest["painter"]["names"]["species"] == {"Avis blue": 0, "Avis red": 2}
    vectors = read_names(pack, manifest["painter"]["names"], 32)
    learnt = bird.painter.guide.vectors.weight.detach().numpy()
    assert np.abs(vectors["Avis red"] - learnt[2]).max() < 1e-2 and vectors["Avis blue"].shape == (32,)
    graph = species_graph(trained_distilled(folder / "distilled" / "fold-0"), bird.painter.guide, ["red", "blue"])
    painter = half_painter(load_bird_painter(folder / "species-painter", bird.autoencoder), SAMPLING, None, 0)
    for file, inputs, outputs in parity_parts(graph, painter)[:2]:
        session = onnxruntime.InferenceSession(str(pack / file), providers=["CPUExecutionProvider"])
        made = session.run(list(outputs), {name: value.numpy() for name, value in inputs.items()})
        for got, wanted in zip(made, outputs.values()):
            assert np.abs(got - wanted.numpy()).max() < 5e-4, file
    painted = PackPainter(pack)
    said, features = painted.hear(np.random.default_rng(2).uniform(-80, -20, (2, 128, 128)))
    assert said.shape == (2, 2) and painted.paint(features, 1).shape == (2, 3, 32, 32)
    named = painted.named(features, ["red", "nobody"])
    assert np.allclose(named[0], features[0] + vectors["Avis red"]) and np.array_equal(named[1], features[1])
    judge = Lite0Judge(Lite0(3, 1, 6).eval(), Lite0JudgeTraining(size=32, small_size=32), ["blue", "green", "red"], {})
    photos = few_photos()
    gallery = Gallery(judge, photos, judge.look_at_photos(photos), runs[1].sounds)
    own = with_held_out_clips(gallery, gallery.numbers(painted.species))
    row = pack_row(gallery, pack, own, 4)
    assert row["pictures"] == 4 and row["photos"] == 18 and row["heardRight"] in (0, 0.25, 0.5, 0.75, 1)
    told = {"species": ["blue", "red"], "pack": row, "heldOutPhotos": gallery.ceiling(own)}
    report = packs_report({"judge": JUDGE, "packs": [told]})
    assert "| songsight-2 9.0.0 (guidance 2; hears" in report and "| held-out photos | 6 |" in report


def test_the_pack_says_whom_its_painter_knows_and_whether_its_ear_was_measured(runs, tmp_path):
    """There are no photos of owl, so nobody can name it to the painter: the app paints it from the sound alone, when
    asked to. The teacher knows no Green, so that class has no name either."""
    folder = runs[0]
    write_figures(folder)
    vouched = json.loads((folder / "distilled" / "vouched.json").read_text())
    vouched["thresholds"]["owl"] = 0.6
    vouched["species"]["owl"] = vouched["species"]["red"]
    for name in ("vouched", "cleaned"):
        told = vouched if name == "vouched" else json.loads((folder / "distilled" / "cleaned.json").read_text())
        (tmp_path / f"{name}.json").write_text(json.dumps(told))
    settings = {"version": "9.0.0", "licence": "for tests", "student": False, "painter": SAMPLING}
    (tmp_path / "settings.json").write_text(json.dumps(settings))
    (folder / "distilled" / "last.pt").write_bytes((folder / "distilled" / "fold-0" / "last.pt").read_bytes())
    places = ["--runs", str(folder), "--reports", str(folder / "reports"), "--packs", str(tmp_path / "packs")]
    places += ["--settings", str(tmp_path / "settings.json"), "--vouched", str(tmp_path)]
    card = tmp_path / "packs" / "songsight-3" / "model-card.md"
    for ear, told in (("fold-0", "that it never heard:"), (".", "the weights that ship heard all of them")):
        export_species_painter.main([*places, "--ear", str(folder / "distilled" / ear)])
        assert told in card.read_text(), ear
    manifest = json.loads((tmp_path / "packs" / "songsight-3" / "manifest.json").read_text())
    assert [label["code"] for label in manifest["labels"]] == ["red", "blue", "owl"]
    named = manifest["painter"]["names"]["species"]
    assert [label["scientificName"] in named for label in manifest["labels"]] == [True, True, False]


def test_photo_classes_have_the_scientific_names_that_mean_them():
    teacher = TeacherClasses(
        ["Sayornis nigricans", "Sayornis phoebe", "Sayornis saya", "Setophaga coronata"],
        ["Black Phoebe", "Eastern Phoebe", "Say's Phoebe", "Yellow-rumped Warbler"],
    )
    classes = ["myrtle_warbler", "sayornis", "horned_puffin", "nobody"]
    assert scientific_names(classes, teacher) == [
        ["Setophaga coronata"],
        ["Sayornis", "Sayornis nigricans", "Sayornis phoebe", "Sayornis saya"],
        ["Fratercula corniculata"],
        [],
    ]


def test_an_export_without_figures_says_what_to_run(runs, tmp_path):
    places = ["--runs", str(runs[0]), "--reports", str(tmp_path), "--vouched", str(tmp_path)]
    with pytest.raises(FileNotFoundError, match="`vouch`"):
        export_species_painter.main(places)


def test_a_decoder_without_its_encoder_is_given_the_best_latents(tmp_path):
    config = AutoencoderConfig(width=16, fine_width=8, image_size=32, decoder_blocks=1)
    torch.manual_seed(8)
    autoencoder = Autoencoder(config).eval()
    decoder_entry(autoencoder, 8, tmp_path)
    decoder = pack_decoder(tmp_path / "decoder.onnx", config, 8)
    with torch.no_grad():
        photo = decoder(torch.randn(2, 4, 8, 8))
        same = torch.randn(2, 4, 8, 8)
        assert torch.allclose(decoder(same), autoencoder.decoder(same), atol=1e-3)
        blank = (decoder(torch.zeros(2, 4, 8, 8)) - photo).square().mean()
    found = best_reconstruction(decoder, photo, [4, 8, 8], 60)
    assert (found - photo).square().mean() < 0.2 * blank
    with pytest.raises(ValueError, match="not written from a network of this shape"):
        pack_decoder(tmp_path / "decoder.onnx", dataclasses.replace(config, width=24), 8)


def test_the_method_is_drawn_with_the_papers_map_in_it(tmp_path):
    shapes = encoder_shapes(DistilledEncoder(DistilledConfig(channels=(4, 6, 128, 8), labels=7)))
    assert shapes[6] == ("convolution 3 x 3", "128 x 12 x 12") and shapes[0][1] == "3 x 128 x 128"
    assert shapes[-1] == ("linear, sigmoid of each", "7")
    draw_method.main(["--reports", str(tmp_path)])
    for name in ("method-1.png", "method-2.png"):
        with Image.open(tmp_path / name) as picture:
            assert picture.width > 1000
