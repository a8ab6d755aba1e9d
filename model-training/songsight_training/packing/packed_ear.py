"""The ear of a pack that listens and paints, back as networks: training can go on where its checkpoints are gone.

The exporter folds every batch normalisation into the convolution before it. `measured` undoes that for training: what
a normalisation took out is measured on sounds, and put back as its scale and shift.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import onnx
import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import fuse_conv_bn_eval

from ..settings.hearing_settings import DistilledConfig
from ..teaching.distilled_encoder import DistilledEncoder
from .from_pack import weights_from_onnx
from .pack import export_graph

FITTED = 64
RIDGE = 1e-4
"""Of the mean square of what is fitted from."""


class PackedEar(nn.Module):
    """dB [clip, 128, 128] -> probabilities, embedding and the painter's features [clip, 36, size], as `SpeciesGraph`
    gives them. `encoder` has its normalisations folded; it computes, it does not train."""

    def __init__(self, encoder: DistilledEncoder, size: int):
        super().__init__()
        self.encoder = encoder
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("deviation", torch.ones(size))

    def scaled(self, tokens: torch.Tensor) -> torch.Tensor:
        return (tokens.float() - self.mean) / self.deviation

    @torch.no_grad()
    def told(self, mel: torch.Tensor) -> torch.Tensor:
        """What the painter is told of sounds [clip, 128, 128] in dB: [clip, 36, size]."""
        return self.scaled(self.encoder.tokens(self.encoder.features(mel)))

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        features, embedding = self.encoder.hear(mel)
        said = torch.sigmoid(self.encoder.classes(embedding))
        return said, embedding, self.scaled(self.encoder.tokens(features))


def folded(encoder: DistilledEncoder) -> DistilledEncoder:
    """Every convolution followed by a normalisation becomes one convolution, in place. For computing alone."""
    encoder.eval()
    for part in [one for one in encoder.modules() if isinstance(one, nn.Sequential)]:
        for place in range(len(part) - 1):
            if isinstance(part[place], nn.Conv2d) and isinstance(part[place + 1], nn.BatchNorm2d):
                part[place], part[place + 1] = fuse_conv_bn_eval(part[place], part[place + 1]), nn.Identity()
    return encoder


def packed_ear(pack: Path, config: DistilledConfig) -> PackedEar:
    """The encoder of the pack, which has the shape of `config` (but for `told_apart`, which is seen in the file).
    Raises ValueError where it has another."""
    outputs = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))["encoder"]["outputs"]
    labels, size = outputs["probabilities"]["shape"][-1], outputs["features"]["shape"][-1]
    apart = any(one.name.startswith("encoder.telling.") for one in onnx.load(pack / "encoder.onnx").graph.initializer)
    shape = dataclasses.replace(config, labels=labels, told_apart=apart)
    ear = PackedEar(folded(DistilledEncoder(shape)), size).eval()
    names = list(outputs)

    def export(network: nn.Module, folder: Path) -> object:
        return export_graph(network, {"mel": torch.randn(2, 128, 128)}, names, "clip", folder / "encoder.onnx")

    weights_from_onnx(ear, pack / "encoder.onnx", export)
    return ear.requires_grad_(False)


def _pairs(network: DistilledEncoder) -> list[tuple[nn.Conv2d, nn.Module]]:
    """Convolutions with what follows them."""
    parts = [one for one in network.modules() if isinstance(one, nn.Sequential)]
    return [
        (part[place], part[place + 1])
        for part in parts
        for place in range(len(part) - 1)
        if isinstance(part[place], nn.Conv2d) and isinstance(part[place + 1], nn.BatchNorm2d | nn.Identity)
    ]


@torch.no_grad()
def fit_telling(ear: PackedEar, network: DistilledEncoder, mel: torch.Tensor) -> float:
    """Let `network`, trained otherwise, tell the ear's painter what is nearest in least squares to what the ear tells
    it of the sounds mel [clip, 128, 128]. Returns the share of the variance that is astray."""
    training = network.training
    network.eval()
    maps = [(network.features(part), ear.encoder.telling(ear.encoder.features(part))) for part in mel.split(FITTED)]
    network.train(training)
    around = torch.cat([F.unfold(own, 3, padding=1).transpose(1, 2).flatten(0, 1) for own, _ in maps])
    around = torch.cat([around, torch.ones(len(around), 1)], dim=1).double()
    told = torch.cat([other.flatten(2).transpose(1, 2).flatten(0, 1) for _, other in maps]).double()
    normal = around.T @ around
    normal.diagonal().add_(RIDGE * normal.diagonal().mean())
    weights = torch.linalg.solve(normal, around.T @ told)
    network.telling.weight.copy_(weights[:-1].T.reshape(network.telling.weight.shape))
    network.telling.bias.copy_(weights[-1])
    apart = (around @ weights - told).square().sum() / (told - told.mean(dim=0)).square().sum()
    return float(apart)


@torch.no_grad()
def unfolded(ear: PackedEar) -> DistilledEncoder:
    """The ear's encoder with normalisations that do nothing but shift: it hears the same, in evaluation mode alone."""
    network = DistilledEncoder(ear.encoder.config)
    own = ear.encoder.state_dict()
    network.load_state_dict({name: own[name] for name in network.state_dict() if name in own}, strict=False)
    for (convolution, normal), (folding, _) in zip(_pairs(network), _pairs(ear.encoder), strict=True):
        convolution.weight.copy_(folding.weight)
        normal.weight.copy_((normal.running_var + normal.eps).sqrt())
        normal.bias.copy_(folding.bias)
    return network.eval()


@torch.no_grad()
def measured(ear: PackedEar, network: DistilledEncoder, mel: torch.Tensor) -> None:
    """Give `network`, a fresh one with normalisations, the weights of the ear; its classes stay as they are.

    mel [clip, 128, 128] are sounds as it will train on: their mean and deviation behind each convolution become those
    of its normalisation, so that in training, too, it computes what the ear computes."""
    plain = ("skip", "embedding") + (("telling",) if ear.encoder.config.told_apart else ())
    skips = {name: value for name, value in ear.encoder.state_dict().items() if any(word in name for word in plain)}
    network.load_state_dict(skips, strict=False)
    handles = []
    for (convolution, normal), (own, _) in zip(_pairs(network), _pairs(ear.encoder), strict=True):
        convolution.weight.copy_(own.weight)

        def measure(module: nn.BatchNorm2d, given: tuple[torch.Tensor], shift: torch.Tensor = own.bias) -> None:
            mean, variance = given[0].mean(dim=(0, 2, 3)), given[0].var(dim=(0, 2, 3))
            module.running_mean.copy_(mean)
            module.running_var.copy_(variance)
            module.weight.copy_((variance + module.eps).sqrt())
            module.bias.copy_(mean + shift)

        handles.append(normal.register_forward_pre_hook(measure))
    training = network.training
    network.eval()(mel)
    network.train(training)
    for handle in handles:
        handle.remove()
