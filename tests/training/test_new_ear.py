"""A new ear in a pack that paints: what the painter is told of a sound stays what it was."""

import dataclasses
import json
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from made_windows import windows
from test_species_pack import CODES, CONFIG, PHOTO, SAMPLING, runs, write_figures  # noqa: F401
from test_species_painter import few_photos
from torch import nn

from songsight_training.commands.painter import export_species_painter, renew_ear, resume_species_painter
from songsight_training.packing.distilled_pack import trained_distilled
from songsight_training.packing.half_weights import rounded_to_half
from songsight_training.packing.packed_ear import fit_telling, measured, packed_ear
from songsight_training.packing.same_pictures import painted_clips, same_pictures
from songsight_training.painting.autoencoder_training import AutoencoderRun
from songsight_training.settings.config import to_dict
from songsight_training.settings.hearing_settings import DistilledConfig, EncoderDistillation, SoundConfig
from songsight_training.settings.painting_settings import AutoencoderTraining
from songsight_training.species_painting.bird_sounds import heard_tokens
from songsight_training.species_painting.pack_painter import PackPainter
from songsight_training.species_painting.painter_training import SpeciesPainterRun
from songsight_training.teaching.distillation_training import DistillationRun, embedding_scale
from songsight_training.teaching.distilled_encoder import DistilledEncoder
from songsight_training.teaching.taught_batches import TaughtSounds
from songsight_training.teaching.taught_windows import ClassTable


def finished_pack(folder, tmp_path):
    """The pack of the tiny networks in `folder`, and settings.json beside it."""
    write_figures(folder)
    settings = {"version": "9.0.0", "licence": "for tests", "student": False, "painter": SAMPLING}
    (tmp_path / "settings.json").write_text(json.dumps(settings))
    places = ["--runs", str(folder), "--reports", str(folder / "reports"), "--packs", str(tmp_path / "packs")]
    export_species_painter.main([*places, "--settings", str(tmp_path / "settings.json")])
    return tmp_path / "packs" / "songsight-2"


def test_a_new_ear_in_a_finished_pack_tells_its_painter_the_same(runs, tmp_path, monkeypatch):  # noqa: F811
    """The run that goes on from the pack's ear begins where that one stood, in training as well as in use, and is kept
    from telling the painter anything else."""
    folder = runs[0]
    pack = finished_pack(folder, tmp_path)
    config = EncoderDistillation(
        model=DistilledConfig(channels=(4, 6, 8, 8), embedding=16, labels=3, dropout=0.0, told_apart=True),
        updates=8,
        batch=6,
        warmup_updates=1,
        ema_decay=0.5,
        learning_rate=1e-4,
        muon_rate=1e-3,
        kept_weight=20.0,
    )
    ear = packed_ear(pack, config.model)
    known = windows()
    wide = dataclasses.replace(
        known,
        probabilities=np.hstack([known.probabilities, known.probabilities[:, :1]]),
        embeddings=np.hstack([known.embeddings, known.embeddings]),
    )
    sounds = TaughtSounds(wide, np.array([True, False, False]), config)
    mel = torch.cat([sounds.batch(np.random.default_rng(n)).mel for n in range(4)])
    begin = lambda network: measured(ear, network, mel)
    scale = embedding_scale(wide.embeddings)
    runs_to = lambda name: tmp_path / name / "distilled"
    run = DistillationRun(sounds, scale, CODES, config, runs_to("kept"), kept=ear, begin=begin)
    wanted = ear.told(mel)
    for training in (True, False):
        run.model.train(training)
        features, embedding = run.model.hear(mel)
        assert (ear.scaled(run.model.tokens(features)) - wanted).abs().max() < 0.02, training
        assert torch.allclose(embedding, ear.encoder.hear(mel)[1], atol=1e-3)
    astray = lambda one: float((ear.scaled(one.tokens(one.features(mel))) - wanted).square().mean())
    kept = run.train()
    free_config = dataclasses.replace(config, kept_weight=0.0)
    free = DistillationRun(sounds, scale, CODES, free_config, runs_to("free"), kept=ear, begin=begin).train()
    assert 0 < astray(kept) < astray(free)
    for name in ("vouched", "cleaned"):
        (runs_to("kept") / f"{name}.json").write_text((folder / "distilled" / f"{name}.json").read_text())
    told = {"byEitherEar": 1.5, "clipsOfOneSpecies": 9.0}
    monkeypatch.setattr(renew_ear, "load_material", lambda *_: None)
    monkeypatch.setattr(renew_ear, "painted_clips", lambda *_: (mel.numpy(), []))
    monkeypatch.setattr(
        renew_ear, "same_pictures", lambda *_: {"clips": 4, "astray": 0.02, "sound": told, "both": told}
    )
    words = ["--settings", str(tmp_path / "settings.json"), "--packs", str(tmp_path / "new")]
    renew_ear.main(["--pack", str(pack), "--runs", str(tmp_path / "kept"), *words])
    renewed = tmp_path / "new" / "songsight-2"
    for file in ("unet.onnx", "decoder.onnx", "names.bin"):
        assert (renewed / file).read_bytes() == (pack / file).read_bytes()
    assert (renewed / "encoder.onnx").read_bytes() != (pack / "encoder.onnx").read_bytes()
    again = packed_ear(renewed, config.model)  # which tells apart: it can be renewed once more
    assert torch.allclose(again.told(mel), ear.scaled(rounded_to_half(kept).tokens(kept.features(mel))), atol=0.05)
    old, new = (json.loads((one / "manifest.json").read_text()) for one in (pack, renewed))
    assert new["painter"] == old["painter"] and new["encoder"]["sha256"] != old["encoder"]["sha256"]
    card = (renewed / "model-card.md").read_text()
    assert "The painter of all species" in card
    assert "pictures of 4 clips: told the sound alone, 1.5 apart by either ear" in card


def test_pictures_by_two_ears_are_compared_from_the_same_noise(runs, tmp_path):  # noqa: F811
    pytest.importorskip("onnxruntime")
    pack, named = finished_pack(runs[0], tmp_path), ["Avis red", "Avis red", "Avis blue", "Avis blue"]
    some = np.random.default_rng(5).uniform(-80, -20, (4, 128, 128)).astype(np.float32)
    itself = same_pictures(pack, pack, some, named)
    assert itself["astray"] == 0 and itself["sound"]["byEitherEar"] == 0 and itself["clips"] == 4
    painter = PackPainter(pack)
    alike = painter.paint_alike(painter.hear(some[[0, 0, 1]])[1], 3)
    assert torch.equal(alike[0], alike[1]) and alike.shape == (3, 3, 32, 32)


def test_a_net_trained_otherwise_tells_the_nearest_it_can(runs, tmp_path):  # noqa: F811
    """What it hears in other units and another order is told in the painter's."""
    config = DistilledConfig(channels=(4, 6, 8, 8), embedding=16, labels=3, told_apart=True)
    ear = packed_ear(finished_pack(runs[0], tmp_path), config)
    network = DistilledEncoder(config)
    mel = torch.rand(12, 128, 128) * 60 - 80
    measured(ear, network, mel)
    last = network.convolutions[-1]
    with torch.no_grad():
        for part in (last[0].weight, *last[1].parameters(), last[1].running_mean, last[1].running_var):
            part.copy_(part.flip(0))
        last[1].weight.mul_(3)
        last[1].bias.mul_(3)
        nn.init.normal_(network.telling.weight)
    assert fit_telling(ear, network, mel) < 0.01
    network.eval()
    with torch.no_grad():
        astray = (ear.scaled(network.tokens(network.features(mel))) - ear.told(mel)).square().mean()
    assert astray < 0.01 * ear.told(mel).square().mean() and fit_telling(ear, DistilledEncoder(config), mel) > 0.1


def test_a_painter_goes_on_from_its_pack(runs, tmp_path, monkeypatch):  # noqa: F811
    folder, inputs = runs
    pack, gone_on = finished_pack(folder, tmp_path), tmp_path / "again"
    trained = torch.load(folder / "species-painter" / "last.pt")
    encoder = torch.load(folder / "distilled" / "fold-0" / "last.pt")
    configs = {"config": CONFIG, "ear-config": EncoderDistillation(model=DistilledConfig(**encoder["config"]["model"]))}
    configs["photo-config"] = AutoencoderTraining(**{"model": PHOTO, "batch": 4, "epochs": 1})
    words = ["--pack", str(pack), "--runs", str(gone_on), "--data", str(tmp_path)]
    for name, config in configs.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(to_dict(config)))
        words += [f"--{name}", str(tmp_path / f"{name}.json")]
    monkeypatch.setattr(resume_species_painter, "load_photos", lambda *_: few_photos())
    resume_species_painter.main(words)
    again = torch.load(gone_on / "species-painter" / "last.pt")
    assert again["classes"] == trained["classes"] and again["step"] == 2  # 16 pictures seen in batches of 8
    for name, value in trained["ema"].items():
        assert torch.allclose(again["model"][name], value.float(), atol=2e-3), name
    ear = trained_distilled(gone_on / "distilled" / "packed")
    mel = torch.rand(3, 128, 128) * 60 - 80
    tokens, said = heard_tokens(ear.network, mel)
    before, heard = heard_tokens(trained_distilled(folder / "distilled" / "fold-0").network, mel)
    assert ear.codes == ["red", "blue"] and torch.allclose(said, heard[:, [2, 0]], atol=1e-3)
    assert torch.allclose(tokens, before, atol=2e-2)
    photos = AutoencoderRun(few_photos(), configs["photo-config"], None, gone_on / "autoencoder")
    decoder = torch.load(folder / "autoencoder" / "last.pt")["model"]["decoder.leave.weight"]
    assert torch.allclose(photos.model.decoder.leave.weight, decoder, atol=1e-3)
    assert not photos.model.decoder.leave.weight.requires_grad
    further = SpeciesPainterRun(inputs, dataclasses.replace(CONFIG, updates=4), gone_on / "species-painter")
    assert further.loop.step == 2
    further.train()
    assert further.loop.step == 4
    resume_species_painter.main(words)  # leaves what is there
    assert torch.load(gone_on / "species-painter" / "last.pt")["step"] == 4


def test_two_clips_of_each_species_come_from_two_recordings():
    known = windows()
    material = SimpleNamespace(windows=known, table=ClassTable(["high", "low"], [[0], [1]]))
    mel, named = painted_clips(material, {"low": "Avis ima", "owl": "Strix", "high": "Avis alta"}, SoundConfig(), 9)
    assert named == ["Avis ima"] * 2 + ["Avis alta"] * 2 and mel.shape == (4, 128, 128)
    loudest = mel.mean(axis=2).argmax(axis=1) // 60  # the tone's band tells its class
    assert loudest.tolist() == [1, 1, 0, 0] and not np.array_equal(mel[0], mel[1])
    assert painted_clips(material, {"low": "Avis ima", "high": "Avis alta"}, SoundConfig(), 1)[1] == ["Avis ima"] * 2
