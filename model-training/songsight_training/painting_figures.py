"""How far painted pictures are from memorised photos, and whether they show the sound's species.

Distances are root mean square over the 64 x 64 pixels in 0 ... 255, to the nearest training photo of any
of the species, mirrored ones included. "Species agreement" is the share whose five nearest training
photos are mostly of the sound's species; held-out photos measured likewise are the ceiling.
"""

from __future__ import annotations

import numpy as np
import torch

from .activity import positive_clips
from .clip_windows import clip_windows
from .config import SoundConfig
from .encoder import Encoder
from .mel import mel_db_batch
from .painting import paint
from .photos import Photos
from .recordings import Recording, load_samples
from .sampler import Sampling
from .schedule import alpha_bar
from .token_bank import tokens_of
from .trained import TrainedPainter

NEIGHBOURS = 5


def held_out_tokens(
    encoder: Encoder, test: list[Recording], species: str, count: int, cache, sound: SoundConfig
) -> torch.Tensor:
    """Tokens [<= count, 36, size] of test clips with a voice, taken in turns from the recordings."""
    patches = []
    for recording in (r for r in test if r.label == species):
        samples = load_samples(recording.path, cache)
        clips, _ = clip_windows(samples, sound.rate_hz, sound.window_seconds)
        voiced = positive_clips(mel_db_batch(samples, sound), len(clips), sound)
        patches.append(mel_db_batch(clips[voiced], sound)[:, :, : sound.patch_frames])
    turns = [part[i] for i in range(max(map(len, patches))) for part in patches if i < len(part)]
    return tokens_of(encoder, np.stack(turns[:count]))


def _flat(photos: torch.Tensor) -> torch.Tensor:
    return ((photos.clamp(-1, 1) + 1) * 127.5).flatten(1)


class NearestPhotos:
    """Training photos of the species as pixels, mirrored ones too."""

    def __init__(self, photos: Photos, species: list[str]):
        named = np.array(photos.species)
        index = np.flatnonzero(np.isin(named, species) & ~photos.held_out)
        pixels = photos.tensor(index)
        self.pixels = _flat(torch.cat([pixels, pixels.flip(3)]))
        self.species = np.concatenate([named[index], named[index]])

    def look_up(self, pictures: torch.Tensor, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Distance to the nearest [picture], and whether most of five neighbours are of `name`."""
        distances = torch.cdist(_flat(pictures), self.pixels) / self.pixels.shape[1] ** 0.5
        nearest = distances.topk(NEIGHBOURS, dim=1, largest=False)
        names = self.species[nearest.indices.numpy()]
        winners = [max(set(row), key=list(row).count) for row in names.tolist()]
        return nearest.values[:, 0].numpy(), np.array([winner == name for winner in winners])


def painter_figures(
    trained: TrainedPainter, tokens: dict[str, torch.Tensor], photos: Photos
) -> dict:
    """`tokens` are those of held-out clips, by species."""
    painter, species = trained.painter, list(tokens)
    nearest, named = NearestPhotos(photos, species), np.array(photos.species)
    sampling = Sampling(
        alpha_bar(painter.schedule, painter.train_steps), painter.prediction, painter.sampler, painter.steps
    )
    painted, held_out = [], []
    for number, name in enumerate(species):
        pictures = paint(
            painter.unet, painter.autoencoder, tokens[name], sampling, painter.guidance_scale, number
        )
        painted.append(nearest.look_up(pictures, name))
        own = np.flatnonzero(photos.held_out & (named == name))
        held_out.append(nearest.look_up(photos.tensor(own), name))
    distance, agreement = (np.concatenate(part) for part in zip(*painted))
    photo_distance, photo_agreement = (np.concatenate(part) for part in zip(*held_out))
    return {
        "sampler": painter.sampler,
        "steps": painter.steps,
        "guidanceScale": painter.guidance_scale,
        "prediction": painter.prediction,
        "parameters": sum(p.numel() for p in painter.unet.parameters()),
        "updates": trained.steps,
        "batch": trained.config.batch,
        "trainingSeconds": trained.seconds,
        "autoencoderPsnrDb": round(trained.psnr, 2),
        "pictures": len(distance),
        "nearestTrainingPhoto": {
            "pictures": round(float(np.median(distance)), 2),
            "heldOutPhotos": round(float(np.median(photo_distance)), 2),
        },
        "speciesAgreement": {
            "pictures": round(float(agreement.mean()), 4),
            "heldOutPhotos": round(float(photo_agreement.mean()), 4),
            "chance": round(1 / len(species), 4),
        },
    }
