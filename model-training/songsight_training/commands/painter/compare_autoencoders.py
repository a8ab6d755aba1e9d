"""The autoencoder of runs/autoencoder beside a pack's decoder, on held-out photos: reports/autoencoders.json and .png.

A pack holds no photo encoder. Its decoder is given the best latents that gradient descent finds for each photo, which
flatters it: no encoder could do better in decibels.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from ...data.photos import load_photos
from ...judging.lite0 import chosen_weights
from ...painting.painting import contact_sheet
from ...painting.perceptual import PerceptualDistance
from ...settings.config import load_config
from ...settings.painting_settings import AutoencoderTraining
from ...species_painting.decoder_only import best_reconstruction, pack_decoder
from ...species_painting.paint_birds import load_autoencoder
from ...training.arguments import HERE, add_lite0, command_arguments
from ...training.speed import add_speed_arguments, chosen_speed

ACROSS = 12


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--pack-config", type=Path, default=HERE / "configs" / "autoencoder.json")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    parser.add_argument("--photos", type=int, default=96)
    parser.add_argument("--steps", type=int, default=300, help="of the search for the pack's latents")
    add_lite0(parser)
    add_speed_arguments(parser)
    return parser.parse_args(words)


@torch.no_grad()
def _figures(made: torch.Tensor, photo: torch.Tensor, distance: PerceptualDistance) -> dict:
    error = (made - photo).square().mean()
    apart = torch.cat([distance(a, b) for a, b in zip(made.split(32), photo.split(32))])
    return {"psnr": round(float(10 * torch.log10(4 / error)), 2), "perceptual": round(float(apart.mean()), 4)}


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    chosen_speed(args)
    autoencoder, _ = load_autoencoder(args.runs / "autoencoder")
    photos = load_photos(args.data, args.runs / "cache", autoencoder.config.image_size)
    index = np.random.default_rng(1).permutation(np.flatnonzero(photos.held_out))[: args.photos]
    photo = photos.tensor(index)
    manifest = json.loads((args.pack / "manifest.json").read_text(encoding="utf-8"))
    latent = manifest["painter"]["decoder"]["inputs"]["latent"]["shape"][1:]
    config = load_config(AutoencoderTraining, args.pack_config).model
    decoder = pack_decoder(args.pack / manifest["painter"]["decoder"]["file"], config, latent[1])
    old = torch.cat([best_reconstruction(decoder, part, latent, args.steps) for part in photo.split(32)])
    with torch.no_grad():
        new = torch.cat([autoencoder(part) for part in photo.split(32)])
    distance = PerceptualDistance(chosen_weights(args.lite0))
    figures = {
        "photos": len(index),
        "pack": manifest["name"],
        "packBestLatents": _figures(old, photo, distance),
        "new": _figures(new, photo, distance),
    }
    args.reports.mkdir(parents=True, exist_ok=True)
    (args.reports / "autoencoders.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    shown = min(len(index), 2 * ACROSS)
    rows = [part for k in range(0, shown, ACROSS) for part in (photo[k:][:ACROSS], old[k:][:ACROSS], new[k:][:ACROSS])]
    rows = [row for row in rows if len(row) == len(rows[0])]
    contact_sheet(rows, scale=2).save(args.reports / "autoencoders.png")
    print(json.dumps(figures))
