"""The paper's Fig. 1 and Fig. 2 for what we do, drawn from the networks themselves: sizes are measured, not typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import matplotlib
import torch
from torch import nn

matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.patches import FancyBboxPatch

from ..painting.autoencoder import Autoencoder
from ..painting.unet import Unet
from ..teaching.distilled_encoder import DistilledEncoder

INK, ACCENT, PALE, PAPER = "#1d2b2a", "#0f766e", "#dbe7e4", "#ffffff"
MEL = (128, 128)


@dataclass(frozen=True)
class Box:
    """Centre and size in units of the picture; `strong` where something is trained."""

    x: float
    y: float
    title: str
    note: str = ""
    strong: bool = False
    wide: float = 2.3
    high: float = 1.0


def millions(network: nn.Module) -> str:
    return f"{sum(p.numel() for p in network.parameters()) / 1e6:.1f} M"


def _ends(first: Box, second: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where an arrow leaves one box and reaches the other: side to side, or top to bottom where they lie steeply."""
    level = abs(second.x - first.x) > abs(second.y - first.y)
    if level:
        right = 1 if second.x > first.x else -1
        reach = lambda box, way: (box.x + way * (box.wide / 2 + 0.03), box.y)
        return reach(first, right), reach(second, -right)
    up = 1 if second.y > first.y else -1
    reach = lambda box, way: (box.x, box.y + way * (box.high / 2 + 0.03))
    return reach(first, up), reach(second, -up)


def _draw(boxes: list[Box], arrows: list[tuple[int, int]], size: tuple[float, float], out: Path) -> None:
    figure, axes = pyplot.subplots(figsize=size, constrained_layout=True)
    for box in boxes:
        corner = (box.x - box.wide / 2, box.y - box.high / 2)
        fill, edge = (PALE, ACCENT) if box.strong else (PAPER, INK)
        shape = FancyBboxPatch(
            corner, box.wide, box.high, "round,pad=0.02,rounding_size=0.08", fc=fill, ec=edge, lw=1.2
        )
        axes.add_patch(shape)
        lift = 0.16 if box.note else 0.0
        axes.text(box.x, box.y + lift, box.title, ha="center", va="center", fontsize=9, color=INK, weight="bold")
        if box.note:
            axes.text(box.x, box.y - 0.2, box.note, ha="center", va="center", fontsize=7.5, color=INK)
    for first, second in arrows:
        start, end = _ends(boxes[first], boxes[second])
        axes.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": ACCENT, "lw": 1.4})
    axes.set_xlim(min(b.x - b.wide / 2 for b in boxes) - 0.15, max(b.x + b.wide / 2 for b in boxes) + 0.15)
    axes.set_ylim(min(b.y - b.high / 2 for b in boxes) - 0.15, max(b.y + b.high / 2 for b in boxes) + 0.15)
    axes.set_aspect("equal"), axes.axis("off")
    figure.savefig(out, dpi=110)
    pyplot.close(figure)


def overview_picture(encoder: DistilledEncoder, unet: Unet, autoencoder: Autoencoder, species: int, out: Path) -> None:
    """Fig. 1: from a recording to a picture."""
    config, photo = unet.config, autoencoder.config
    latent = f"{config.sample_size} x {config.sample_size} x {config.channels}"
    tokens = f"{config.token_rows * config.token_columns} tokens of {config.token_size}"
    boxes = [
        Box(0, 2.6, "clip of 3 s", "mono, 22,050 Hz"),
        Box(3, 2.6, "log-mel", f"{MEL[0]} bands x {MEL[1]} frames"),
        Box(6, 2.6, "sound encoder", f"{millions(encoder)} parameters, frozen", True),
        Box(9.2, 2.6, "what it hears", "probability of each species"),
        Box(6, 1.1, "its last map", tokens),
        Box(9.2, 1.1, "name of the species", f"a vector for each of {species}", True),
        Box(7.6, -0.5, "told", "sound + name; either dropped\nat random while learning", wide=2.7, high=1.1),
        Box(3.3, -0.5, "U-Net", f"{millions(unet)} parameters, v-prediction", True, 2.8),
        Box(3.3, 1.1, "noise", latent),
        Box(0.2, -0.5, "decoder", f"{millions(autoencoder.decoder)} parameters", True),
        Box(0.2, 1.1, "picture", f"{photo.image_size} x {photo.image_size}, an illustration"),
    ]
    _draw(
        boxes, [(0, 1), (1, 2), (2, 3), (2, 4), (3, 5), (4, 6), (5, 6), (6, 7), (8, 7), (7, 9), (9, 10)], (11, 5), out
    )


@torch.no_grad()
def encoder_shapes(encoder: DistilledEncoder) -> list[tuple[str, str]]:
    """Each stage and the shape it gives, from one pass: [(name, "channels x bands x frames" or a number)]."""
    written = lambda value: " x ".join(map(str, value.shape[1:]))
    mel = torch.randn(1, *MEL)
    seen = encoder.eval().views(mel)
    stages = [("log-mel, " + ", ".join(encoder.config.views), written(seen))]
    for layer in encoder.convolutions:
        seen = layer(seen)
        first = next((m for m in layer.modules() if isinstance(m, nn.Conv2d)), None)
        kernel = f"{first.kernel_size[0]} x {first.kernel_size[1]}" if first is not None else "2 x 2"
        kind = {"Sequential": "convolution", "ResidualBlock": "two convolutions, shortcut"}.get(
            type(layer).__name__, "max-pooling"
        )
        stages.append((f"{kind} {kernel}", written(seen)))
    deep = encoder.tail(seen)
    stages.append(("two blocks more", written(deep)))
    embedding = encoder.hidden(seen)
    stages.append(("mean and loudest in time, linear", written(embedding)))
    stages.append(("linear, sigmoid of each", written(encoder.classes(embedding))))
    return stages


def encoder_picture(encoder: DistilledEncoder, out: Path) -> None:
    """Fig. 2: the encoder's stages; the painter takes the map after the last convolution of the first part."""
    stages = encoder_shapes(encoder)
    taken = len(encoder.convolutions)
    boxes = [
        Box(3.4 * (k % 4 if k // 4 % 2 == 0 else 3 - k % 4), -1.5 * (k // 4), name, shape, k == taken, 3.0)
        for k, (name, shape) in enumerate(stages)
    ]
    # rows run to the right and back again
    _draw(boxes, [(k, k + 1) for k in range(len(stages) - 1)], (12, 4.2), out)
