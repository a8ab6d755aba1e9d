"""The pack that listens and paints: the distilled encoder, and the painter of all species that takes its tokens."""

from __future__ import annotations

import copy
from pathlib import Path

import torch
from torch import nn

from ..hearing.encoder import TOKENS
from ..species_painting.guide import Guide
from ..species_painting.name_vectors import names_entry
from ..species_painting.paint_birds import BirdPainter
from ..teaching.distilled_encoder import DistilledEncoder
from .distilled_pack import TrainedDistilled, distilled_labels, of_species
from .half_weights import rounded_to_half
from .pack import PackHead, Painter, export_graph, painter_entry, ports, write_manifest


class SpeciesGraph(nn.Module):
    """dB [clip, 128, 128] -> probabilities [clip, label], the embedding [clip, 1024], and the painter's features
    [clip, 36, size]: the scaled tokens of the sound alone. What species is to be painted the app adds, from what
    `names_entry` wrote."""

    def __init__(self, encoder: DistilledEncoder, guide: Guide):
        super().__init__()
        self.encoder, self.guide = encoder, guide

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        features, embedding = self.encoder.hear(mel)
        said = torch.sigmoid(self.encoder.classes(embedding))
        return said, embedding, self.guide.scaled(self.encoder.tokens(features))


def species_graph(trained: TrainedDistilled, guide: Guide, species: list[str]) -> SpeciesGraph:
    """Of the encoder's classes these alone; weights rounded to half precision, as the pack keeps them."""
    return SpeciesGraph(of_species(trained, species), copy.deepcopy(guide)).eval()


def half_painter(bird: BirdPainter, defaults: dict, student: nn.Module | None, student_steps: int) -> Painter:
    """`defaults`: sampler, steps and guidance_scale."""
    config = bird.config
    return Painter(
        rounded_to_half(bird.painter.unet).eval(),
        rounded_to_half(bird.autoencoder).eval(),
        config.schedule,
        config.train_steps,
        config.prediction,
        **defaults,
        student=None if student is None else rounded_to_half(student).eval(),
        student_steps=student_steps,
    )


def listening_entry(folder: Path, trained: TrainedDistilled, graph: SpeciesGraph, size: int) -> dict:
    """Write encoder.onnx, whose features are `size` wide; return the manifest's part."""
    patch = [trained.config.sound.bands, trained.config.sound.patch_frames]
    given = {
        "probabilities": [graph.encoder.classes.out_features],
        "embeddings": [trained.config.model.embedding],
        "features": [TOKENS, size],
    }
    entry = export_graph(graph, {"mel": torch.randn(2, *patch)}, list(given), "clip", folder / "encoder.onnx")
    return entry | {"inputs": ports("clip", {"mel": patch}), "outputs": ports("clip", given)}


def write_species_pack(
    folder: Path,
    head: PackHead,
    trained: TrainedDistilled,
    graph: SpeciesGraph,
    painter: Painter,
    thresholds: dict[str, float],
    names: dict[str, list[str]],
    painted: list[list[str]],
) -> dict:
    """Write encoder.onnx, unet.onnx, decoder.onnx, names.bin and manifest.json; return the manifest. `painted`: of
    every photographed species the scientific names that mean it. Any other is painted from the sound alone, when a
    person asks."""
    folder.mkdir(parents=True, exist_ok=True)
    entry = listening_entry(folder, trained, graph, painter.unet.config.token_size)
    labels = distilled_labels(thresholds, names)
    entries = painter_entry(painter, folder) | {"names": names_entry(graph.guide, painted, folder)}
    return write_manifest(folder, head, trained.config.sound, entry, labels, entries)


@torch.no_grad()
def parity_parts(graph: SpeciesGraph, painter: Painter) -> list[tuple[str, dict, dict]]:
    """File, named inputs and PyTorch's outputs, one of each ONNX file."""
    torch.manual_seed(4)
    config = painter.unet.config
    mel = torch.rand(3, 128, 128) * 60 - 80
    sample = torch.randn(2, config.channels, config.sample_size, config.sample_size)
    features = torch.randn(2, TOKENS, config.token_size)
    inputs = {
        "sample": sample,
        "timestep": torch.tensor([999.0, 400.0]),
        "features": features,
        "conditioned": torch.tensor([0.0, 1.0]),
    }
    outputs = dict(zip(("probabilities", "embeddings", "features"), graph(mel)))
    made = [
        ("encoder.onnx", {"mel": mel}, outputs),
        ("unet.onnx", inputs, {"prediction": painter.unet(*inputs.values())}),
        ("decoder.onnx", {"latent": sample}, {"image": painter.autoencoder.decoder(sample)}),
    ]
    if painter.student is not None:
        made.append(("unet-quick.onnx", inputs, {"prediction": painter.student(*inputs.values())}))
    return made
