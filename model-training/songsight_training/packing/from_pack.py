"""Weights of a written pack back into networks, so that training can go on where its checkpoints are gone.

The exporter keeps the names of most weights, but transposes matrices and folds others under names of its own.
The same network is therefore exported once more with numbers that tell every weight apart, and the two
files are read side by side: a weight's place in one is its place in the other.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn


def _used_weights(path: Path) -> list[np.ndarray]:
    """In the order in which the graph uses them, each as often as it is used. Casts of weights kept in half precision
    and second names are looked through."""
    graph = onnx.load(str(path)).graph
    known = {entry.name: numpy_helper.to_array(entry) for entry in graph.initializer}
    used = []
    for node in graph.node:
        if node.op_type in ("Cast", "Identity") and node.input[0] in known:
            known[node.output[0]] = known[node.input[0]]
        else:
            used += [known[name] for name in node.input if name in known]
    return [value.astype(np.float32) if value.dtype == np.float16 else value for value in used]


@torch.no_grad()
def _fill_with_marks(network: nn.Module) -> None:
    """Random numbers: no two weights alike, none 0 or 1. Variances stay positive."""
    for value in network.state_dict().values():
        if value.is_floating_point():
            value.copy_(torch.rand_like(value) + 0.5)


def _placed(mark: np.ndarray, found: np.ndarray, wanted: np.ndarray) -> np.ndarray | None:
    """`found` in the shape of `wanted` if `mark` holds `wanted`'s numbers, straight or transposed."""
    if mark.size != wanted.size:
        return None
    if np.array_equal(mark.ravel(), wanted.ravel()):
        return found.reshape(wanted.shape)
    if wanted.ndim == 2 and mark.ndim == 2 and np.array_equal(mark.T, wanted):
        return found.T.copy()
    return None


def weights_from_onnx(network: nn.Module, path: Path, export: Callable[[nn.Module, Path], object]) -> None:
    """Copy the weights of the ONNX file `path` into `network`, which has the shape that made it.

    `export` writes a network of this kind as the pack writer does. Raises ValueError when a weight cannot be
    found, as in a file of another shape or written by another exporter.
    """
    _fill_with_marks(network)
    with tempfile.TemporaryDirectory() as folder:
        export(network, Path(folder))
        marks = _used_weights(Path(folder) / path.name)
    stored = _used_weights(path)
    if [mark.shape for mark in marks] != [value.shape for value in stored]:
        raise ValueError(f"{path}: not written from a network of this shape by this version of PyTorch")
    pairs = list(zip(marks, stored))
    recovered = {}
    for name, wanted in network.state_dict().items():
        if not wanted.is_floating_point():
            continue
        places = (_placed(mark, value, wanted.numpy()) for mark, value in pairs)
        value = next((value for value in places if value is not None), None)
        if value is None:
            raise ValueError(f"{path}: no weight {name} in it")
        recovered[name] = torch.from_numpy(value.copy())
    network.load_state_dict(recovered, strict=False)
