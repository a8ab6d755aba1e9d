"""Sound tokens of the frozen encoder for clips of the species, and their pairing with photos."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch

from ..data.spectrograms import limit_range
from ..hearing.encoder import Encoder, EncoderGraph
from ..hearing.encoder_batches import TrainingSounds

BATCH = 50


class SoundTokens(NamedTuple):
    """Tokens float16 [clip, 36, 4c] and the encoder's probabilities [clip, label] of some clips."""

    tokens: torch.Tensor
    verdict: torch.Tensor


@torch.no_grad()
def tokens_of(encoder: Encoder, patches: np.ndarray, device: str = "cpu") -> SoundTokens:
    """From dB [clip, 128, 128]."""
    graph = EncoderGraph(encoder).eval()
    parts = [graph(torch.from_numpy(patches[i : i + BATCH]).to(device)) for i in range(0, len(patches), BATCH)]
    verdict, tokens = (torch.cat(one).cpu() for one in zip(*parts))
    return SoundTokens(tokens.half(), verdict)


def token_bank(
    encoder: Encoder, sounds: TrainingSounds, clips: int, seed: int, device: str = "cpu"
) -> list[SoundTokens]:
    """Per species, tokens of `clips` patches drawn from the train part as encoder training draws them."""
    random = np.random.default_rng(seed)
    bank = []
    for label in range(len(sounds.species)):
        patches = [limit_range(sounds.voice(label, random), sounds.config.sound.top_db) for _ in range(clips)]
        bank.append(tokens_of(encoder, np.stack(patches).astype(np.float32), device))
    return bank


def circular_pairs(photos: list[np.ndarray], clips: list[int], random: np.random.Generator) -> np.ndarray:
    """[pair, (species, photo, clip)], shuffled; every clip of a species has a photo.

    Paper, section 4: photos are repeated circularly to match the number of clips. Shuffling anew each
    epoch gives each clip another photo every time.
    """
    pairs = []
    for species, (own, count) in enumerate(zip(photos, clips)):
        turns = -(-count // len(own))
        repeated = np.concatenate([random.permutation(own) for _ in range(turns)])[:count]
        pairs.append(np.stack([np.full(count, species), repeated, random.permutation(count)], axis=1))
    return random.permutation(np.concatenate(pairs))


class PairDeck:
    """Batches of `size` circular pairs, numbered through the epochs: the same batch however often a run was resumed."""

    def __init__(self, photos: list[np.ndarray], clips: list[int], size: int, seed: int):
        self.photos, self.clips, self.seed = photos, clips, seed
        self.size = min(size, sum(clips))
        self.epoch, self.pairs = -1, np.zeros((0, 3), dtype=int)

    def batch(self, number: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Species, photo and clip [size]."""
        epoch, place = divmod(number, sum(self.clips) // self.size)
        if epoch != self.epoch:
            random = np.random.default_rng([self.seed, epoch])
            self.epoch, self.pairs = epoch, circular_pairs(self.photos, self.clips, random)
        species, photo, clip = self.pairs[place * self.size :][: self.size].T
        return species, photo, clip
