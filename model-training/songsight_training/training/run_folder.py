"""What a run folder tells besides its checkpoint: run.json (config, seed, commit, versions) and losses.png."""

from __future__ import annotations

import json
import platform
import subprocess
from pathlib import Path

import matplotlib
import torch

from ..settings.config import to_dict

matplotlib.use("Agg")
from matplotlib import pyplot


def _commit() -> str | None:
    """The checkout's commit, with + when files differ from it; None outside a checkout."""
    here = Path(__file__).parent
    said = subprocess.run(
        ["git", "describe", "--always", "--abbrev=12", "--dirty=+", "--exclude=*"],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or None


def describe_run(folder: Path, config: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "config": to_dict(config),
        "seed": getattr(config, "seed", None),
        "gitCommit": _commit(),
        "torch": torch.__version__,
        "python": platform.python_version(),
    }
    (folder / "run.json").write_text(json.dumps(told, indent=2) + "\n")


def plot_losses(folder: Path) -> None:
    """log.jsonl -> losses.png, over epochs or updates; nothing where nothing was told."""
    log = folder / "log.jsonl"
    lines = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    if not lines:
        return
    unit = "epoch" if "epoch" in lines[0] else "step"
    figure, axes = pyplot.subplots(figsize=(6, 3.2), constrained_layout=True)
    axes.plot([line[unit] for line in lines], [line["loss"] for line in lines], color="#0f766e")
    axes.set_xlabel({"epoch": "epoch", "step": "update"}[unit])
    axes.set_title(f"{folder.name}: loss", loc="left", fontsize=10)
    figure.savefig(folder / "losses.png", dpi=100)
    pyplot.close(figure)
