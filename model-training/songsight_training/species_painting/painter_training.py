"""Training of the painter of all species, resumed by itself."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
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
from ..training.lanes import Lanes
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


@dataclass(frozen=True)
class NoisyBirds:
    """What a painter learns from at once: birds [p, c, s, s], their noise [p, c, s, s], and the step of time [p]."""

    birds: BirdBatch
    noise: torch.Tensor
    time: torch.Tensor

    @staticmethod
    def of(birds: BirdBatch, steps: int) -> NoisyBirds:
        """At stratified random times."""
        count, device = len(birds.sample), birds.sample.device
        place = (torch.arange(count, device=device) + torch.rand(count, device=device)) / count
        return NoisyBirds(birds, torch.randn_like(birds.sample), (place * steps).long())

    def dealt(self, hands: int) -> list[NoisyBirds]:
        """In `hands` parts, each with birds of all times."""
        shares = [slice(first, None, hands) for first in range(hands)]
        return [NoisyBirds(self.birds[share], self.noise[share], self.time[share]) for share in shares]


def painter_error(
    painter: SpeciesPainter, noisy: NoisyBirds, levels: torch.Tensor, config: SpeciesPainterTraining
) -> torch.Tensor:
    """Weighted mean square of the prediction."""
    sample, noise, level = noisy.birds.sample, noisy.noise, levels[noisy.time]
    made = painter(noised(sample, noise, level), noisy.time.float(), noisy.birds).float()
    apart = (made - wanted_prediction(sample, noise, level, config.prediction)).square().mean(dim=(1, 2, 3))
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
        self.parameters = list(self.painter.parameters())
        self.rest = [p for p in self.parameters if id(p) not in known]
        optimizer = torch.optim.Adam(self.rest, lr=config.learning_rate, betas=(0.9, 0.99))
        self.lanes = Lanes(speed.lanes)
        turning = Muon(matrices, config.muon_rate, weight_decay=0.0, lanes=self.lanes, half=speed.half)
        self.ema = Ema(self.painter, config.ema_decay)
        self.descent = Descent(optimizer, turning, clipped=self.rest, network=self.painter, average=self.ema)
        self.levels = torch.from_numpy(alpha_bar(config.schedule, config.train_steps)).float().to(speed.device)
        parts = {"model": self.painter, "ema": self.ema, "optimizer": optimizer, "turning": turning}
        rhythm = Rhythm(config.updates, REPORT_EVERY, SAVE_EVERY)
        names = {"classes": inputs.classes}
        self.loop = TrainingLoop(folder, config, config.seed, rhythm, parts, names, speed.device)
        self.drawer, self.drawn = ThreadPoolExecutor(1), dict[int, Future[BirdBatch]]()
        self.call = speed.quick(painter_error)

    def _learn(self, update: int) -> dict[str, float]:
        batch = (self.drawn.pop(update, None) or self._draw(update)).result().to(self.speed.device)
        self.drawn[update + 1] = self._draw(update + 1)
        hands = NoisyBirds.of(batch, len(self.levels)).dealt(self.lanes.count)
        gradient = partial(self.lanes.gradient, self._error, hands, self.parameters)
        return {"loss": self.descent.step_by(gradient, self.config.factor_at(update, self.loop.steps))}

    def _draw(self, update: int) -> Future[BirdBatch]:
        """The next batch is drawn while this one is learnt from."""
        random = np.random.default_rng([self.config.seed, update])
        return self.drawer.submit(self.inputs.batch, self.painter.guide, random)

    def _error(self, noisy: NoisyBirds) -> torch.Tensor:
        with self.speed.numbers():
            return self.call(self.painter, noisy, self.levels, self.config)

    def train(self) -> SpeciesPainter:
        """Go on to the last update. Returns the averaged weights."""
        self.painter.train()
        self.loop.go(self._learn, lambda means: {"pictures": self.loop.step * self.config.batch})
        return self.ema.model.cpu().eval()
