"""Training of the painter of a few species in two phases, each resumed by itself: photo classes, then sounds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ..hearing.encoder import with_verdict
from ..settings.painting_settings import PainterTraining
from ..training.checkpoint import load_checkpoint
from ..training.descent import Descent
from ..training.ema import Ema
from ..training.training_loop import Rhythm, TrainingLoop
from .class_tokens import ClassTokens
from .painter_inputs import PainterInputs
from .painter_loss import painter_loss
from .schedule import alpha_bar
from .token_bank import SoundTokens
from .unet import Unet

EVERY = 100


class PainterRun:
    """`folder`/last.pt is its checkpoint. With a `bank` of tokens per species it is the phase of the sounds, which
    begins with the weights of `start`, the checkpoint of the other phase; `species` are those of the bank."""

    def __init__(
        self,
        inputs: PainterInputs,
        config: PainterTraining,
        folder: Path,
        bank: list[SoundTokens] | None = None,
        species: list[str] | None = None,
        start: Path | None = None,
        device: str = "cpu",
    ):
        self.inputs, self.config, self.device, self.bank, self.species = inputs, config, device, bank, species or []
        torch.manual_seed(config.seed)
        self.model = Unet(config.model).to(device)
        tokens = config.model.token_rows * config.model.token_columns
        self.class_tokens = ClassTokens(len(inputs.classes), tokens, config.model.token_size).to(device)
        if start is not None and not (folder / "last.pt").exists():
            _, content = load_checkpoint(start, PainterTraining, device)
            self.model.load_state_dict(content["ema"])
            self.class_tokens.load_state_dict(content["class_tokens"])
        self.ema = Ema(self.model, config.ema_decay)
        parameters = [*self.model.parameters(), *self.class_tokens.parameters()]
        steps, rate = config.steps_and_rate("sound" if bank else "class")
        optimizer = torch.optim.Adam(parameters, lr=rate, betas=(0.9, 0.99))
        self.descent = Descent(optimizer, clipped=parameters, network=self.model, average=self.ema)
        self.levels = torch.from_numpy(alpha_bar(config.schedule, config.train_steps)).float().to(device)
        parts = {"model": self.model, "ema": self.ema, "class_tokens": self.class_tokens, "optimizer": optimizer}
        names = {"classes": inputs.classes}
        self.loop = TrainingLoop(folder, config, config.seed, Rhythm(steps, EVERY, EVERY), parts, names, device)
        self.sounds = inputs.sound_batches(bank, config.batch, config.seed) if bank else None

    def _draw(self, step: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Latents and tokens. In the phase of the sounds `extra_share` class batches to each batch of sounds keep the
        whole bird world."""
        config, random = self.config, np.random.default_rng([self.config.seed, step])
        share = config.extra_share / (1 + config.extra_share)
        before, after = int(step * share), int((step + 1) * share)
        if self.sounds is None or after > before:
            latent, number = self.inputs.class_batch(config.batch, config.target_share, random)
            return latent, self.class_tokens(number.to(self.device))
        latent, sound = self.sounds.batch(step - before, random)
        sound = SoundTokens(*(part.to(self.device) for part in sound))
        if not config.verdict:
            return latent, sound.tokens
        return latent, with_verdict(*sound, self.class_tokens.of_labels(self.inputs.classes, self.species))

    def _learn(self, step: int) -> dict[str, float]:
        config = self.config
        latent, tokens = (part.to(self.device) for part in self._draw(step))
        loss = painter_loss(self.model, latent, tokens, self.levels, config.prediction, config.drop_condition)
        return {"loss": self.descent.step(loss, config.factor_at(step, self.loop.steps))}

    def train(self) -> Unet:
        """Go on to the last update. Returns the averaged weights."""
        self.loop.go(self._learn)
        return self.ema.model.cpu().eval()
