"""Pictures of any species, told by its name, a sound, or both; with the sampler and the guidance that the app runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..painting.autoencoder import Autoencoder
from ..painting.sampler import Sampling, guided, sample_final
from ..painting.schedule import alpha_bar
from ..painting.unet import Unet
from ..settings.painting_settings import AutoencoderTraining, SpeciesPainterTraining
from ..training.checkpoint import load_checkpoint
from .bird_batches import sound_input
from .bird_sounds import BirdSounds
from .guide import Guide, verdict_features
from .painter_training import SpeciesPainter

BATCH = 64
TOLD = ("label", "sound", "both", "verdict", "heard", "nothing")
"""What a painter is told of a species: its name, a clip, both, the clip and what the encoder makes of it, only the one
name that the encoder finds likeliest in the clip, nothing."""


@dataclass(frozen=True)
class BirdPainter:
    """The averaged weights of a run; no autoencoder where it paints pixels itself."""

    painter: SpeciesPainter
    autoencoder: Autoencoder | None
    config: SpeciesPainterTraining
    classes: list[str]
    updates: int
    seconds: float

    @property
    def pictures_seen(self) -> int:
        return self.updates * self.config.batch

    def sampling(self, sampler: str = "dpmpp-2m", steps: int = 20) -> Sampling:
        table = alpha_bar(self.config.schedule, self.config.train_steps)
        return Sampling(table, self.config.prediction, sampler, steps, clip_sample=self.config.pixels)


def load_autoencoder(folder: Path, device: str = "cpu") -> tuple[Autoencoder, dict]:
    """The network of a run folder, and its held-out figures."""
    settings, content = load_checkpoint(folder / "last.pt", AutoencoderTraining, device)
    autoencoder = Autoencoder(settings.model).to(device)
    autoencoder.load_state_dict(content["model"])
    figures = {name: content[name] for name in ("psnr", "perceptual", "seconds", "step") if name in content}
    return autoencoder.eval(), figures


def load_bird_painter(folder: Path, autoencoder: Autoencoder | None) -> BirdPainter:
    config, content = load_checkpoint(folder / "last.pt", SpeciesPainterTraining)
    guide = Guide(len(content["classes"]), config.model.token_size)
    painter = SpeciesPainter(Unet(config.model), guide)
    painter.load_state_dict(content["ema"])
    own = None if config.pixels else autoencoder
    return BirdPainter(painter.eval(), own, config, content["classes"], content["step"], content["seconds"])


def likeliest(sounds: BirdSounds, clip: np.ndarray) -> np.ndarray:
    """The photo class that the encoder finds likeliest in each clip."""
    known = np.flatnonzero(sounds.columns >= 0)
    return known[sounds.said[clip][:, sounds.columns[known]].argmax(dim=1).numpy()]


def told_features(
    bird: BirdPainter, sounds: BirdSounds, told: str, species: np.ndarray, clip: np.ndarray
) -> tuple[torch.Tensor, torch.Tensor]:
    """Features [picture, 36, size] and `conditioned` [picture]. `clip` is -1 where a species has no sound: it is then
    told by its name if names are told at all, and else by nothing."""
    if told not in TOLD:
        raise ValueError(f"told must be one of {', '.join(TOLD)}, not {told}")
    guide, nothing = bird.painter.guide, bird.painter.unet.condition.null_tokens
    sounding = (clip >= 0) & (told in ("sound", "both", "verdict"))
    labelled = np.full(len(clip), told in ("label", "both", "heard")) | ((clip < 0) & (told == "verdict"))
    if told == "heard":
        species = np.where(clip >= 0, likeliest(sounds, clip), species)
    tokens = torch.zeros(len(clip), *nothing.shape)
    here = torch.from_numpy(sounding)
    if sounding.any():
        tokens[here] = sound_input(sounds, clip[sounding], guide, bird.config.sound)
    flags = [torch.from_numpy(part.astype(np.float32)) for part in (sounding, labelled)]
    features = guide.features(nothing, tokens, torch.from_numpy(species), *flags)
    if told == "verdict" and sounding.any():
        known = np.flatnonzero(sounds.columns >= 0)
        said = sounds.said[clip[sounding]][:, sounds.columns[known]].float()
        features[here] = verdict_features(tokens[here], said, guide.vectors.weight[known])
    return features, torch.from_numpy((sounding | labelled).astype(np.float32))


@torch.no_grad()
def paint_told(
    bird: BirdPainter,
    features: torch.Tensor,
    conditioned: torch.Tensor,
    sampling: Sampling,
    guidance: float,
    seed: int,
    same_noise: bool = False,
    device: str = "cpu",
) -> torch.Tensor:
    """RGB [picture, 3, s, s] in -1 ... 1. Picture k has its own noise whatever the batches are; with `same_noise` all
    have that of the first."""
    config, unet = bird.painter.unet.config, bird.painter.unet.to(device)
    shape = (config.channels, config.sample_size, config.sample_size)
    made = []
    for first in range(0, len(features), BATCH):
        own, given = features[first : first + BATCH], conditioned[first : first + BATCH]
        randoms = [torch.Generator().manual_seed(seed * 1_000_003 + first + k) for k in range(len(own))]
        if same_noise:
            randoms = [torch.Generator().manual_seed(seed * 1_000_003) for _ in range(len(own))]
        draw = lambda _=None, randoms=randoms: torch.stack([torch.randn(shape, generator=r) for r in randoms]).to(
            device
        )
        latent = sample_final(sampling, draw(), denoiser(unet, own, given, guidance, device), draw)
        picture = latent if bird.autoencoder is None else bird.autoencoder.to(device).decoder(latent)
        made.append(picture.clamp(-1, 1).cpu())
    return torch.cat(made)


def denoiser(unet: Unet, features: torch.Tensor, conditioned: torch.Tensor, guidance: float, device: str) -> Callable:
    """Both guidance halves in one pass; one half alone where guidance 1 needs no other."""
    count = len(features)
    alone = guidance == 1.0
    told = (features if alone else torch.cat([features, features])).to(device)
    given = (conditioned if alone else torch.cat([torch.zeros(count), conditioned])).to(device)

    def denoise(sample: torch.Tensor, time: int) -> torch.Tensor:
        pair = sample if alone else torch.cat([sample, sample])
        made = unet(pair, torch.full((len(pair),), float(time), device=device), told, given)
        return made if alone else guided(made[:count], made[count:], guidance)

    return denoise


def dealt_species(sounds: BirdSounds, classes: np.ndarray, count: int, held_out: bool = True) -> np.ndarray:
    """[picture, (species, clip)]: the classes in turn, each with its clips in turn, -1 where it has none."""
    own = {int(number): sounds.of(int(number), held_out) for number in classes}
    rows = []
    for k in range(count):
        number, turn = int(classes[k % len(classes)]), k // len(classes)
        rows.append((number, own[number][turn % len(own[number])] if len(own[number]) else -1))
    return np.array(rows).reshape(-1, 2)
