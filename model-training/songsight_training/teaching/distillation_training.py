"""One run of distillation: the encoder learns the teacher's probabilities and its embedding. Resumes by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config import EncoderDistillation
from ..ema import Ema
from ..muon import Muon
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog
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


def batch_loss(
    model: DistilledEncoder, batch: TaughtBatch, config: EncoderDistillation, deviation: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy to the teacher's probabilities, from the guessed embedding and (`head_weight`) from the teacher's
    own; plus `embedding_weight` times the distance of the two (1 - cosine, and half the mean square in units of
    `deviation` [1024]); and the cosine. All are means over the batch."""
    guess = model.guess(batch.mel).float()
    heard = _unheard(model.classes(guess), batch.probabilities)
    taught = _unheard(model.classes(batch.embeddings), batch.clean)
    cosine = F.cosine_similarity(guess, batch.embeddings, dim=1)
    distance = 1 - cosine + ((guess - batch.embeddings) / deviation).square().mean(dim=1) / 2
    apart = (batch.embedding_weight * distance).mean()
    return heard + config.head_weight * taught + config.embedding_weight * apart, cosine.mean()


class DistillationRun:
    """`folder`/last.pt is its checkpoint. `start` is a checkpoint whose weights a new run begins with. `compiled` needs
    a C++ compiler and takes three quarters of the time on a processor."""

    def __init__(
        self,
        sounds: TaughtSounds,
        scale: EmbeddingScale,
        classes: list[str],
        config: EncoderDistillation,
        folder: Path,
        start: Path | None = None,
        half: bool = True,
        device: str = "cpu",
        workers: int = 0,
        compiled: bool = False,
    ):
        self.sounds, self.config, self.classes = sounds, config, classes
        self.half, self.device, self.workers = half, device, workers
        self.checkpoint = folder / "last.pt"
        torch.manual_seed(config.seed)
        self.model = DistilledEncoder(config.model)
        self.model.start_from(torch.from_numpy(scale.mean))
        self.deviation = torch.from_numpy(scale.deviation).to(device)
        if start is not None and not self.checkpoint.exists():
            self.model.load_state_dict(load_checkpoint(start, EncoderDistillation)[1]["encoder"])
        self.model = self.model.to(device, memory_format=torch.channels_last)
        fast = {"fused": True} if compiled else {}  # older PyTorch has neither
        self.optimizer = torch.optim.AdamW(self._groups(), lr=config.learning_rate, **fast)
        self.turning = Muon([p for p in self.model.parameters() if p.ndim == 4], config.muon_rate)
        self.ema = Ema(self.model, config.ema_decay)
        if compiled:
            self.model.guess = torch.compile(self.model.guess)
        self.update, spent = self._resume() if self.checkpoint.exists() else (0, 0.0)
        self.log = RunLog(folder, spent)
        describe_run(folder, config)

    def _groups(self) -> list[dict]:
        """All but the convolutions, which are Muon's. Weights are pulled to zero, scales and shifts are not."""
        known = [p for p in self.model.parameters() if p.ndim < 4]
        return [
            {"params": [p for p in known if p.ndim > 1], "weight_decay": self.config.weight_decay},
            {"params": [p for p in known if p.ndim == 1], "weight_decay": 0.0},
        ]

    def _resume(self) -> tuple[int, float]:
        _, content = load_checkpoint(self.checkpoint, EncoderDistillation, self.device)
        self.model.load_state_dict(content["model"])
        self.optimizer.load_state_dict(content["optimizer"])
        self.turning.load_state_dict(content["turning"])
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
            turning=self.turning.state_dict(),
            encoder=self.ema.model.state_dict(),
            averaged=self.ema.updates,
            classes=self.classes,
            seconds=self.log.seconds,
        )

    def _learn(self, batch: TaughtBatch) -> tuple[float, float]:
        rate = self.config.rate_at(self.update)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        for group in self.turning.param_groups:
            group["lr"] = self.config.muon_rate * rate / self.config.learning_rate
        with torch.autocast(self.device.split(":")[0], torch.bfloat16, enabled=self.half):
            loss, cosine = batch_loss(self.model, batch.to(self.device), self.config, self.deviation)
        self.model.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.model.parameters() if p.ndim < 4], 20.0)
        self.optimizer.step()
        self.turning.step()
        self.ema.update(self.model)
        return loss.item(), cosine.item()

    def batches(self) -> Iterator[TaughtBatch]:
        """Those of the updates to come, `workers` of them made ahead by as many threads. Each has its own seed, so that
        they are the same however many make them."""
        make = lambda update: self.sounds.batch(np.random.default_rng([self.config.seed, update]))
        updates = range(self.update, self.config.updates)
        if not self.workers:
            yield from map(make, updates)
            return
        with ThreadPoolExecutor(self.workers) as pool:
            ahead = deque(pool.submit(make, update) for update in updates[: self.workers])
            for update in range(self.update + self.workers, self.config.updates + self.workers):
                if update < self.config.updates:
                    ahead.append(pool.submit(make, update))
                if ahead:
                    yield ahead.popleft().result()

    def train(self) -> DistilledEncoder:
        """Go on to the last update. Returns the averaged weights, in evaluation mode."""
        figures: list[tuple[float, float]] = []
        self.model.train()
        for batch in self.batches():
            figures.append(self._learn(batch))
            self.update += 1
            if self.update % REPORT_EVERY == 0 or self.update == self.config.updates:
                loss, cosine = np.mean(figures, axis=0)
                self.log.write(step=self.update, loss=round(float(loss), 4), cosine=round(float(cosine), 4))
                figures.clear()
            if self.update % SAVE_EVERY == 0 or self.update == self.config.updates:
                self._save()
        if self.update:
            plot_losses(self.checkpoint.parent)
        return self.ema.model.cpu().eval()
