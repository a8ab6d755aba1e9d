"""What the painter trains on: latents of all photos (and mirrored), and one batch at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ..data.photos import Photos
from .autoencoder import Autoencoder
from .token_bank import PairDeck, SoundTokens


@torch.no_grad()
def photo_latents(autoencoder: Autoencoder, photos: Photos, cache: Path, device: str) -> torch.Tensor:
    """float16 [2, photo, c, s, s]: the photos, then the same mirrored."""
    if cache.exists():
        return torch.load(cache)
    autoencoder.eval()
    sides = []
    for flip in (False, True):
        parts = []
        for index in np.array_split(np.arange(len(photos.pixels)), len(photos.pixels) // 64 + 1):
            batch = photos.tensor(index).to(device)
            parts.append(autoencoder.encoder(batch.flip(3) if flip else batch).half().cpu())
        sides.append(torch.cat(parts))
    latents = torch.stack(sides)
    torch.save(latents, cache)
    return latents


class PainterInputs:
    """`classes` are all photo labels; `species` those with sound, in the encoder's order."""

    def __init__(self, photos: Photos, latents: torch.Tensor, species: list[str]):
        self.latents = latents
        self.classes = sorted(set(photos.species))
        self.class_of = np.array([self.classes.index(name) for name in photos.species])
        usable = ~photos.held_out
        named = np.array(photos.species)
        self.target = np.flatnonzero(usable & photos.target)
        self.extra = np.flatnonzero(usable & ~photos.target)
        self.by_species = [np.flatnonzero(usable & (named == name)) for name in species]

    def latent(self, photo: np.ndarray, random: np.random.Generator) -> torch.Tensor:
        mirrored = torch.from_numpy(random.integers(0, 2, len(photo)))
        return self.latents[mirrored, torch.from_numpy(photo)].float()

    def class_batch(self, size: int, target_share: float, random: np.random.Generator):
        """Latents [p, c, s, s] and class numbers [p]."""
        targets = random.binomial(size, target_share) if len(self.extra) else size
        parts = [random.choice(self.target, targets)]
        if targets < size:
            parts.append(random.choice(self.extra, size - targets))
        photo = np.concatenate(parts)
        return self.latent(photo, random), torch.from_numpy(self.class_of[photo])

    def sound_batches(self, bank: list[SoundTokens], size: int, seed: int) -> SoundBatches:
        return SoundBatches(self, bank, size, seed)


class SoundBatches:
    """Batches of latents [p, c, s, s] and what the encoder made of their clips, by number."""

    def __init__(self, inputs: PainterInputs, bank: list[SoundTokens], size: int, seed: int):
        self.inputs, self.bank = inputs, bank
        self.deck = PairDeck(inputs.by_species, [len(own.tokens) for own in bank], size, seed)

    def batch(self, number: int, random: np.random.Generator) -> tuple[torch.Tensor, SoundTokens]:
        species, photo, clip = self.deck.batch(number)
        tokens = torch.stack([self.bank[s].tokens[c] for s, c in zip(species, clip)]).float()
        verdict = torch.stack([self.bank[s].verdict[c] for s, c in zip(species, clip)])
        return self.inputs.latent(photo, random), SoundTokens(tokens, verdict)
