"""One line per report on the screen and in the run's log.jsonl, with seconds spent so far."""

from __future__ import annotations

import json
import time
from pathlib import Path


class RunLog:
    """`spent` carries the seconds of earlier, resumed parts of the same run."""

    def __init__(self, folder: Path, spent: float = 0.0):
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "log.jsonl"
        self._start = time.monotonic() - spent

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start

    def write(self, **values: object) -> None:
        line = json.dumps({**values, "seconds": round(self.seconds, 1)})
        print(line, flush=True)
        with open(self._path, "a") as file:
            file.write(line + "\n")

    def forget_after(self, unit: str, step: int) -> None:
        """A run that was killed has told of steps that its checkpoint does not hold; they come again."""
        if not self._path.exists():
            return
        lines = self._path.read_text().splitlines(keepends=True)
        kept = [line for line in lines if json.loads(line).get(unit, 0) <= step]
        if len(kept) < len(lines):
            unfinished = self._path.with_suffix(".part")
            unfinished.write_text("".join(kept))
            unfinished.replace(self._path)
