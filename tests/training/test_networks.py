import shutil

import pytest
import torch
from torch.nn import functional as F

from songsight_training.hearing.encoder import Encoder, EncoderGraph, map_to_tokens
from songsight_training.packing.tiny_pack import UNET, tiny_patches
from songsight_training.painting.autoencoder import Autoencoder
from songsight_training.painting.painter_loss import noised, painter_loss, wanted_prediction
from songsight_training.painting.sampler import predicted_x0
from songsight_training.painting.schedule import alpha_bar
from songsight_training.painting.student_training import StudentRun
from songsight_training.painting.unet import Unet
from songsight_training.settings.hearing_settings import EncoderConfig
from songsight_training.settings.painting_settings import AutoencoderConfig, QuickTraining, UnetConfig
from songsight_training.training.ema import Ema
from songsight_training.training.speed import Speed


def test_encoder_has_the_papers_feature_map():
    encoder = Encoder(EncoderConfig()).eval()
    mel = torch.rand(2, 128, 128) * 80 - 100
    assert encoder.features(mel).shape == (2, 128, 12, 12)
    probabilities, tokens = EncoderGraph(encoder)(mel)
    assert probabilities.shape == (2, 9) and tokens.shape == (2, 36, 512)
    assert torch.allclose(probabilities.sum(1), torch.ones(2), atol=1e-5)


def test_tokens_keep_low_bands_first():
    features = torch.arange(12.0)[None, None, :, None].expand(1, 1, 12, 12)
    tokens = map_to_tokens(features)
    assert tokens.shape == (1, 36, 4)
    assert tokens[0, 0].tolist() == [0, 0, 1, 1] and tokens[0, -1].tolist() == [10, 10, 11, 11]


def test_encoder_ignores_gain():
    encoder = Encoder(EncoderConfig(channels=(4, 4, 8))).eval()
    mel = torch.rand(2, 128, 128) * 60 - 90
    assert torch.allclose(encoder(mel), encoder(mel + 12.0), atol=1e-4)


def test_autoencoder_shapes_and_range():
    model = Autoencoder(AutoencoderConfig(width=16, fine_width=8)).eval()
    photo = torch.rand(2, 3, 64, 64) * 2 - 1
    latent = model.encoder(photo)
    assert latent.shape == (2, 4, 16, 16)
    image = model.decoder(100 * latent)
    assert image.shape == photo.shape and image.abs().max() <= 1


def test_null_tokens_replace_the_sound(tiny):
    unet = tiny[1].unet
    sample, time = torch.randn(2, 4, 8, 8), torch.tensor([10.0, 900.0])
    first, second = torch.randn(2, 2, 36, 32)
    with torch.no_grad():
        without = [unet(sample, time, tokens, torch.zeros(2)) for tokens in (first, second)]
        given = [unet(sample, time, tokens, torch.ones(2)) for tokens in (first, second)]
    assert torch.allclose(*without, atol=1e-6)
    assert not torch.allclose(*given, atol=1e-3)


def test_patch_two_unet_keeps_the_shape():
    unet = Unet(UnetConfig(patch=2, widths=(16, 24), attention_levels=(1,), token_size=32))
    made = unet(torch.randn(3, 4, 16, 16), torch.zeros(3), torch.randn(3, 36, 32), torch.ones(3))
    assert made.shape == (3, 4, 16, 16)


def test_prediction_targets_give_x0_back():
    level = torch.tensor([0.3])
    latent, noise = torch.randn(2, 1, 4, 8, 8)
    for kind in ("epsilon", "v"):
        wanted = wanted_prediction(latent, noise, level, kind)
        x0 = predicted_x0(wanted, noised(latent, noise, level), float(level), kind)
        assert torch.allclose(x0, latent, atol=1e-5)


def test_encoder_overfits_one_batch():
    torch.manual_seed(0)
    mel, labels = tiny_patches(12, seed=1)
    encoder = Encoder(EncoderConfig(channels=(4, 8, 8), hidden=(32, 16), dropout=0.0, labels=4))
    optimizer = torch.optim.Adam(encoder.parameters(), 3e-3)
    for _ in range(40):
        loss = F.cross_entropy(encoder(mel), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.05


def test_painter_overfits_one_batch():
    torch.manual_seed(0)
    unet = Unet(UNET)
    latent, tokens = torch.randn(1, 4, 8, 8).expand(16, -1, -1, -1), torch.randn(16, 36, 32)
    table = torch.from_numpy(alpha_bar("cosine")).float()
    optimizer = torch.optim.Adam(unet.parameters(), 3e-3)
    losses = []
    for _ in range(150):
        loss = painter_loss(unet, latent, tokens, table, "v", drop=0.1)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert sum(losses[-10:]) < 0.35 * sum(losses[:10])


def test_average_follows_the_weights():
    model = torch.nn.Linear(2, 2)
    ema = Ema(model, decay=0.9)
    with torch.no_grad():
        model.weight.add_(1.0)
    for _ in range(200):
        ema.update(model)
    assert torch.allclose(ema.model.weight, model.weight, atol=1e-3)


@pytest.mark.skipif(not hasattr(torch, "compile"), reason=f"PyTorch {torch.__version__} does not compile")
@pytest.mark.skipif(not (shutil.which("g++") or shutil.which("clang++")), reason="no C++ compiler on the path")
def test_a_compiled_student_learns_what_an_uncompiled_one_learns(tmp_path):
    from torch._dynamo.utils import counters

    size = UnetConfig(channels=4, patch=1, widths=(16, 24), attention_levels=(1,), heads=2, token_size=8, sample_size=8)
    torch.manual_seed(3)
    teacher, latent, tokens = Unet(size), torch.randn(4, 4, 8, 8), torch.randn(4, 36, 8)
    with torch.no_grad():
        teacher.leave.weight.normal_(std=0.1)
    config = QuickTraining(steps=2, teacher_steps=2, updates=1, batch=4)
    losses = []
    for compiled in (False, True):
        counters.clear()
        folder, speed = tmp_path / str(compiled), Speed(compiled=compiled)
        run = StudentRun(teacher, ("cosine", 1000), lambda _: (latent, tokens), config, folder, speed)
        torch.manual_seed(4)
        losses.append(run._learn(0)["loss"])
        assert bool(counters["frames"]["ok"]) == compiled
    assert losses[1] == pytest.approx(losses[0], rel=1e-4)
    learnt, resumed = run.student.state_dict(), Unet(size)
    resumed.load_state_dict(learnt)  # a compiled run keeps the names of the weights
