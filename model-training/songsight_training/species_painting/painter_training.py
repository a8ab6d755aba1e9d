"""Training of the painter of all species, resumed by itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config_painting import SpeciesPainterTraining
from ..ema import Ema
from ..muon import Muon
from ..painting.painter_loss import noised, snr_weights, wanted_prediction
from ..painting.schedule import alpha_bar
from ..painting.unet import Unet
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog
from ..speed import Speed
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
        self.inputs, self.config, self.speed, self.checkpoint = inputs, config, speed, folder / "last.pt"
        torch.manual_seed(config.seed)
        self.painter = speed.ready(SpeciesPainter(Unet(config.model), inputs.guide()))
        matrices = turned(self.painter)
        known = {id(p) for p in matrices}
        self.rest = [p for p in self.painter.parameters() if id(p) not in known]
        self.optimizer = torch.optim.Adam(self.rest, lr=config.learning_rate, betas=(0.9, 0.99))
        self.turning = Muon(matrices, config.muon_rate, weight_decay=0.0)
        self.ema = Ema(self.painter, config.ema_decay)
        self.levels = torch.from_numpy(alpha_bar(config.schedule, config.train_steps)).float().to(speed.device)
        self.update, spent = self._resume() if self.checkpoint.exists() else (0, 0.0)
        self.log = RunLog(folder, spent)
        self.call = speed.quick(painter_error)
        describe_run(folder, config)

    def _resume(self) -> tuple[int, float]:
        _, content = load_checkpoint(self.checkpoint, SpeciesPainterTraining, self.speed.device)
        if content["classes"] != self.inputs.classes:
            raise ValueError(f"{self.checkpoint} was trained on other classes; begin anew with another --name")
        self.painter.load_state_dict(content["model"])
        self.ema.model.load_state_dict(content["ema"])
        self.ema.updates = content["step"]
        self.optimizer.load_state_dict(content["optimizer"])
        self.turning.load_state_dict(content["turning"])
        return content["step"], content["seconds"]

    def _save(self) -> None:
        save_checkpoint(
            self.checkpoint,
            self.config,
            self.update,
            model=self.painter.state_dict(),
            ema=self.ema.model.state_dict(),
            optimizer=self.optimizer.state_dict(),
            turning=self.turning.state_dict(),
            classes=self.inputs.classes,
            seconds=self.log.seconds,
        )

    def _learn(self) -> float:
        config, factor = self.config, self.config.factor_at(self.update)
        for optimizer, rate in ((self.optimizer, config.learning_rate), (self.turning, config.muon_rate)):
            for group in optimizer.param_groups:
                group["lr"] = rate * factor
        torch.manual_seed(config.seed * 1_000_003 + self.update)
        random = np.random.default_rng([config.seed, self.update])
        batch = self.inputs.batch(self.painter.guide, random).to(self.speed.device)
        with self.speed.numbers():
            loss = self.call(self.painter, batch, self.levels, config)
        self.painter.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.rest, 1.0)
        self.optimizer.step()
        self.turning.step()
        self.ema.update(self.painter)
        self.update += 1
        return loss.item()

    def train(self) -> SpeciesPainter:
        """Go on to the last update. Returns the averaged weights."""
        losses: list[float] = []
        self.painter.train()
        last = self.config.updates
        while self.update < last:
            losses.append(self._learn())
            if self.update % REPORT_EVERY == 0 or self.update == last:
                seen = self.update * self.config.batch
                self.log.write(step=self.update, of=last, loss=round(float(np.mean(losses)), 4), pictures=seen)
                losses.clear()
            if self.update % SAVE_EVERY == 0 or self.update == last:
                self._save()
        if self.update:
            plot_losses(self.checkpoint.parent)
        return self.ema.model.cpu().eval()
