"""What the commands ask alike: where data and runs lie, which config, how long, on which device."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parents[2]
"""The folder model-training."""


def command_arguments(doc: str | None, config: str | None = None) -> argparse.ArgumentParser:
    """A parser that knows --data and --runs and, where a file of configs/ is named, --config."""
    parser = argparse.ArgumentParser(description=doc)
    if config is not None:
        parser.add_argument("--config", type=Path, default=HERE / "configs" / config)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    return parser


def add_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    add_threads(parser)


def add_threads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())


def add_length(parser: argparse.ArgumentParser, unit: str) -> None:
    """ "epochs" or "updates"."""
    parser.add_argument(f"--{unit}", type=int, help="instead of the config's; more go on from a finished run")


def add_members(parser: argparse.ArgumentParser) -> None:
    about = "runs folders of more encoders, distilled alike; the logits of all are averaged"
    parser.add_argument("--members", type=Path, nargs="*", default=[], help=about)


def add_lite0(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lite0", help="file of ImageNet weights instead of the installed package, or none")


def read_made(file: Path, command: str) -> dict:
    """A JSON file that another command wrote. Raises FileNotFoundError with the command where it has not run."""
    if not file.exists():
        raise FileNotFoundError(f"there is no {file}: run `{command}` first")
    return json.loads(file.read_text(encoding="utf-8"))
