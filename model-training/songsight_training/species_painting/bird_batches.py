"""One batch for the painter of all species: what it should make, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from ..data.photos import Photos
from ..painting.comparison import mel_tokens
from ..settings.painting_settings import SpeciesPainterTraining
from .bird_sounds import BirdSounds
from .guide import Guide


@dataclass(frozen=True)
class BirdBatch:
    """sample [p, c, s, s]; sounds' tokens [p, 36, size], scaled; species number [p]; 1 or 0 [p] for what is told."""

    sample: torch.Tensor
    tokens: torch.Tensor
    number: torch.Tensor
    has_sound: torch.Tensor
    has_label: torch.Tensor

    def to(self, device: str) -> BirdBatch:
        return BirdBatch(*(getattr(self, name).to(device) for name in self.__dataclass_fields__))

    def __getitem__(self, share: slice) -> BirdBatch:
        return BirdBatch(*(getattr(self, name)[share] for name in self.__dataclass_fields__))


def sound_input(sounds: BirdSounds, index: np.ndarray, guide: Guide, kind: str) -> torch.Tensor:
    """[clip, 36, size]: scaled tokens of the encoder, their mean in all 36 places (what is left when a clip's own order
    in time and pitch cannot be learnt by heart), or the log-mel itself (the paper's LMS row)."""
    if kind == "log-mel":
        return mel_tokens(sounds.mel[index].float(), len(guide.mean))
    tokens = guide.scaled(sounds.tokens[index])
    if kind == "mean-tokens":
        return tokens.mean(dim=1, keepdim=True).expand_as(tokens)
    if kind != "tokens":
        raise ValueError(f"sound must be tokens, mean-tokens or log-mel, not {kind}")
    return tokens


class BirdInputs:
    """`samples` [view, photo, c, s, s]. Held-out photos and held-out clips are never drawn, nor any but the species
    numbered in `only`."""

    def __init__(
        self,
        photos: Photos,
        samples: torch.Tensor,
        sounds: BirdSounds,
        config: SpeciesPainterTraining,
        only: np.ndarray | None = None,
    ):
        self.samples, self.sounds, self.config = samples, sounds, config
        self.classes = sorted(set(photos.species))
        named, usable = np.array(photos.species), ~photos.held_out
        self.photos = [np.flatnonzero(usable & (named == name)) for name in self.classes]
        self.clips = [sounds.of(number, held_out=False) for number in range(len(self.classes))]
        target = {photos.species[k] for k in np.flatnonzero(photos.target)}
        wanted = range(len(self.classes)) if only is None else only.tolist()
        self.every = np.array([k for k in wanted if len(self.photos[k])])
        self.target = np.array([k for k in self.every if self.classes[k] in target])

    def guide(self) -> Guide:
        """A new one, measured on the sounds that train it."""
        guide = Guide(len(self.classes), self.config.model.token_size)
        known = self.sounds.tokens[torch.from_numpy(~self.sounds.held_out)]
        if len(known):
            guide.measure(known)
        return guide

    def _species(self, random: np.random.Generator) -> np.ndarray:
        size = self.config.batch
        own = random.choice(self.every, size)
        if not len(self.target):
            return own
        return np.where(random.random(size) < self.config.target_share, random.choice(self.target, size), own)

    def batch(self, guide: Guide, random: np.random.Generator) -> BirdBatch:
        """A photo in any of its views for each species, and any clip of it: another pair every time."""
        config, species = self.config, self._species(random)
        photo = np.array([random.choice(self.photos[s]) for s in species])
        sample = self.samples[random.integers(0, len(self.samples), len(photo)), photo].float()
        clip = np.array([random.choice(self.clips[s]) if len(self.clips[s]) else -1 for s in species])
        sounding = (clip >= 0) & (random.random(len(clip)) >= config.drop_sound)
        labelled = random.random(len(clip)) >= config.drop_label
        tokens = torch.zeros(len(clip), config.model.token_rows * config.model.token_columns, config.model.token_size)
        if sounding.any():
            heard = sound_input(self.sounds, clip[sounding], guide, config.sound)
            noise = torch.from_numpy(random.standard_normal(heard.shape, dtype=np.float32))
            tokens[torch.from_numpy(sounding)] = heard + config.token_noise * noise
        told = (torch.from_numpy(part.astype(np.float32)) for part in (sounding, labelled))
        return BirdBatch(sample, tokens, torch.from_numpy(species), *told)
