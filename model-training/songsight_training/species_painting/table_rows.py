"""The rows of the paper's Table 1: the same species, photos, clips and budget, told in different ways."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..painting.autoencoder import Autoencoder
from ..settings.painting_settings import SpeciesPainterTraining, TableOne
from ..training.speed import Speed
from .bird_batches import BirdInputs
from .gan_run import GanRun
from .paint_birds import dealt_species, load_bird_painter
from .painter_figures import Gallery, Manner, paint_rows
from .painter_training import SpeciesPainterRun

ROWS = ("acgan", "label", "log-mel", "paper-ddpm", "sound", "mean-tokens", "both")


@dataclass(frozen=True)
class RowMaterial:
    """What every row learns from: latents [view, photo, c, s, s], pixels [2, photo, 3, 64, 64], and the species that
    have clips to train on and clips held out."""

    gallery: Gallery
    autoencoder: Autoencoder
    latents: torch.Tensor
    pixels: torch.Tensor
    species: np.ndarray
    guidance: float = 2.0
    steps: int = 20
    reference_steps: int = 1000


def row_config(row: str, table: TableOne, seed: int) -> SpeciesPainterTraining:
    """`label` hears nothing; the others but `both` are told no name; `paper-ddpm` paints pixels as the paper does:
    epsilon, linear schedule, all noise levels alike."""
    base = dataclasses.replace(table.painter, seed=seed, updates=table.pictures // table.painter.batch)
    if row == "both":
        return base
    if row == "label":
        return dataclasses.replace(base, drop_sound=1.0, drop_label=table.drop)
    alone = dataclasses.replace(base, drop_sound=table.drop, drop_label=1.0)
    if row == "sound":
        return alone
    if row in ("log-mel", "mean-tokens"):
        return dataclasses.replace(alone, sound=row)
    if row == "paper-ddpm":
        plain = {"prediction": "epsilon", "schedule": "linear", "min_snr": 0.0, "token_noise": 0.0}
        return dataclasses.replace(alone, model=table.pixel_model, pixels=True, **plain)
    if row == "acgan":
        return dataclasses.replace(alone, drop_sound=0.0, token_noise=0.0)
    raise ValueError(f"row must be one of {', '.join(ROWS)}, not {row}")


def species_with_sounds(gallery: Gallery) -> np.ndarray:
    both = lambda n: all(len(gallery.sounds.of(int(n), side)) for side in (False, True))
    return np.array([n for n in gallery.every_species() if both(n)], dtype=int)


def run_row(
    row: str, table: TableOne, seed: int, material: RowMaterial, folder: Path, pictures: int, speed: Speed = Speed()
) -> dict[str, dict]:
    """Trains (or resumes) one row and judges it: figures by what it is told. `both` and `label` are judged told the
    true name, and what the encoder hears: the sound and each name as likely as it finds it, and the likeliest name."""
    config, gallery = row_config(row, table, seed), material.gallery
    pixel = config.pixels or row == "acgan"
    samples = material.pixels if pixel else material.latents
    inputs = BirdInputs(gallery.photos, samples, gallery.sounds, config, material.species)
    rows = dealt_species(gallery.sounds, material.species, pictures)
    if row == "acgan":
        gan = GanRun(inputs, table, seed, folder, speed)
        gan.train()
        judged = gallery.judged(gan.paint(rows[:, 1], seed), rows[:, 0])
        return {"sound": {"seconds": round(gan.loop.log.seconds), **judged}}
    run = SpeciesPainterRun(inputs, config, folder, speed)
    run.train()
    bird = load_bird_painter(folder, material.autoencoder)
    figures = {}
    for told in {"label": ["label", "heard"], "both": ["both", "verdict"]}.get(row, ["sound"]):
        sampler, steps = ("ddpm", material.reference_steps) if row == "paper-ddpm" else ("dpmpp-2m", material.steps)
        manner = Manner(told, material.guidance, steps, sampler, seed)
        figures[told] = {
            "seconds": round(bird.seconds),
            **gallery.judged(paint_rows(gallery, bird, rows, manner), rows[:, 0]),
        }
    return figures
