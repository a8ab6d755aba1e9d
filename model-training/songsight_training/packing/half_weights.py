"""Weights that take half the room on disk: kept as float16, computed with as float32."""

from __future__ import annotations

import copy
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

SMALLEST = 1024
"""Values; a shorter tensor saves nothing worth a node of its own."""


@torch.no_grad()
def rounded_to_half(network: nn.Module) -> nn.Module:
    """A copy whose weights are the nearest float16 numbers, still held as float32."""
    network = copy.deepcopy(network)
    for value in network.state_dict().values():
        if value.is_floating_point():
            value.copy_(value.half().float())
    return network


def _fits(values: np.ndarray) -> bool:
    return values.size >= SMALLEST and np.array_equal(values, values.astype(np.float16).astype(np.float32))


def store_as_float16(path: Path) -> int:
    """Rewrite an ONNX file: weights which are float16 numbers are stored as such, with a Cast in front of their use.

    Nothing is lost: a weight with any other value stays as it is. ONNX Runtime folds the casts away when it
    opens the file. Returns how many weights were stored so.
    """
    model = onnx.load(str(path))
    graph, casts = model.graph, []
    for entry in graph.initializer:
        if entry.data_type != TensorProto.FLOAT:
            continue
        values, name = numpy_helper.to_array(entry), entry.name
        if not _fits(values):
            continue
        entry.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    if casts:
        nodes = [*casts, *graph.node]
        del graph.node[:]
        graph.node.extend(nodes)
        onnx.save(model, str(path))
    return len(casts)
