"""The paper's Table 1 on our data: what pictures are conditioned on, each row from nothing and with one budget.

Rows: the encoder's tokens with its verdict (as shipped), its tokens alone, the same with the paper's own diffusion
(epsilon, linear schedule, ancestral DDPM sampling), the log-mel itself (LMS), the label alone, and an ACGAN on the
audio features (A2V). All train on the same clips and photos in the same pairs, for the same number of updates, which is
far less than the shipped painter got: only the order of the rows means something.
Each row resumes from runs/compare/<row>/last.pt. The table goes into the pack's figures.json.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..data.photos import load_photos
from ..data.recordings import list_recordings
from ..data.spectrograms import limit_range, load_spectrograms
from ..data.splits import split_recordings
from ..hearing.encoder_batches import TrainingSounds
from ..judging.judged_pictures import compare, load_judge, see, see_photos
from ..packing.trained import pack_settings, trained_encoder
from ..painting.acgan import Discriminator, Generator, discriminator_loss, generator_loss
from ..painting.autoencoder import Autoencoder
from ..painting.comparison import ROWS, condition
from ..painting.painter_loss import painter_loss
from ..painting.painter_material import load_inputs
from ..painting.painter_tokens import clip_patches
from ..painting.painting import paint
from ..painting.sampler import Sampling
from ..painting.schedule import alpha_bar
from ..painting.token_bank import PairDeck, SoundTokens, tokens_of
from ..painting.unet import Unet
from ..settings.config import load_config
from ..settings.painting_settings import AutoencoderTraining, ComparisonTraining, PainterTraining
from ..training.arguments import HERE, add_device, command_arguments
from ..training.checkpoint import load_checkpoint
from ..training.descent import Descent
from ..training.ema import Ema
from ..training.training_loop import InTurn, Rhythm, TrainingLoop

REPORT_EVERY = 100


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__, "comparison.json")
    parser.add_argument("--painter-config", type=Path, default=HERE / "configs" / "painter.json")
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    parser.add_argument("--rows", nargs="*", choices=ROWS, default=list(ROWS))
    parser.add_argument("--pictures", type=int, default=24, help="per species and row")
    parser.add_argument("--reference-steps", type=int, default=1000, help="of the row paper-ddpm")
    add_device(parser)
    return parser.parse_args(words)


class Clips:
    """Mel patches and tokens per species: drawn from the train part, or as they stand in the test part."""

    def __init__(self, patches: list[np.ndarray], encoder):
        self.mel = [torch.from_numpy(own.astype(np.float32)) for own in patches]
        self.sound = [tokens_of(encoder, own.astype(np.float32)) for own in patches]

    def counts(self) -> list[int]:
        return [len(own) for own in self.mel]

    def conditions(self, row: str, species: np.ndarray, clip: np.ndarray, vectors: torch.Tensor) -> torch.Tensor:
        pairs = list(zip(species, clip))
        mel = torch.stack([self.mel[s][c] for s, c in pairs])
        tokens = torch.stack([self.sound[s].tokens[c] for s, c in pairs])
        verdict = torch.stack([self.sound[s].verdict[c] for s, c in pairs])
        return condition(row, SoundTokens(tokens, verdict), mel, torch.from_numpy(species), vectors)


def training_clips(args, encoder, config: PainterTraining) -> Clips:
    parts = split_recordings(list_recordings(args.data), encoder.config.split_seed)["train"]
    sounds = TrainingSounds(
        parts, load_spectrograms(parts, args.runs / "cache", encoder.config.sound), encoder.species, encoder.config
    )
    random, top_db = np.random.default_rng(config.seed), encoder.config.sound.top_db
    draw = lambda label: np.stack(
        [limit_range(sounds.voice(label, random), top_db) for _ in range(config.clips_per_species)]
    )
    return Clips([draw(label) for label in range(len(encoder.species))], encoder.network)


def test_clips(args, encoder) -> Clips:
    part = split_recordings(list_recordings(args.data), encoder.config.split_seed)["test"]
    own = [
        clip_patches(part, name, args.pictures, args.runs / "cache", encoder.config.sound) for name in encoder.species
    ]
    return Clips(own, encoder.network)


@dataclasses.dataclass(frozen=True)
class Vectors:
    """A parameter that a checkpoint holds as a plain tensor."""

    weight: nn.Parameter

    def state_dict(self) -> torch.Tensor:
        return self.weight.data

    def load_state_dict(self, stored: torch.Tensor) -> None:
        self.weight.data.copy_(stored)


class PainterRow:
    """One conditional U-Net from random weights."""

    def __init__(self, row: str, painter: PainterTraining, config: ComparisonTraining, args, latents):
        if row == "paper-ddpm":
            painter = dataclasses.replace(painter, prediction="epsilon", schedule="linear")
        self.row, self.painter, self.latents = row, painter, latents
        self.unet = Unet(painter.model)
        self.vectors = nn.Parameter(torch.randn(args.labels, painter.model.token_size))
        self.ema = Ema(self.unet, painter.ema_decay)
        optimizer = torch.optim.Adam([*self.unet.parameters(), self.vectors], config.learning_rate, (0.9, 0.99))
        self.descent = Descent(optimizer, clipped=self.unet.parameters(), network=self.unet, average=self.ema)
        self.table = alpha_bar(painter.schedule, painter.train_steps)
        self.parts = {"model": self.unet, "ema": self.ema, "vectors": Vectors(self.vectors), "optimizer": optimizer}

    def update(self, clips: Clips, species, photo, clip, random) -> float:
        mirrored = torch.from_numpy(random.integers(0, 2, len(photo)))
        latent = self.latents[mirrored, torch.from_numpy(photo)].float()
        tokens = clips.conditions(self.row, species, clip, self.vectors)
        levels = torch.from_numpy(self.table).float()
        loss = painter_loss(self.unet, latent, tokens, levels, self.painter.prediction, self.painter.drop_condition)
        return self.descent.step(loss)

    @torch.no_grad()
    def paint(self, args, clips: Clips, species, clip, autoencoder, settings: dict) -> torch.Tensor:
        how = ("ddpm", args.reference_steps) if self.row == "paper-ddpm" else (settings["sampler"], settings["steps"])
        sampling = Sampling(self.table, self.painter.prediction, *how)
        tokens = clips.conditions(self.row, species, clip, self.vectors)
        parts = [
            paint(self.ema.model, autoencoder, own, sampling, settings["guidance_scale"], 500 + k)
            for k, own in enumerate(tokens.split(args.pictures))
        ]
        return torch.cat(parts)


class GanRow:
    """The ACGAN: one update each of discriminator and generator."""

    def __init__(self, painter: PainterTraining, config: ComparisonTraining, args, photos):
        self.photos, self.noise = photos, config.gan_noise
        self.made_by = Generator(painter.model.token_size, config.gan_noise, config.gan_width)
        self.judged_by = Discriminator(args.labels - 1, config.gan_width)
        adam = lambda network: torch.optim.Adam(network.parameters(), config.gan_learning_rate, (0.5, 0.999))
        optimizers = (adam(self.judged_by), adam(self.made_by))
        self.descents = [Descent(one) for one in optimizers]
        self.parts = {"maker": self.made_by, "judge": self.judged_by, "optimizers": InTurn(optimizers)}

    def _make(self, clips: Clips, species, clip) -> torch.Tensor:
        tokens = clips.conditions("acgan", species, clip, torch.empty(0))
        return self.made_by(tokens, torch.randn(len(tokens), self.noise))

    def update(self, clips: Clips, species, photo, clip, random) -> float:
        photos, wanted = self.photos.tensor(photo), torch.from_numpy(species)
        if random.random() < 0.5:
            photos = photos.flip(3)
        made = self._make(clips, species, clip)
        judge, maker = self.descents
        judged = judge.step(discriminator_loss(self.judged_by, photos, made, wanted))
        return judged + maker.step(generator_loss(self.judged_by, made, wanted))

    @torch.no_grad()
    def paint(self, args, clips: Clips, species, clip, autoencoder, settings: dict) -> torch.Tensor:
        self.made_by.eval()
        torch.manual_seed(500)
        return self._make(clips, species, clip)


def train_row(row, network, args, config: ComparisonTraining, inputs, clips: Clips) -> float:
    """Seconds it took. Every row gets the same pairs of clip and photo."""
    deck = PairDeck(inputs.by_species, clips.counts(), config.batch, config.seed)
    rhythm = Rhythm(config.updates, REPORT_EVERY, REPORT_EVERY)
    loop = TrainingLoop(args.runs / "compare" / row, config, config.seed, rhythm, network.parts)

    def learn(update: int) -> dict[str, float]:
        random = np.random.default_rng([config.seed, update])
        return {"loss": network.update(clips, *deck.batch(update), random)}

    loop.go(learn, lambda means: {"row": row})
    return loop.log.seconds


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config, painter = load_config(ComparisonTraining, args.config), load_config(PainterTraining, args.painter_config)
    encoder, sampling = trained_encoder(args.runs), pack_settings(args.settings)["painter"]
    args.labels = len(encoder.species) + 1
    inputs = load_inputs(args.data, args.runs, encoder.species, args.device)
    settings, content = load_checkpoint(args.runs / "autoencoder" / "last.pt", AutoencoderTraining)
    autoencoder = Autoencoder(settings.model)
    autoencoder.load_state_dict(content["model"])
    photos = load_photos(args.data, args.runs / "cache", settings.model.image_size)
    train, test, judge = training_clips(args, encoder, painter), test_clips(args, encoder), load_judge(args.runs)
    real = see_photos(judge, photos, encoder.species, held_out=False)
    species = np.repeat(np.arange(len(encoder.species)), args.pictures)
    clip = np.tile(np.arange(args.pictures), len(encoder.species))
    table = {}
    for row in args.rows:
        torch.manual_seed(config.seed)
        network = (
            GanRow(painter, config, args, photos)
            if row == "acgan"
            else PainterRow(row, painter, config, args, inputs.latents)
        )
        seconds = train_row(row, network, args, config, inputs, train)
        pictures = network.paint(args, test, species, clip, autoencoder.eval(), sampling)
        seen = see(judge, pictures, [encoder.species[s] for s in species], encoder.species)
        table[row] = {"seconds": round(seconds), **compare(seen, real, encoder.species)}
        print(json.dumps({row: {k: table[row][k] for k in ("fidBird", "kid", "consistency")}}), flush=True)
    file = args.pack / "figures.json"
    stored = json.loads(file.read_text()) if file.exists() else {}
    rows = {**stored.get("conditioning", {}).get("rows", {}), **table}
    conditioning = {"updates": config.updates, "batch": config.batch, "clipsOf": "test", "rows": rows}
    file.write_text(json.dumps({**stored, "conditioning": conditioning}, indent=2) + "\n")
