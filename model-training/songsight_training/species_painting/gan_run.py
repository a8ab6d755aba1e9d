"""The paper's A2V row for all species with a sound: a GAN on the encoder's features with an auxiliary classifier."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config_painting import TableOne
from ..painting.acgan import Discriminator, Generator, discriminator_loss, generator_loss
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog
from ..speed import Speed
from .bird_batches import BirdInputs

REPORT_EVERY = 100


class GanRun:
    """`folder`/last.pt is its checkpoint. `inputs` hold pixels of 64 x 64."""

    def __init__(self, inputs: BirdInputs, table: TableOne, seed: int, folder: Path, speed: Speed = Speed()):
        self.inputs, self.table, self.seed, self.speed = inputs, table, seed, speed
        self.checkpoint = folder / "last.pt"
        torch.manual_seed(seed)
        self.guide = inputs.guide()
        size = inputs.config.model.token_size
        self.maker = speed.ready(Generator(size, table.gan_noise, table.gan_width))
        self.judge = speed.ready(Discriminator(len(inputs.classes), table.gan_width))
        adam = lambda network: torch.optim.Adam(network.parameters(), table.gan_learning_rate, (0.5, 0.999))
        self.optimizers = (adam(self.judge), adam(self.maker))
        self.updates = table.pictures // inputs.config.batch
        self.update, spent = self._resume() if self.checkpoint.exists() else (0, 0.0)
        self.log = RunLog(folder, spent)
        describe_run(folder, table)

    def _resume(self) -> tuple[int, float]:
        _, content = load_checkpoint(self.checkpoint, TableOne, self.speed.device)
        self.maker.load_state_dict(content["maker"])
        self.judge.load_state_dict(content["judge"])
        for optimizer, state in zip(self.optimizers, content["optimizers"]):
            optimizer.load_state_dict(state)
        return content["step"], content["seconds"]

    def _save(self) -> None:
        save_checkpoint(
            self.checkpoint,
            self.table,
            self.update,
            maker=self.maker.state_dict(),
            judge=self.judge.state_dict(),
            optimizers=[one.state_dict() for one in self.optimizers],
            seconds=self.log.seconds,
        )

    def _step(self, which: int, loss: torch.Tensor) -> float:
        self.optimizers[which].zero_grad(set_to_none=True)
        loss.backward()
        self.optimizers[which].step()
        return loss.item()

    def _learn(self) -> float:
        torch.manual_seed(self.seed * 1_000_003 + self.update)
        batch = self.inputs.batch(self.guide, np.random.default_rng([self.seed, self.update])).to(self.speed.device)
        noise = torch.randn(len(batch.sample), self.table.gan_noise, device=self.speed.device)
        made = self.maker(batch.tokens, noise)
        first = self._step(0, discriminator_loss(self.judge, batch.sample, made, batch.number))
        second = self._step(1, generator_loss(self.judge, made, batch.number))
        self.update += 1
        return first + second

    def train(self) -> None:
        losses: list[float] = []
        self.maker.train(), self.judge.train()
        while self.update < self.updates:
            losses.append(self._learn())
            if self.update % REPORT_EVERY == 0 or self.update == self.updates:
                self.log.write(step=self.update, of=self.updates, loss=round(float(np.mean(losses)), 4))
                losses.clear()
                self._save()
        if self.update:
            plot_losses(self.checkpoint.parent)

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
