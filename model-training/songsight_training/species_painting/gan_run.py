"""The paper's A2V row for all species with a sound: a GAN on the encoder's features with an auxiliary classifier."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ..painting.acgan import Discriminator, Generator, discriminator_loss, generator_loss
from ..settings.painting_settings import TableOne
from ..training.descent import Descent
from ..training.speed import Speed
from ..training.training_loop import InTurn, Rhythm, TrainingLoop
from .bird_batches import BirdInputs

REPORT_EVERY = 100


class GanRun:
    """`folder`/last.pt is its checkpoint. `inputs` hold pixels of 64 x 64."""

    def __init__(self, inputs: BirdInputs, table: TableOne, seed: int, folder: Path, speed: Speed = Speed()):
        self.inputs, self.table, self.seed, self.speed = inputs, table, seed, speed
        torch.manual_seed(seed)
        self.guide = inputs.guide()
        size = inputs.config.model.token_size
        self.maker = speed.ready(Generator(size, table.gan_noise, table.gan_width))
        self.judge = speed.ready(Discriminator(len(inputs.classes), table.gan_width))
        adam = lambda network: torch.optim.Adam(network.parameters(), table.gan_learning_rate, (0.5, 0.999))
        optimizers = (adam(self.judge), adam(self.maker))
        self.descents = [Descent(one) for one in optimizers]
        parts = {"maker": self.maker, "judge": self.judge, "optimizers": InTurn(optimizers)}
        rhythm = Rhythm(table.pictures // inputs.config.batch, REPORT_EVERY, REPORT_EVERY)
        self.loop = TrainingLoop(folder, table, seed, rhythm, parts, device=speed.device)

    def _learn(self, update: int) -> dict[str, float]:
        batch = self.inputs.batch(self.guide, np.random.default_rng([self.seed, update])).to(self.speed.device)
        noise = torch.randn(len(batch.sample), self.table.gan_noise, device=self.speed.device)
        made = self.maker(batch.tokens, noise)
        first, second = self.descents
        judged = first.step(discriminator_loss(self.judge, batch.sample, made, batch.number))
        return {"loss": judged + second.step(generator_loss(self.judge, made, batch.number))}

    def train(self) -> None:
        self.maker.train(), self.judge.train()
        self.loop.go(self._learn)

    @torch.no_grad()
    def paint(self, clips: np.ndarray, seed: int) -> torch.Tensor:
        """RGB [clip, 3, 64, 64] in -1 ... 1."""
        self.maker.eval()
        random, made = torch.Generator().manual_seed(seed), []
        for part in np.array_split(clips, len(clips) // 128 + 1):
            tokens = self.guide.scaled(self.inputs.sounds.tokens[part]).to(self.speed.device)
            noise = torch.randn(len(part), self.table.gan_noise, generator=random).to(self.speed.device)
            made.append(self.maker(tokens, noise).cpu())
        return torch.cat(made)
