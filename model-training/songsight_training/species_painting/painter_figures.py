"""What a painter is worth: told by name, by sound and by both, beside photos and beside finished packs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..data.photos import Photos
from ..judging.lite0_pictures import Lite0Judge, Looked, memory_test, picture_figures
from ..painting.unet import Unet
from .bird_sounds import BirdSounds
from .pack_painter import PackPainter
from .paint_birds import BATCH, BirdPainter, dealt_species, paint_told, told_features
from .painter_training import SpeciesPainter

FEWEST = 5


@dataclass(frozen=True)
class Gallery:
    """The judge, the photos, what it saw of them, and the sounds to paint from."""

    judge: Lite0Judge
    photos: Photos
    seen: Looked
    sounds: BirdSounds
    device: str = "cpu"

    def real(self, species: np.ndarray) -> Looked:
        """The training photos of some species: what pictures of them are compared with."""
        return self.seen.of(np.flatnonzero(~self.photos.held_out & np.isin(self.seen.wanted, species)))

    def judged(self, pictures: torch.Tensor, species: np.ndarray) -> dict:
        made = self.judge.look(pictures, species)
        kept = ~self.photos.held_out
        return {
            **picture_figures(made, self.real(np.unique(species))),
            "memory": memory_test(made, self.seen, ~kept),
        }

    def ceiling(self, species: np.ndarray) -> dict | None:
        """What held-out photos themselves reach. They are fewer, and the distance of few is larger; None of too few."""
        held = self.seen.of(np.flatnonzero(self.photos.held_out & np.isin(self.seen.wanted, species)))
        return picture_figures(held, self.real(species)) if len(held.wanted) >= FEWEST else None

    def every_species(self) -> np.ndarray:
        return np.arange(len(self.judge.classes))

    def numbers(self, names: list[str]) -> np.ndarray:
        return np.array([self.judge.classes.index(name) for name in names if name in self.judge.classes])


@dataclass(frozen=True)
class Manner:
    """How a painter is asked."""

    told: str
    guidance: float
    steps: int = 20
    sampler: str = "dpmpp-2m"
    seed: int = 0


def paint_rows(gallery: Gallery, bird: BirdPainter, rows: np.ndarray, manner: Manner) -> torch.Tensor:
    """`rows` [picture, (species, clip)]."""
    features, conditioned = told_features(bird, gallery.sounds, manner.told, rows[:, 0], rows[:, 1])
    sampling = bird.sampling(manner.sampler, manner.steps)
    return paint_told(bird, features, conditioned, sampling, manner.guidance, manner.seed, device=gallery.device)


def painter_row(gallery: Gallery, bird: BirdPainter, species: np.ndarray, count: int, manner: Manner) -> dict:
    rows = dealt_species(gallery.sounds, species, count)
    pictures = paint_rows(gallery, bird, rows, manner)
    told = {"told": manner.told, "guidance": manner.guidance, "steps": manner.steps, "sampler": manner.sampler}
    return {**told, "withSound": int((rows[:, 1] >= 0).sum()), **gallery.judged(pictures, rows[:, 0])}


def quick_rows(
    gallery: Gallery, bird: BirdPainter, student: Unet, steps: int, species: np.ndarray, count: int, whole: Manner
) -> dict:
    """A student of few steps, which takes no guidance, the guided painter in as many steps, and as it paints: all told
    what `whole` says."""
    quick = dataclasses.replace(bird, painter=SpeciesPainter(student, bird.painter.guide))
    return {
        "student": painter_row(gallery, quick, species, count, Manner(whole.told, 1.0, steps, "ddim")),
        "painter": painter_row(gallery, bird, species, count, dataclasses.replace(whole, steps=steps)),
        "whole": painter_row(gallery, bird, species, count, whole),
    }


def pack_row(gallery: Gallery, folder: Path, species: np.ndarray, count: int, seed: int = 0) -> dict:
    """The same clips painted by a pack as the app would: its own encoder hears them."""
    pack = PackPainter(folder)
    rows = dealt_species(gallery.sounds, species, count)
    if (rows[:, 1] < 0).any():
        raise ValueError("a pack paints from sound alone: leave out the species without held-out clips")
    clips, place = np.unique(rows[:, 1], return_inverse=True)
    said, features = pack.hear(gallery.sounds.mel[clips].float().numpy())
    codes = pack.species
    heard = [codes[k] if k < len(codes) else "" for k in said.argmax(axis=1)]
    pictures = pack.paint(pack.named(features[place], [heard[k] for k in place]), seed)
    named = np.array([gallery.judge.classes[n] for n in rows[:, 0]])
    right = np.array(heard)[place] == named
    return {
        "pack": pack.manifest["name"],
        "version": pack.manifest["version"],
        "guidance": pack.guidance,
        "steps": pack.sampling.steps,
        "sampler": pack.sampling.sampler,
        "heardRight": round(float(right.mean()), 4),
        **gallery.judged(pictures, rows[:, 0]),
    }


def with_held_out_clips(gallery: Gallery, species: np.ndarray) -> np.ndarray:
    return np.array([n for n in species if len(gallery.sounds.of(int(n), held_out=True))], dtype=int)


@torch.no_grad()
def reconstructed_row(gallery: Gallery, bird: BirdPainter, count: int) -> dict | None:
    """Training photos through the autoencoder: nothing that is painted in its latents can look better."""
    if bird.autoencoder is None:
        return None
    index = np.random.default_rng(0).permutation(np.flatnonzero(~gallery.photos.held_out))[:count]
    parts = np.array_split(index, len(index) // BATCH + 1)
    made = torch.cat([bird.autoencoder(gallery.photos.tensor(part)).clamp(-1, 1) for part in parts])
    return picture_figures(gallery.judge.look(made, gallery.seen.wanted[index]), gallery.real(gallery.every_species()))


def two_clips_two_birds(gallery: Gallery, bird: BirdPainter, manner: Manner, species: np.ndarray) -> dict:
    """From the same noise: how far apart (root mean square, 0 to 255) pictures of two clips of one species are, and
    pictures of two species. Only what is told can make a difference."""
    rows = np.array([(n, clip) for n in species for clip in gallery.sounds.of(int(n), held_out=True)[:2]])
    rows = rows[[np.sum(rows[:, 0] == n) == 2 for n in rows[:, 0]]]
    features = told_features(bird, gallery.sounds, manner.told, rows[:, 0], rows[:, 1])
    sampling = bird.sampling(manner.sampler, manner.steps)
    made = paint_told(bird, *features, sampling, manner.guidance, manner.seed, same_noise=True, device=gallery.device)
    flat = ((made + 1) * 127.5).flatten(1)
    apart = lambda a, b: float(((a - b).square().mean(dim=1).sqrt()).mean())
    first, second = flat[0::2], flat[1::2]
    return {
        "species": len(first),
        "clipsOfOneSpecies": round(apart(first, second), 2),
        "clipsOfTwoSpecies": round(apart(first, torch.roll(first, 1, dims=0)), 2),
    }
