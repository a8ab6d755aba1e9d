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

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config import AutoencoderTraining, ComparisonTraining, PainterTraining, load_config
from ..data.photos import load_photos
from ..data.recordings import list_recordings
from ..data.spectrograms import limit_range, load_spectrograms
from ..data.splits import split_recordings
from ..ema import Ema
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
from ..painting.token_bank import SoundTokens, circular_pairs, tokens_of
from ..painting.unet import Unet
from ..run_log import RunLog

HERE = Path(__file__).resolve().parents[2]
REPORT_EVERY = 100


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "comparison.json")
    parser.add_argument("--painter-config", type=Path, default=HERE / "configs" / "painter.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    parser.add_argument("--rows", nargs="*", choices=ROWS, default=list(ROWS))
    parser.add_argument("--pictures", type=int, default=24, help="per species and row")
    parser.add_argument("--reference-steps", type=int, default=1000, help="of the row paper-ddpm")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
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


def endless_pairs(inputs, clips: Clips, size: int, random):
    """(species, photo, clip) numbers [size], the same for every row."""
    while True:
        pairs = circular_pairs(inputs.by_species, clips.counts(), random)
        for first in range(0, len(pairs) - size + 1, size):
            yield pairs[first : first + size].T


class PainterRow:
    """One conditional U-Net from random weights."""

    def __init__(self, row: str, painter: PainterTraining, config: ComparisonTraining, args, latents):
        if row == "paper-ddpm":
            painter = dataclasses.replace(painter, prediction="epsilon", schedule="linear")
        self.row, self.painter, self.latents = row, painter, latents
        self.unet = Unet(painter.model)
        self.vectors = nn.Parameter(torch.randn(args.labels, painter.model.token_size))
        self.ema = Ema(self.unet, painter.ema_decay)
        self.optimizer = torch.optim.Adam([*self.unet.parameters(), self.vectors], config.learning_rate, (0.9, 0.99))
        self.table = alpha_bar(painter.schedule, painter.train_steps)

    def update(self, clips: Clips, species, photo, clip, random) -> float:
        mirrored = torch.from_numpy(random.integers(0, 2, len(photo)))
        latent = self.latents[mirrored, torch.from_numpy(photo)].float()
        tokens = clips.conditions(self.row, species, clip, self.vectors)
        levels = torch.from_numpy(self.table).float()
        loss = painter_loss(self.unet, latent, tokens, levels, self.painter.prediction, self.painter.drop_condition)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.unet.parameters(), 1.0)
        self.optimizer.step()
        self.ema.update(self.unet)
        return float(loss)

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

    def state(self) -> dict:
        return {
            "model": self.unet.state_dict(),
            "ema": self.ema.model.state_dict(),
            "vectors": self.vectors.data,
            "optimizer": self.optimizer.state_dict(),
        }

    def load(self, content: dict) -> None:
        self.unet.load_state_dict(content["model"])
        self.ema.model.load_state_dict(content["ema"])
        self.ema.updates = content["step"]
        self.vectors.data.copy_(content["vectors"])
        self.optimizer.load_state_dict(content["optimizer"])


class GanRow:
    """The ACGAN: one update each of discriminator and generator."""

    def __init__(self, painter: PainterTraining, config: ComparisonTraining, args, photos):
        self.photos, self.noise = photos, config.gan_noise
        self.made_by = Generator(painter.model.token_size, config.gan_noise, config.gan_width)
        self.judged_by = Discriminator(args.labels - 1, config.gan_width)
        adam = lambda network: torch.optim.Adam(network.parameters(), config.gan_learning_rate, (0.5, 0.999))
        self.optimizers = (adam(self.judged_by), adam(self.made_by))

    def _make(self, clips: Clips, species, clip) -> torch.Tensor:
        tokens = clips.conditions("acgan", species, clip, torch.empty(0))
        return self.made_by(tokens, torch.randn(len(tokens), self.noise))

    def update(self, clips: Clips, species, photo, clip, random) -> float:
        photos, wanted = self.photos.tensor(photo), torch.from_numpy(species)
        if random.random() < 0.5:
            photos = photos.flip(3)
        made = self._make(clips, species, clip)
        first = discriminator_loss(self.judged_by, photos, made, wanted)
        self._step(0, first)
        second = generator_loss(self.judged_by, made, wanted)
        self._step(1, second)
        return float(first + second)

    def _step(self, which: int, loss: torch.Tensor) -> None:
        self.optimizers[which].zero_grad(set_to_none=True)
        loss.backward()
        self.optimizers[which].step()

    @torch.no_grad()
    def paint(self, args, clips: Clips, species, clip, autoencoder, settings: dict) -> torch.Tensor:
        self.made_by.eval()
        torch.manual_seed(500)
        return self._make(clips, species, clip)

    def state(self) -> dict:
        return {
            "maker": self.made_by.state_dict(),
            "judge": self.judged_by.state_dict(),
            "optimizers": [one.state_dict() for one in self.optimizers],
        }

    def load(self, content: dict) -> None:
        self.made_by.load_state_dict(content["maker"])
        self.judged_by.load_state_dict(content["judge"])
        for one, state in zip(self.optimizers, content["optimizers"]):
            one.load_state_dict(state)


def train_row(row, network, args, config: ComparisonTraining, inputs, clips: Clips) -> float:
    """Seconds it took."""
    folder = args.runs / "compare" / row
    update, spent, losses = 0, 0.0, []
    if (folder / "last.pt").exists():
        _, content = load_checkpoint(folder / "last.pt", ComparisonTraining)
        network.load(content)
        update, spent = content["step"], content["seconds"]
    log = RunLog(folder, spent)
    random = np.random.default_rng([config.seed, update])
    torch.manual_seed(config.seed + update)
    for species, photo, clip in endless_pairs(inputs, clips, config.batch, random):
        if update >= config.updates:
            return spent
        losses.append(network.update(clips, species, photo, clip, random))
        update += 1
        if update % REPORT_EVERY == 0 or update == config.updates:
            spent = log.seconds
            log.write(row=row, step=update, of=config.updates, loss=round(float(np.mean(losses[-REPORT_EVERY:])), 4))
            save_checkpoint(folder / "last.pt", config, update, seconds=spent, **network.state())
    return spent


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
