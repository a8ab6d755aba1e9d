"""One training run of a sound encoder on given recordings, resumable epoch by epoch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from ..data.augment import mixed_up
from ..settings.hearing_settings import EncoderTraining
from ..training.descent import Descent
from ..training.ema import Ema
from ..training.training_loop import Rhythm, TrainingLoop
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
    """Networks and optimizer of one run, epoch by epoch; `folder`/last.pt is its checkpoint."""

    def __init__(self, sounds: TrainingSounds, config: EncoderTraining, folder: Path, device: str):
        self.sounds, self.config, self.device = sounds, config, device
        torch.manual_seed(config.seed)
        self.model = WithHelper(Encoder(config.model), len(sounds.other_names)).to(device)
        optimizer = torch.optim.Adam(self.model.parameters(), config.learning_rate, weight_decay=config.weight_decay)
        self.ema = Ema(self.model, config.ema_decay) if config.ema_decay else None
        self.descent = Descent(optimizer, network=self.model, average=self.ema)
        parts = {"model": self.model, "optimizer": optimizer, "encoder": self.encoder}
        if self.ema:
            parts["ema"] = self.ema
        names = {"species": sounds.species}
        self.loop = TrainingLoop(
            folder, config, config.seed, Rhythm(config.epochs, 1, 1, "epoch"), parts, names, device
        )

    @property
    def encoder(self) -> Encoder:
        """The weights to use: the average where one is kept."""
        return (self.ema.model if self.ema else self.model).encoder

    def _learn(self, epoch: int) -> dict[str, float]:
        self.model.train()
        random = np.random.default_rng([self.config.seed, epoch])
        factor, figures = self.config.factor_at(epoch, self.loop.steps), []
        for arrays in self.sounds.epoch(random):
            loss, accuracy = batch_loss(self.model, make_batch(arrays, self.config, random, self.device), self.config)
            figures.append((self.descent.step(loss, factor), float(accuracy)))
        return dict(zip(("loss", "accuracy"), np.mean(figures, axis=0)))

    def train(self) -> Encoder:
        """Go on to the last epoch. Returns the trained encoder in evaluation mode."""
        self.loop.go(self._learn)
        return self.encoder.eval()
