"""One run of distillation: the encoder learns the teacher's probabilities and its embedding. Resumes by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from torch.nn import functional as F

from ..settings.hearing_settings import EncoderDistillation
from ..training.checkpoint import load_checkpoint
from ..training.descent import Descent
from ..training.ema import Ema
from ..training.muon import Muon
from ..training.speed import Speed
from ..training.training_loop import Rhythm, TrainingLoop
from .distilled_encoder import DistilledEncoder
from .taught_batches import TaughtBatch, TaughtSounds

REPORT_EVERY = 50
SAVE_EVERY = 100


@dataclass(frozen=True)
class EmbeddingScale:
    """Mean and standard deviation [1024] of the teacher's embeddings over the training windows."""

    mean: np.ndarray
    deviation: np.ndarray


def embedding_scale(embeddings: np.ndarray) -> EmbeddingScale:
    """`embeddings` [window, 1024] are those of the windows to train on."""
    known = embeddings.astype(np.float32)
    return EmbeddingScale(known.mean(axis=0), np.maximum(known.std(axis=0), 1e-2))


def _unheard(logits: torch.Tensor, probabilities: torch.Tensor) -> torch.Tensor:
    """Cross-entropy summed over the classes, mean over the batch."""
    return F.binary_cross_entropy_with_logits(logits.float(), probabilities, reduction="none").sum(dim=1).mean()


class ToldSoFar(Protocol):
    """A painter's ear: what it is told of sounds, and how an encoder's tokens are brought to its scale."""

    def told(self, mel: torch.Tensor) -> torch.Tensor: ...

    def scaled(self, tokens: torch.Tensor) -> torch.Tensor: ...


def batch_loss(
    model: DistilledEncoder,
    batch: TaughtBatch,
    config: EncoderDistillation,
    deviation: torch.Tensor,
    kept: ToldSoFar | None = None,
) -> dict[str, torch.Tensor]:
    """The "loss": cross-entropy to the teacher's probabilities, from the guessed embedding and (`head_weight`) from the
    teacher's own; `embedding_weight` times the distance of the two (1 - cosine, and half the mean square in units of
    `deviation` [1024]); and `kept_weight` times the mean square by which a painter is told something else than by
    `kept`. Also their "cosine" and, with `kept`, how much of what the painter is told is "astray", as a share. All are
    means over the batch."""
    features, guess = model.hear(batch.mel)
    guess = guess.float()
    heard = _unheard(model.classes(guess), batch.probabilities)
    taught = _unheard(model.classes(batch.embeddings), batch.clean)
    cosine = F.cosine_similarity(guess, batch.embeddings, dim=1)
    distance = 1 - cosine + ((guess - batch.embeddings) / deviation).square().mean(dim=1) / 2
    apart = (batch.embedding_weight * distance).mean()
    made = {"loss": heard + config.head_weight * taught + config.embedding_weight * apart, "cosine": cosine.mean()}
    if kept is None:
        return made
    wanted = kept.told(batch.mel[:: config.kept_every])
    astray = (kept.scaled(model.tokens(features[:: config.kept_every])) - wanted).square().mean()
    return {**made, "loss": made["loss"] + config.kept_weight * astray, "astray": astray / wanted.square().mean()}


class DistillationRun:
    """`folder`/last.pt is its checkpoint. `start` is a checkpoint whose weights a new run begins with, and `begin` may
    give it others yet. Compiled, float32 takes three quarters of the time on a processor."""

    def __init__(
        self,
        sounds: TaughtSounds,
        scale: EmbeddingScale,
        classes: list[str],
        config: EncoderDistillation,
        folder: Path,
        start: Path | None = None,
        speed: Speed = Speed(),
        workers: int = 0,
        kept: ToldSoFar | None = None,
        begin: Callable[[DistilledEncoder], None] | None = None,
    ):
        self.sounds, self.config, self.speed, self.workers, self.kept = sounds, config, speed, workers, kept
        torch.manual_seed(config.seed)
        self.model = DistilledEncoder(config.model)
        self.model.start_from(torch.from_numpy(scale.mean))
        self.deviation = torch.from_numpy(scale.deviation).to(speed.device)
        if not (folder / "last.pt").exists():
            self._begin(start, begin)
        self.model = speed.ready(self.model)
        fast = {"fused": True} if speed.compiled else {}  # older PyTorch has neither
        optimizer = torch.optim.AdamW(self._groups(), lr=config.learning_rate, **fast)
        turning = Muon([p for p in self.model.parameters() if p.ndim == 4], config.muon_rate)
        self.ema = Ema(self.model, config.ema_decay)
        clipped = [p for p in self.model.parameters() if p.ndim < 4]
        self.descent = Descent(optimizer, turning, clipped=clipped, longest=20.0, network=self.model, average=self.ema)
        if speed.compiled:
            self.model.hear = speed.quick(self.model.hear)
        parts = {"model": self.model, "optimizer": optimizer, "turning": turning, "encoder": self.ema}
        rhythm = Rhythm(config.updates, REPORT_EVERY, SAVE_EVERY)
        self.loop = TrainingLoop(folder, config, config.seed, rhythm, parts, {"classes": classes}, speed.device)

    def _begin(self, start: Path | None, begin: Callable[[DistilledEncoder], None] | None) -> None:
        if start is not None:
            known = load_checkpoint(start, EncoderDistillation)[1]["encoder"]
            own = self.model.state_dict()
            telling = {name: value for name, value in own.items() if name.startswith("telling.")}
            self.model.load_state_dict(telling | known)
        if begin is not None:
            begin(self.model)

    def _groups(self) -> list[dict]:
        """All but the convolutions, which are Muon's. Weights are pulled to zero, scales and shifts are not."""
        known = [p for p in self.model.parameters() if p.ndim < 4]
        return [
            {"params": [p for p in known if p.ndim > 1], "weight_decay": self.config.weight_decay},
            {"params": [p for p in known if p.ndim == 1], "weight_decay": 0.0},
        ]

    def _learn(self, update: int, batch: TaughtBatch) -> dict[str, float]:
        with self.speed.numbers():
            told = batch_loss(self.model, batch.to(self.speed.device), self.config, self.deviation, self.kept)
        factor = self.config.factor_at(update, self.loop.steps)
        figures = {name: value.item() for name, value in told.items()}
        return {**figures, "loss": self.descent.step(told["loss"], factor)}

    def batches(self) -> Iterator[TaughtBatch]:
        """Those of the updates to come, `workers` of them made ahead by as many threads. Each has its own seed, so that
        they are the same however many make them."""
        make = lambda update: self.sounds.batch(np.random.default_rng([self.config.seed, update]))
        first, last = self.loop.step, self.loop.steps
        if not self.workers:
            yield from map(make, range(first, last))
            return
        with ThreadPoolExecutor(self.workers) as pool:
            ahead = deque(pool.submit(make, update) for update in range(first, min(first + self.workers, last)))
            for update in range(first + self.workers, last + self.workers):
                if update < last:
                    ahead.append(pool.submit(make, update))
                if ahead:
                    yield ahead.popleft().result()

    def train(self) -> DistilledEncoder:
        """Go on to the last update. Returns the averaged weights, in evaluation mode."""
        self.model.train()
        with closing(self.batches()) as batches:
            self.loop.go(lambda update: self._learn(update, next(batches)))
        return self.ema.model.cpu().eval()
