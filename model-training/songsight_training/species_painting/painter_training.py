"""Training of the painter of all species, resumed by itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..painting.painter_loss import noised, snr_weights, wanted_prediction
from ..painting.schedule import alpha_bar
from ..painting.unet import Unet
from ..settings.painting_settings import SpeciesPainterTraining
from ..training.descent import Descent
from ..training.ema import Ema
from ..training.muon import Muon
from ..training.speed import Speed
from ..training.training_loop import Rhythm, TrainingLoop
from .bird_batches import BirdBatch, BirdInputs
from .guide import Guide

REPORT_EVERY = 50
SAVE_EVERY = 100


class SpeciesPainter(nn.Module):
    """U-Net and guide together: what is trained, averaged and stored."""

    def __init__(self, unet: Unet, guide: Guide):
        super().__init__()
        self.unet, self.guide = unet, guide

    def forward(self, sample: torch.Tensor, time: torch.Tensor, batch: BirdBatch) -> torch.Tensor:
        nothing = self.unet.condition.null_tokens
        told = self.guide.features(nothing, batch.tokens, batch.number, batch.has_sound, batch.has_label)
        return self.unet(sample, time, told, torch.ones_like(batch.has_sound))


def painter_error(
    painter: SpeciesPainter, batch: BirdBatch, levels: torch.Tensor, config: SpeciesPainterTraining
) -> torch.Tensor:
    """Weighted mean square of the prediction at stratified random times."""
    count, device = len(batch.sample), batch.sample.device
    place = (torch.arange(count, device=device) + torch.rand(count, device=device)) / count
    time = (place * len(levels)).long()
    noise, level = torch.randn_like(batch.sample), levels[time]
    made = painter(noised(batch.sample, noise, level), time.float(), batch).float()
    apart = (made - wanted_prediction(batch.sample, noise, level, config.prediction)).square().mean(dim=(1, 2, 3))
    return (apart * snr_weights(level, config.prediction, config.min_snr)).mean()


def turned(painter: SpeciesPainter) -> list[nn.Parameter]:
    """The weights that Muon turns: convolutions within the U-Net, neither its first nor its last."""
    own = painter.unet
    ends = {id(own.enter.weight), id(own.leave.weight)}
    return [p for p in own.parameters() if p.ndim == 4 and id(p) not in ends]


class SpeciesPainterRun:
    """`folder`/last.pt is its checkpoint."""

    def __init__(self, inputs: BirdInputs, config: SpeciesPainterTraining, folder: Path, speed: Speed = Speed()):
        self.inputs, self.config, self.speed = inputs, config, speed
        torch.manual_seed(config.seed)
        self.painter = speed.ready(SpeciesPainter(Unet(config.model), inputs.guide()))
        matrices = turned(self.painter)
        known = {id(p) for p in matrices}
        self.rest = [p for p in self.painter.parameters() if id(p) not in known]
        optimizer = torch.optim.Adam(self.rest, lr=config.learning_rate, betas=(0.9, 0.99))
        turning = Muon(matrices, config.muon_rate, weight_decay=0.0)
        self.ema = Ema(self.painter, config.ema_decay)
        self.descent = Descent(optimizer, turning, clipped=self.rest, network=self.painter, average=self.ema)
        self.levels = torch.from_numpy(alpha_bar(config.schedule, config.train_steps)).float().to(speed.device)
        parts = {"model": self.painter, "ema": self.ema, "optimizer": optimizer, "turning": turning}
        rhythm = Rhythm(config.updates, REPORT_EVERY, SAVE_EVERY)
        names = {"classes": inputs.classes}
        self.loop = TrainingLoop(folder, config, config.seed, rhythm, parts, names, speed.device)
        self.call = speed.quick(painter_error)

    def _learn(self, update: int) -> dict[str, float]:
        random = np.random.default_rng([self.config.seed, update])
        batch = self.inputs.batch(self.painter.guide, random).to(self.speed.device)
        with self.speed.numbers():
            loss = self.call(self.painter, batch, self.levels, self.config)
        return {"loss": self.descent.step(loss, self.config.factor_at(update, self.loop.steps))}

    def train(self) -> SpeciesPainter:
        """Go on to the last update. Returns the averaged weights."""
        self.painter.train()
        self.loop.go(self._learn, lambda means: {"pictures": self.loop.step * self.config.batch})
        return self.ema.model.cpu().eval()
