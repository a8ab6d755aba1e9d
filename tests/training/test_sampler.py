import numpy as np
import pytest
import torch

from songsight_training.packing.golden import dummy_denoiser, unet_denoiser, unpacked
from songsight_training.painting.sampler import Sampling, guided, predicted_x0, sample_final, sample_steps
from songsight_training.painting.schedule import alpha_bar


def _close(made, expected, tolerance):
    return np.abs(made - expected).max() <= tolerance * max(1.0, np.abs(expected).max())


def test_every_step_is_golden(golden, tiny):
    content = golden("samplers")
    shape = content["sampleShape"]
    for case in content["cases"]:
        features = unpacked(case["features"]).reshape(content["featuresShape"])
        fresh = [unpacked(text).reshape(shape) for text in case["freshNoise"]]
        denoise = dummy_denoiser(features)
        if case["denoiser"] == "tiny-unet":
            denoise = unet_denoiser(tiny[1], features, case["guidanceScale"])
        settings = Sampling(
            alpha_bar(case["schedule"]), case["prediction"], case["sampler"], case["steps"], case["clipSample"]
        )
        noise = unpacked(case["noise"]).reshape(shape).astype(np.float64)
        made = list(sample_steps(settings, noise, denoise, lambda i, fresh=fresh: fresh[i]))
        tolerance = content["toleranceOfLargest"][case["denoiser"]]
        assert len(made) == len(case["after"])
        for sample, text in zip(made, case["after"]):
            assert _close(sample, unpacked(text).reshape(shape), tolerance)
        if case["image"]:
            with torch.no_grad():
                image = tiny[1].autoencoder.decoder(torch.from_numpy(made[-1].astype(np.float32))[None])
            expected = unpacked(case["image"]).reshape(content["imageShape"])
            assert np.abs(image[0].numpy() - expected).max() <= content["imageTolerance"]


@pytest.mark.parametrize("kind", ["epsilon", "v"])
@pytest.mark.parametrize("sampler", ["ddpm", "ddim", "dpmpp-2m"])
def test_a_perfect_denoiser_gives_its_picture(sampler, kind):
    random = np.random.default_rng(0)
    truth, noise = random.standard_normal((2, 4, 8, 8))
    table = alpha_bar("cosine")

    def denoise(sample, time):
        level = table[time]
        eps = (sample - np.sqrt(level) * truth) / np.sqrt(1 - level)
        return eps if kind == "epsilon" else np.sqrt(level) * eps - np.sqrt(1 - level) * truth

    made = sample_final(Sampling(table, kind, sampler, 10), noise, denoise, lambda i: noise)
    assert np.abs(made - truth).max() < 1e-6


def test_guidance_one_is_plain_conditioning():
    assert guided(np.array(5.0), np.array(2.0), 1.0) == 2.0
    assert guided(np.array(5.0), np.array(2.0), 3.0) == -4.0


def test_unknown_names_are_errors():
    with pytest.raises(ValueError, match="prediction"):
        predicted_x0(0.0, 0.0, 0.5, "x0")
    with pytest.raises(ValueError, match="sampler"):
        sample_final(Sampling(alpha_bar("linear"), "v", "euler", 5), np.zeros(1), lambda s, t: s)
