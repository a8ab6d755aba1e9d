"""Checkpoints that a run can resume from: config, step, weights, optimizer and what else it needs."""

from __future__ import annotations

from pathlib import Path

import torch

from ..settings.config import from_dict, to_dict


def save_checkpoint(path: Path, config: object, step: int, **parts: object) -> None:
    """Written beside and renamed, so that a run killed while saving leaves the last one whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    torch.save({"config": to_dict(config), "step": step, **parts}, unfinished)
    unfinished.replace(path)


def keep_new(path: Path, config: object, step: int, **parts: object) -> None:
    """Saved where no checkpoint is yet; says which it was."""
    if path.exists():
        print(f"{path} is there: left as it is")
        return
    save_checkpoint(path, config, step, **parts)
    print(f"{path} written")


def load_checkpoint(path: Path, kind: type, device: str = "cpu") -> tuple[object, dict]:
    """The config as a dataclass, and the whole content."""
    if not path.exists():
        raise FileNotFoundError(f"no checkpoint at {path}: run the training step that writes it first")
    content = torch.load(path, map_location=device)
    return from_dict(kind, content["config"], path.name), content
