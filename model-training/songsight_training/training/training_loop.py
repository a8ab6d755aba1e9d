"""The loop that every training goes through: learn, report, save, and go on where it was stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch

from .checkpoint import load_checkpoint, save_checkpoint
from .ema import Ema
from .run_folder import describe_run, plot_losses
from .run_log import RunLog

AVERAGED = ("averaged", "updates", "step")
"""Where a checkpoint says how many updates are in its averaged weights: today, and in older ones."""


class Part(Protocol):
    """What a checkpoint restores: a network, its average, an optimizer, a schedule."""

    def state_dict(self) -> object: ...

    def load_state_dict(self, state: object) -> object: ...


@dataclass(frozen=True)
class InTurn:
    """Several parts under one name: the two optimizers of a GAN."""

    parts: Sequence[Part]

    def state_dict(self) -> list:
        return [part.state_dict() for part in self.parts]

    def load_state_dict(self, states: list) -> None:
        for part, state in zip(self.parts, states, strict=True):
            part.load_state_dict(state)


@dataclass(frozen=True)
class Rhythm:
    """When a run ends, and how often it tells how it does and saves itself. `unit` is what its log calls a step."""

    steps: int
    report_every: int
    save_every: int
    unit: str = "step"


class TrainingLoop:
    """`folder` holds the run's checkpoint (last.pt), log.jsonl, run.json and losses.png.

    `parts` are restored from the checkpoint, by their names in it. `names` stand in it for readers, and a checkpoint
    with others is refused; what is added to `told` stands there too. Before each step PyTorch's random numbers begin at
    the run's seed and the step: a resumed run learns what an unbroken one does, where `learn` draws all its other
    random numbers from the step, too."""

    def __init__(
        self,
        folder: Path,
        config: object,
        seed: int,
        rhythm: Rhythm,
        parts: dict[str, Part],
        names: dict[str, list[str]] | None = None,
        device: str = "cpu",
    ):
        self.config, self.seed, self.rhythm, self.parts = config, seed, rhythm, parts
        self.steps = rhythm.steps
        self.told: dict[str, object] = {name: list(listed) for name, listed in (names or {}).items()}
        self.checkpoint = folder / "last.pt"
        self.step, self.resumed = 0, {}
        if self.checkpoint.exists():
            self._resume(device)
        self.log = RunLog(folder, self.resumed.get("seconds", 0.0))
        self.log.forget_after(rhythm.unit, self.step)
        describe_run(folder, config)

    def _resume(self, device: str) -> None:
        _, content = load_checkpoint(self.checkpoint, type(self.config), device)
        for name, listed in self.told.items():
            if content.get(name, listed) != listed:
                raise ValueError(f"{self.checkpoint} was trained on other {name}; begin anew in a folder of its own")
        for name, part in self.parts.items():
            if name in content:
                part.load_state_dict(content.pop(name))
            elif not isinstance(part, torch.optim.Optimizer):  # a checkpoint made from a pack has none
                raise ValueError(f"{self.checkpoint} holds no {name}: this training cannot go on from it")
            if isinstance(part, Ema):
                part.updates = next(content[key] for key in AVERAGED if key in content)
        self.step, self.resumed = content["step"], content

    def save(self) -> None:
        states = {name: part.state_dict() for name, part in self.parts.items()}
        averages = [part.updates for part in self.parts.values() if isinstance(part, Ema)]
        told = self.told | ({"averaged": averages[0]} if averages else {}) | {"seconds": self.log.seconds}
        save_checkpoint(self.checkpoint, self.config, self.step, **states, **told)

    def _due(self, every: int) -> bool:
        return self.step % every == 0 or self.step == self.steps

    def go(
        self,
        learn: Callable[[int], dict[str, float]],
        report: Callable[[dict[str, float]], dict[str, object]] = lambda means: {},
    ) -> None:
        """Go on to the last step. `learn` takes the number of a step and returns its figures, "loss" among them;
        `report` may add to their means what else belongs into the log."""
        learned: list[dict[str, float]] = []
        while self.step < self.steps:
            torch.manual_seed(self.seed * 1_000_003 + self.step)
            learned.append(learn(self.step))
            self.step += 1
            if self._due(self.rhythm.report_every):
                means = {name: round(float(np.mean([one[name] for one in learned])), 4) for name in learned[0]}
                self.log.write(**{self.rhythm.unit: self.step, "of": self.steps}, **means, **report(means))
                learned.clear()
            if self._due(self.rhythm.save_every):
                self.save()
        plot_losses(self.checkpoint.parent)
