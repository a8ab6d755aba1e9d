"""One run of distillation: the encoder learns the teacher's probabilities and its embedding. Resumes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config import EncoderDistillation
from ..ema import Ema
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog
from .distilled_encoder import DistilledEncoder
from .taught_batches import TaughtBatch, TaughtSounds

REPORT_EVERY = 50
SAVE_EVERY = 100


@dataclass(frozen=True)
class TeacherHead:
    """The teacher's last layer for our classes, weights [class, 1024] and bias [class]; mean and standard deviation
    [1024] of its embeddings over the training windows."""

    weights: np.ndarray
    bias: np.ndarray
    mean: np.ndarray
    deviation: np.ndarray


def teacher_head(weights: np.ndarray, bias: np.ndarray, embeddings: np.ndarray) -> TeacherHead:
    """`embeddings` [window, 1024] are those of the windows to train on."""
    known = embeddings.astype(np.float32)
    return TeacherHead(weights, bias, known.mean(axis=0), np.maximum(known.std(axis=0), 1e-2))


def batch_loss(
    model: DistilledEncoder, batch: TaughtBatch, weight: float, deviation: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy to the teacher's probabilities, summed over the classes, plus `weight` times the embedding's
    distance (1 - cosine, and half the mean square in units of `deviation` [1024]); and the embedding's cosine,
    both means over the batch."""
    guess = model.hidden(model.features(batch.mel)).float()
    logits = model.classes(guess).float()
    heard = F.binary_cross_entropy_with_logits(logits, batch.probabilities, reduction="none").sum(dim=1)
    cosine = F.cosine_similarity(guess, batch.embeddings, dim=1)
    distance = 1 - cosine + ((guess - batch.embeddings) / deviation).square().mean(dim=1) / 2
    return (heard + weight * batch.embedding_weight * distance).mean(), cosine.mean()


class DistillationRun:
    """`folder`/last.pt is its checkpoint. `start` is a checkpoint whose weights a new run begins with."""

    def __init__(
        self,
        sounds: TaughtSounds,
        head: TeacherHead,
        classes: list[str],
        config: EncoderDistillation,
        folder: Path,
        start: Path | None = None,
        half: bool = True,
    ):
        self.sounds, self.config, self.classes, self.half = sounds, config, classes, half
        self.checkpoint = folder / "last.pt"
        torch.manual_seed(config.seed)
        self.model = DistilledEncoder(config.model)
        self.model.start_from(*(torch.from_numpy(part) for part in (head.weights, head.bias, head.mean)))
        self.deviation = torch.from_numpy(head.deviation)
        if start is not None and not self.checkpoint.exists():
            self.model.load_state_dict(load_checkpoint(start, EncoderDistillation)[1]["encoder"])
        self.model = self.model.to(memory_format=torch.channels_last)
        self.optimizer = torch.optim.AdamW(self._groups(), lr=config.learning_rate)
        self.ema = Ema(self.model, config.ema_decay)
        self.update, spent = self._resume() if self.checkpoint.exists() else (0, 0.0)
        self.log = RunLog(folder, spent)
        describe_run(folder, config)

    def _groups(self) -> list[dict]:
        """The teacher's layer learns slowly and is not pulled to zero."""
        head = list(self.model.classes.parameters())
        rest = [p for name, p in self.model.named_parameters() if not name.startswith("classes.")]
        decay = self.config.weight_decay
        return [
            {"params": [p for p in rest if p.ndim > 1], "weight_decay": decay, "share": 1.0},
            {"params": [p for p in rest if p.ndim == 1], "weight_decay": 0.0, "share": 1.0},
            {"params": head, "weight_decay": 0.0, "share": self.config.head_rate},
        ]

    def _resume(self) -> tuple[int, float]:
        _, content = load_checkpoint(self.checkpoint, EncoderDistillation)
        self.model.load_state_dict(content["model"])
        self.optimizer.load_state_dict(content["optimizer"])
        self.ema.model.load_state_dict(content["encoder"])
        self.ema.updates = content["averaged"]
        return content["step"], content["seconds"]

    def _save(self) -> None:
        save_checkpoint(
            self.checkpoint,
            self.config,
            self.update,
            model=self.model.state_dict(),
            optimizer=self.optimizer.state_dict(),
            encoder=self.ema.model.state_dict(),
            averaged=self.ema.updates,
            classes=self.classes,
            seconds=self.log.seconds,
        )

    def _learn(self, batch: TaughtBatch) -> tuple[float, float]:
        rate = self.config.rate_at(self.update)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["share"]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            loss, cosine = batch_loss(self.model, batch, self.config.embedding_weight, self.deviation)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 20.0)
        self.optimizer.step()
        self.ema.update(self.model)
        return loss.item(), cosine.item()

    def train(self) -> DistilledEncoder:
        """Go on to the last update. Returns the averaged weights, in evaluation mode."""
        figures: list[tuple[float, float]] = []
        self.model.train()
        while self.update < self.config.updates:
            figures.append(self._learn(self.sounds.batch(np.random.default_rng([self.config.seed, self.update]))))
            self.update += 1
            if self.update % REPORT_EVERY == 0 or self.update == self.config.updates:
                loss, cosine = np.mean(figures, axis=0)
                self.log.write(step=self.update, loss=round(float(loss), 4), cosine=round(float(cosine), 4))
                figures.clear()
            if self.update % SAVE_EVERY == 0 or self.update == self.config.updates:
                self._save()
        if self.update:
            plot_losses(self.checkpoint.parent)
        return self.ema.model.eval()
