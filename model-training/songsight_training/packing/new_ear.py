"""A finished pack with a new ear: its painter stays as it is, and is told of a sound what it was told so far."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from ..species_painting.guide import Guide
from .distilled_pack import TrainedDistilled, distilled_labels
from .pack import PackHead, write_manifest
from .packed_ear import packed_ear
from .species_pack import SpeciesGraph, listening_entry, species_graph


def _painter_files(painter: dict) -> list[str]:
    parts = [painter["unet"], painter["decoder"], painter["names"]]
    return [part["file"] for part in parts] + ([painter["quick"]["unet"]["file"]] if "quick" in painter else [])


def write_with_new_ear(
    pack: Path,
    folder: Path,
    head: PackHead,
    trained: TrainedDistilled,
    thresholds: dict[str, float],
    names: dict[str, list[str]],
) -> SpeciesGraph:
    """Write `folder`: encoder.onnx of `trained`, which was held to what `pack`'s painter is told (`distil --kept`), the
    painter's files as they lie in `pack`, and manifest.json. Returns what encoder.onnx computes."""
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    size = manifest["encoder"]["outputs"]["features"]["shape"][-1]
    before = packed_ear(pack, trained.config.model)
    guide = Guide(1, size)
    guide.mean.copy_(before.mean)
    guide.deviation.copy_(before.deviation)
    graph = species_graph(trained, guide, list(thresholds))
    folder.mkdir(parents=True, exist_ok=True)
    for file in _painter_files(manifest["painter"]):
        if folder != pack:
            shutil.copyfile(pack / file, folder / file)
    entry = listening_entry(folder, trained, graph, size)
    labels = distilled_labels(thresholds, names)
    write_manifest(folder, head, trained.config.sound, entry, labels, manifest["painter"])
    return graph
