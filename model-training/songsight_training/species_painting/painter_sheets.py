"""Sheets of painted birds: every species beside its mean and nearest photo; guidance; two clips of one species."""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image, ImageDraw

from ..judging.lite0_pictures import nearest
from .paint_birds import BirdPainter, dealt_species
from .painter_figures import Gallery, Manner, paint_rows

SIDE = 64
LINE = 12
GAP = 8
CLIPS = 3
ACROSS = 5
INK, PAPER = "#1c1917", "#fafaf9"


def as_image(picture: torch.Tensor) -> Image.Image:
    """RGB [3, s, s] in -1 ... 1."""
    pixels = ((picture.clamp(-1, 1) + 1) * 127.5).round().byte().permute(1, 2, 0).numpy()
    return Image.fromarray(np.ascontiguousarray(pixels)).resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def strip(title: str, pictures: list[torch.Tensor]) -> Image.Image:
    made = Image.new("RGB", (len(pictures) * (SIDE + 2), SIDE + LINE), PAPER)
    ImageDraw.Draw(made).text((1, 0), title, fill=INK)
    for k, picture in enumerate(pictures):
        made.paste(as_image(picture), (k * (SIDE + 2), LINE))
    return made


def page(strips: list[Image.Image], across: int) -> Image.Image:
    wide, high = max(one.width for one in strips) + GAP, strips[0].height + GAP
    made = Image.new("RGB", (across * wide, -(-len(strips) // across) * high), PAPER)
    for k, one in enumerate(strips):
        made.paste(one, (k % across * wide, k // across * high))
    return made


def species_sheets(
    gallery: Gallery, bird: BirdPainter, species: np.ndarray, manner: Manner
) -> tuple[Image.Image, Image.Image]:
    """Per species: the mean of its photos and three pictures (from three clips of held-out recordings where there are
    any); and the same with the training photo nearest to the first of them in the judge's eyes. * marks species
    without a sound. The second sheet holds photos of other people: it is to be looked at, not published."""
    rows = dealt_species(gallery.sounds, np.sort(species), CLIPS * len(species))
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    pictures = paint_rows(gallery, bird, rows, manner)
    seen = gallery.judge.look(pictures[::CLIPS], rows[::CLIPS, 0])
    kept = np.flatnonzero(~gallery.photos.held_out)
    near, _ = nearest(seen.features, gallery.seen.features[kept])
    alone, beside = [], []
    for k, number in enumerate(rows[::CLIPS, 0]):
        own = gallery.photos.tensor(kept[gallery.seen.wanted[kept] == number]).mean(dim=0)
        shown = [own, *pictures[CLIPS * k : CLIPS * (k + 1)]]
        photo = gallery.photos.tensor(np.array([kept[near[k]]]))[0]
        title = gallery.judge.classes[number].replace("_", " ") + ("" if rows[CLIPS * k, 1] >= 0 else " *")
        alone.append(strip(title, shown))
        beside.append(strip(title, [*shown, photo]))
    return page(alone, ACROSS), page(beside, ACROSS)


def guidance_sheet(
    gallery: Gallery, bird: BirdPainter, species: np.ndarray, manner: Manner, scales: list[float]
) -> Image.Image:
    """One species a row: the same clip and noise at each strength of guidance."""
    rows = dealt_species(gallery.sounds, species, len(species))
    made = [paint_rows(gallery, bird, rows, Manner(manner.told, w, manner.steps, manner.sampler)) for w in scales]
    strips = [
        strip(gallery.judge.classes[n].replace("_", " "), [one[k] for one in made]) for k, n in enumerate(rows[:, 0])
    ]
    return page(strips, 2)


def told_sheet(gallery: Gallery, bird: BirdPainter, species: np.ndarray, manner: Manner) -> Image.Image:
    """One species a row: told nothing, the name, two clips, the name with each of them; noise the same."""
    strips = []
    asked = (("nothing", 0), ("label", 0), ("sound", 0), ("sound", 1), ("both", 0), ("both", 1))
    for number in species:
        clips = gallery.sounds.of(int(number), held_out=True)
        if len(clips) < 2:
            continue
        rows = [np.array([[number, clips[clip]]]) for _, clip in asked]
        manners = [Manner(told, manner.guidance, manner.steps, manner.sampler, manner.seed) for told, _ in asked]
        pictures = [paint_rows(gallery, bird, row, how)[0] for row, how in zip(rows, manners)]
        strips.append(strip(gallery.judge.classes[number].replace("_", " "), pictures))
    return page(strips, 2)
