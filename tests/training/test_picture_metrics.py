import numpy as np
import pytest
import torch

from songsight_training.judging.photo_judge import PhotoJudge
from songsight_training.judging.picture_metrics import (
    frechet_distance,
    kernel_distance,
    mean_pair_distance,
    precision_and_recall,
)
from songsight_training.packing.from_pack import weights_from_onnx
from songsight_training.packing.pack import unet_entry
from songsight_training.packing.tiny_pack import UNET
from songsight_training.painting.unet import Unet
from songsight_training.settings.judging_settings import JudgeConfig


def _features(mean: float, seed: int, count: int = 400) -> np.ndarray:
    return np.random.default_rng(seed).normal(mean, 1, (count, 8))


def test_frechet_distance_of_known_gaussians():
    first = _features(0, 1, 4000)
    assert frechet_distance(first, first) == pytest.approx(0, abs=1e-6)
    assert frechet_distance(first, first + 2) == pytest.approx(8 * 4, rel=1e-6)
    # equal means, deviations 1 and 3: trace of (1 - 3)^2 in 8 dimensions
    assert frechet_distance(first, (first - first.mean(0)) * 3 + first.mean(0)) == pytest.approx(
        4 * np.trace(np.cov(first, rowvar=False)), rel=1e-6
    )


def test_kernel_distance_tells_sets_apart():
    same, _ = kernel_distance(_features(0, 1), _features(0, 2))
    far, _ = kernel_distance(_features(0, 1), _features(1, 2))
    assert abs(same) < 0.1 < far


def test_precision_and_recall_of_half_a_world():
    real = np.concatenate([_features(-20, 1, 200), _features(20, 2, 200)])
    precision, recall = precision_and_recall(_features(20, 3, 200), real)
    assert precision > 0.9 and recall < 0.6


def test_diversity_of_copies_is_none():
    assert mean_pair_distance(np.ones((5, 3))) == 0
    assert mean_pair_distance(_features(0, 1)) > 1


def test_judge_shapes():
    judge = PhotoJudge(JudgeConfig(widths=(4, 8, 8, 16), classes=5)).eval()
    pictures = torch.rand(3, 3, 64, 64) * 2 - 1
    assert judge(pictures).shape == (3, 5) and judge.features(pictures).shape == (3, 16)


def test_weights_come_back_from_a_pack(tmp_path):
    torch.manual_seed(1)
    unet, again = Unet(UNET), Unet(UNET)
    with torch.no_grad():
        for value in unet.parameters():
            value.add_(torch.randn_like(value) * 0.1)
    unet_entry(unet, tmp_path)
    weights_from_onnx(again, tmp_path / "unet.onnx", unet_entry)
    assert all(torch.equal(a, b) for a, b in zip(unet.state_dict().values(), again.state_dict().values()))


def test_weights_of_another_shape_are_refused(tmp_path):
    unet_entry(Unet(UNET), tmp_path)
    other = Unet(type(UNET)(**{**UNET.__dict__, "widths": (16, 32)}))
    with pytest.raises(ValueError, match="not written from a network of this shape"):
        weights_from_onnx(other, tmp_path / "unet.onnx", unet_entry)
