"""The pack that listens and paints: the distilled encoder, and the painter of all species that takes its tokens."""

from __future__ import annotations

import copy
from pathlib import Path

import torch
from torch import nn

from ..hearing.encoder import TOKENS, map_to_tokens
from ..species_painting.guide import Guide, verdict_features
from ..species_painting.paint_birds import BirdPainter
from ..teaching.distilled_encoder import DistilledEncoder
from .distilled_pack import TrainedDistilled, distilled_labels
from .half_weights import rounded_to_half
from .pack import PackHead, Painter, export_graph, painter_entry, ports, write_manifest


class SpeciesGraph(nn.Module):
    """dB [clip, 128, 128] -> probabilities [clip, label], the embedding [clip, 1024], and the painter's features
    [clip, 36, size]: the scaled tokens, and the vectors of what the encoder hears of everything it knows.

    `shown` [label]: the encoder's classes that the pack vouches for. `columns` [photo class]: the encoder's class of
    each species that the painter knows, -1 where it has none."""

    def __init__(self, encoder: DistilledEncoder, guide: Guide, shown: list[int], columns: list[int]):
        super().__init__()
        self.encoder, self.guide = encoder, guide
        known = [number for number, column in enumerate(columns) if column >= 0]
        self.register_buffer("shown", torch.tensor(shown))
        self.register_buffer("heard", torch.tensor([columns[number] for number in known]))
        self.register_buffer("vectors", guide.vectors.weight.detach()[known].clone())

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        features = self.encoder.features(mel)
        embedding = self.encoder.hidden(features)
        said = torch.sigmoid(self.encoder.classes(embedding))
        tokens = self.guide.scaled(map_to_tokens(features))
        told = verdict_features(tokens, said[:, self.heard], self.vectors)
        return said[:, self.shown], embedding, told


def species_graph(trained: TrainedDistilled, guide: Guide, species: list[str], columns: list[int]) -> SpeciesGraph:
    """Weights rounded to half precision, as the pack keeps them."""
    shown = [trained.codes.index(code) for code in species]
    encoder, own = rounded_to_half(trained.network), rounded_to_half(copy.deepcopy(guide))
    return SpeciesGraph(encoder, own, shown, columns).eval()


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


def write_species_pack(
    folder: Path,
    head: PackHead,
    trained: TrainedDistilled,
    graph: SpeciesGraph,
    painter: Painter,
    thresholds: dict[str, float],
    names: dict[str, list[str]],
) -> dict:
    """Write encoder.onnx, unet.onnx, decoder.onnx and manifest.json; return the manifest. Of a species without photos
    the painter's manifest says nothing: the app then paints it from the sound alone, when it is asked to."""
    folder.mkdir(parents=True, exist_ok=True)
    sound, size = trained.config.sound, painter.unet.config.token_size
    patch = [sound.bands, sound.patch_frames]
    given = {
        "probabilities": [len(thresholds)],
        "embeddings": [trained.config.model.embedding],
        "features": [TOKENS, size],
    }
    entry = export_graph(graph, {"mel": torch.randn(2, *patch)}, list(given), "clip", folder / "encoder.onnx")
    entry |= {"inputs": ports("clip", {"mel": patch}), "outputs": ports("clip", given)}
    labels = distilled_labels(thresholds, names)
    learnt = [trained.codes[column] for column in graph.heard.tolist()]
    entries = painter_entry(painter, folder) | {"species": [code for code in thresholds if code in learnt]}
    return write_manifest(folder, head, sound, entry, labels, entries)


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
