"""Photos of one class as a numbered sheet, for a person who looks for hands, cages and birds of another species."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

COLUMNS = 16
SIDE = 96
LINE = 12


@dataclass(frozen=True)
class Noted:
    """A photo of the sheet, with its number in the list beside it and a word on it."""

    number: int
    pixels: np.ndarray
    note: str = ""


def numbered_sheet(photos: list[Noted], columns: int = COLUMNS) -> Image.Image:
    """The number, and what was noted, above each photo."""
    rows = -(-len(photos) // columns)
    sheet = Image.new("RGB", (columns * (SIDE + 2), rows * (SIDE + LINE + 2)), "white")
    pen = ImageDraw.Draw(sheet)
    for place, photo in enumerate(photos):
        left, top = place % columns * (SIDE + 2), place // columns * (SIDE + LINE + 2)
        pen.text((left + 1, top), f"{photo.number} {photo.note}".strip()[:16], fill="#b91c1c")
        picture = Image.fromarray(photo.pixels).resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        sheet.paste(picture, (left, top + LINE))
    return sheet
