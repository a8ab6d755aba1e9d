"""Distances between sets of pictures in a feature space [picture, feature].

In the space of our own photo classifier the Frechet distance is called FID-bird, in that of the fine-tuned
EfficientNet-Lite0 FID-lite0: both compare pictures of this project with each other and with nothing else. With
Inception features (`--inception-weights`) it is the usual FID.
"""

from __future__ import annotations

import numpy as np
import scipy.linalg

KID_SUBSETS = 50
KID_SIZE = 100
NEIGHBOURS = 3
PART = 500


def frechet_distance(first: np.ndarray, second: np.ndarray) -> float:
    """Heusel et al. 2017, equation 6: squared distance of two Gaussians fitted to the features."""
    means = [features.mean(axis=0) for features in (first, second)]
    covariances = [np.atleast_2d(np.cov(features, rowvar=False)) for features in (first, second)]
    values, directions = scipy.linalg.eigh(covariances[0])
    root = (directions * np.sqrt(np.maximum(values, 0))) @ directions.T
    joint = scipy.linalg.eigvalsh(root @ covariances[1] @ root)  # of the same trace as the root of their product
    gap = means[0] - means[1]
    overlap = np.sqrt(np.maximum(joint, 0)).sum()
    return float(gap @ gap + np.trace(covariances[0]) + np.trace(covariances[1]) - 2 * overlap)


def _kernel(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return (first @ second.T / first.shape[1] + 1) ** 3


def kernel_distance(first: np.ndarray, second: np.ndarray, seed: int = 0) -> tuple[float, float]:
    """KID (Binkowski et al. 2018): unbiased squared MMD with the cubic kernel, mean and deviation over subsets."""
    random = np.random.default_rng(seed)
    size = min(KID_SIZE, len(first), len(second))
    values = []
    for _ in range(KID_SUBSETS):
        a, b = (one[random.choice(len(one), size, replace=False)] for one in (first, second))
        within = sum((k.sum() - np.trace(k)) / (size * (size - 1)) for k in (_kernel(a, a), _kernel(b, b)))
        values.append(within - 2 * _kernel(a, b).mean())
    return float(np.mean(values)), float(np.std(values))


def _distances(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    squares = (first**2).sum(axis=1)[:, None] + (second**2).sum(axis=1)[None] - 2 * first @ second.T
    return np.sqrt(np.maximum(squares, 0))


def _in_parts(features: np.ndarray) -> list[np.ndarray]:
    return np.array_split(features, len(features) // PART + 1)


def _share_inside(points: np.ndarray, manifold: np.ndarray) -> float:
    """Part by part: ten thousand pictures against as many photos would not fit into memory at once."""
    radius = [
        np.partition(_distances(part, manifold), NEIGHBOURS, axis=1)[:, NEIGHBOURS] for part in _in_parts(manifold)
    ]
    reach = np.concatenate(radius)[None]
    return float(
        np.concatenate([(_distances(part, manifold) <= reach).any(axis=1) for part in _in_parts(points)]).mean()
    )


def precision_and_recall(made: np.ndarray, real: np.ndarray) -> tuple[float, float]:
    """Kynkaanniemi et al. 2019, k = 3: share of pictures that look real, share of photos that are covered."""
    return _share_inside(made, real), _share_inside(real, made)


def mean_pair_distance(features: np.ndarray) -> float:
    """Diversity: mean distance of two different pictures."""
    count = len(features)
    return float(_distances(features, features).sum() / (count * (count - 1)))
