"""One training run of a sound encoder on given recordings, resumable epoch by epoch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config import EncoderTraining
from ..data.augment import mixed_up
from ..ema import Ema
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog
from .encoder import Encoder
from .encoder_batches import TrainingSounds


class WithHelper(nn.Module):
    """The encoder and, while it trains, a second output that names other birds.

    A dozen recordings per species cannot teach convolutions alone; the negatives carry the names of
    other species, and naming them costs one matrix product. The helper is not exported.
    """

    def __init__(self, encoder: Encoder, other_birds: int):
        super().__init__()
        self.encoder = encoder
        self.helper = nn.Linear(encoder.config.hidden[1], max(other_birds, 1))

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.encoder.hidden(self.encoder.features(mel))
        return self.encoder.head[-1](hidden), self.helper(hidden)


@dataclass(frozen=True)
class Batch:
    """mel dB [clip, 128, 128]; each clip is `share` of its own label and the rest of its partner's."""

    mel: torch.Tensor
    labels: torch.Tensor
    others: torch.Tensor
    partner: torch.Tensor
    share: torch.Tensor


def make_batch(arrays, config: EncoderTraining, random: np.random.Generator, device: str) -> Batch:
    mel, labels, others = arrays
    mel, partner, share = mixed_up(mel, config.mixup_alpha, random)
    parts = (mel.astype(np.float32), labels, others, partner, share.astype(np.float32))
    return Batch(*(torch.from_numpy(part).to(device) for part in parts))


def _mixed_cross_entropy(logits, labels, batch: Batch, smoothing: float) -> torch.Tensor:
    own = F.cross_entropy(logits, labels, label_smoothing=smoothing, reduction="none")
    other = F.cross_entropy(logits, labels[batch.partner], label_smoothing=smoothing, reduction="none")
    return batch.share * own + (1 - batch.share) * other


def batch_loss(model: WithHelper, batch: Batch, config: EncoderTraining) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy over the species and, for negatives with a name, over the other birds; and accuracy."""
    logits, helper = model(batch.mel)
    loss = _mixed_cross_entropy(logits, batch.labels, batch, config.label_smoothing).mean()
    named = batch.others >= 0
    if config.other_bird_weight and named.any():
        named_loss = F.cross_entropy(helper[named], batch.others[named])
        loss = loss + config.other_bird_weight * named_loss
    return loss, (logits.argmax(1) == batch.labels).float().mean()


class EncoderRun:
    """Networks and optimizer of one run; `folder`/last.pt is its checkpoint."""

    def __init__(self, sounds: TrainingSounds, config: EncoderTraining, folder: Path, device: str):
        self.sounds, self.config, self.device = sounds, config, device
        self.checkpoint = folder / "last.pt"
        torch.manual_seed(config.seed)
        self.model = WithHelper(Encoder(config.model), len(sounds.other_names)).to(device)
        self.optimizer = torch.optim.Adam(
            self.model.parameters(), config.learning_rate, weight_decay=config.weight_decay
        )
        self.fade = torch.optim.lr_scheduler.CosineAnnealingLR(
            self.optimizer, config.epochs, config.final_learning_rate
        )
        self.ema = Ema(self.model, config.ema_decay) if config.ema_decay else None
        self.epoch, spent = self._resume() if self.checkpoint.exists() else (0, 0.0)
        self.log = RunLog(folder, spent)
        describe_run(folder, config)

    @property
    def encoder(self) -> Encoder:
        """The weights to use: the average where one is kept."""
        return (self.ema.model if self.ema else self.model).encoder.eval()

    def _resume(self) -> tuple[int, float]:
        _, content = load_checkpoint(self.checkpoint, EncoderTraining, self.device)
        self.model.load_state_dict(content["model"])
        self.optimizer.load_state_dict(content["optimizer"])
        self.fade.load_state_dict(content["fade"])
        if self.ema:
            self.ema.model.load_state_dict(content["ema"])
            self.ema.updates = content["updates"]
        return content["step"], content["seconds"]

    def _save(self) -> None:
        averaged = {"ema": self.ema.model.state_dict(), "updates": self.ema.updates} if self.ema else {}
        save_checkpoint(
            self.checkpoint,
            self.config,
            self.epoch,
            model=self.model.state_dict(),
            optimizer=self.optimizer.state_dict(),
            fade=self.fade.state_dict(),
            species=self.sounds.species,
            encoder=self.encoder.state_dict(),
            seconds=self.log.seconds,
            **averaged,
        )

    def _update(self, batch: Batch) -> tuple[float, float]:
        loss, accuracy = batch_loss(self.model, batch, self.config)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        if self.ema:
            self.ema.update(self.model)
        return float(loss), float(accuracy)

    def train(self) -> Encoder:
        """Go on to the last epoch. Returns the trained encoder in evaluation mode."""
        while self.epoch < self.config.epochs:
            self.model.train()
            random = np.random.default_rng([self.config.seed, self.epoch])
            figures = [
                self._update(make_batch(arrays, self.config, random, self.device))
                for arrays in self.sounds.epoch(random)
            ]
            self.fade.step()
            self.epoch += 1
            loss, accuracy = np.mean(figures, axis=0)
            self.log.write(epoch=self.epoch, loss=round(loss, 4), accuracy=round(accuracy, 4))
            self._save()
        plot_losses(self.checkpoint.parent)
        return self.encoder
