"""The pack of an encoder that a teacher taught: as many species as it can be vouched for, and no painter of its own."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from ..data.species_names import names_elsewhere
from ..settings.hearing_settings import EncoderDistillation
from ..teaching.distilled_encoder import DistilledEncoder
from ..training.checkpoint import load_checkpoint
from .half_weights import rounded_to_half
from .pack import PackHead, export_graph, ports, write_manifest


@dataclass(frozen=True)
class TrainedDistilled:
    network: DistilledEncoder
    config: EncoderDistillation
    codes: list[str]
    updates: int
    seconds: float


def trained_distilled(folder: Path) -> TrainedDistilled:
    """The averaged weights in `folder`/last.pt. Raises FileNotFoundError where nothing was trained."""
    config, content = load_checkpoint(folder / "last.pt", EncoderDistillation)
    network = DistilledEncoder(config.model)
    network.load_state_dict(content["encoder"])
    return TrainedDistilled(network.eval(), config, content["classes"], content["step"], content["seconds"])


def training_facts(trained: TrainedDistilled) -> dict:
    """What the card tells of the training of a network."""
    return {
        "updates": trained.updates,
        "batch": trained.config.batch,
        "seconds": round(trained.seconds),
        "parameters": sum(value.numel() for value in trained.network.parameters()),
    }


@torch.no_grad()
def of_species(trained: TrainedDistilled, species: list[str]) -> DistilledEncoder:
    """The network with these classes alone, in this order, its weights rounded to half precision."""
    made, columns = copy.deepcopy(trained.network), [trained.codes.index(code) for code in species]
    layer = nn.Linear(made.classes.in_features, len(species))
    layer.weight.copy_(made.classes.weight[columns])
    layer.bias.copy_(made.classes.bias[columns])
    made.classes = layer
    return rounded_to_half(made).eval()


class DistilledGraph(nn.Module):
    """What the app runs: dB [clip, 128, 128] -> probabilities [clip, species], each of its own, and the embedding
    [clip, 1024], by which clips are compared and a classifier of a person's own is trained. Of several encoders the
    mean logits and the mean embedding."""

    def __init__(self, encoders: list[DistilledEncoder]):
        super().__init__()
        self.encoders = nn.ModuleList(encoders)

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        guesses = [encoder.hear(mel)[1] for encoder in self.encoders]
        logits = [encoder.classes(guess) for encoder, guess in zip(self.encoders, guesses)]
        return torch.sigmoid(sum(logits) / len(logits)), sum(guesses) / len(guesses)


def distilled_labels(thresholds: dict[str, float], names: dict[str, list[str]]) -> list[dict]:
    """The manifest's labels in the order of `thresholds`; names are the scientific and the common one."""
    return [
        {
            "code": code,
            "kind": "species",
            "scientificName": names[code][0],
            "commonName": names[code][1],
            **({"names": elsewhere} if (elsewhere := names_elsewhere(code, names[code][0])) else {}),
            "threshold": threshold,
        }
        for code, threshold in thresholds.items()
    ]


def write_distilled_pack(
    folder: Path,
    head: PackHead,
    members: list[TrainedDistilled],
    thresholds: dict[str, float],
    names: dict[str, list[str]],
) -> dict:
    """Write encoder.onnx, in which all `members` hear, and manifest.json; return the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    trained, encoders = members[0], [of_species(member, list(thresholds)) for member in members]
    sound = trained.config.sound
    patch = [sound.bands, sound.patch_frames]
    mel = {"mel": torch.randn(2, *patch)}
    given = {"probabilities": [len(thresholds)], "embeddings": [trained.config.model.embedding]}
    entry = export_graph(DistilledGraph(encoders), mel, list(given), "clip", folder / "encoder.onnx")
    shapes = {"inputs": ports("clip", {"mel": patch}), "outputs": ports("clip", given)}
    return write_manifest(folder, head, sound, {**entry, **shapes}, distilled_labels(thresholds, names), None)
