"""How fast a network is trained: on which device, in how many threads, in which numbers, compiled or not."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import nn

from .arguments import add_device


@dataclass(frozen=True)
class Speed:
    """`half`: bfloat16 where it can be (autocast). `compiled` needs a C++ compiler on a processor.

    `lanes`: threads, each of which learns from a part of the batch."""

    device: str = "cpu"
    half: bool = False
    compiled: bool = False
    lanes: int = 1

    def ready(self, network: nn.Module) -> nn.Module:
        """On the device, channels last: a quarter faster for convolutions, here and on a GPU."""
        return network.to(self.device, memory_format=torch.channels_last)

    def quick(self, call: Callable) -> Callable:
        return torch.compile(call) if self.compiled else call

    def numbers(self) -> torch.autocast:
        """`with speed.numbers():` round the forward pass and nothing else."""
        return torch.autocast(self.device.split(":")[0], torch.bfloat16, enabled=self.half)


def add_speed_arguments(parser: argparse.ArgumentParser) -> None:
    add_device(parser)
    parser.add_argument("--float32", action="store_true", help="on a GPU too; processors do float32 unless --bfloat16")
    parser.add_argument("--bfloat16", action="store_true", help="for processors that are quick at it (AMX)")
    parser.add_argument("--compile", action="store_true", help="let PyTorch compile the network (needs a C++ compiler)")


def chosen_speed(args: argparse.Namespace, in_lanes: bool = False) -> Speed:
    """Sets the number of threads, too. `in_lanes`: for a training that can use its threads as lanes."""
    lanes = args.threads if in_lanes and args.device == "cpu" and not args.compile else 1
    torch.set_num_threads(args.threads // lanes)
    half = args.bfloat16 or (args.device.startswith("cuda") and not args.float32)
    return Speed(args.device, half, args.compile, lanes)
