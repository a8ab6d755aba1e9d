"""How far painted pictures are from memorised photos, and how much of a picture its sound decides.

Distances are root mean square over the 64 x 64 pixels in 0 ... 255.
"""

from __future__ import annotations

import numpy as np
import torch

from ..data.photos import Photos


def _flat(photos: torch.Tensor) -> torch.Tensor:
    return ((photos.clamp(-1, 1) + 1) * 127.5).flatten(1)


def nearest_distances(pictures: torch.Tensor, photos: torch.Tensor) -> np.ndarray:
    """[picture]: to the nearest of `photos`, mirrored ones included."""
    both = _flat(torch.cat([photos, photos.flip(3)]))
    return (torch.cdist(_flat(pictures), both) / both.shape[1] ** 0.5).min(dim=1).values.numpy()


def memory_figures(pictures: torch.Tensor, photos: Photos, species: list[str]) -> dict:
    """Median distance to the nearest training photo: of pictures, and of photos nobody trained on.

    Smooth pictures lie near everything, so there is a second measure: of how many pictures the nearest photo of all is
    a held-out one. A painter that recalls none finds as many there as there are held-out photos among all
    (`heldOutShare`); one that recalls its training photos finds hardly any.
    """
    own = np.isin(np.array(photos.species), species)
    training = photos.tensor(np.flatnonzero(own & ~photos.held_out))
    held_out = photos.tensor(np.flatnonzero(own & photos.held_out))
    to_training, to_held_out = nearest_distances(pictures, training), nearest_distances(pictures, held_out)
    return {
        "pictures": round(float(np.median(to_training)), 2),
        "heldOutPhotos": round(float(np.median(nearest_distances(held_out, training))), 2),
        "nearestIsHeldOut": round(float((to_held_out < to_training).mean()), 3),
        "heldOutShare": round(len(held_out) / (len(held_out) + len(training)), 3),
    }


def nearest_photos(pictures: torch.Tensor, photos: Photos, species: list[str]) -> torch.Tensor:
    """[picture, 3, s, s]: the training photo nearest to each picture, mirrored where that is nearer."""
    own = np.isin(np.array(photos.species), species)
    training = photos.tensor(np.flatnonzero(own & ~photos.held_out))
    both = torch.cat([training, training.flip(3)])
    return both[torch.cdist(_flat(pictures), _flat(both)).argmin(dim=1)]


def sound_figures(same_noise: dict[str, torch.Tensor]) -> dict:
    """`same_noise`: per species, pictures of different clips from one and the same noise. Mean distance of two
    pictures of one species, and of two species: with the noise equal, only the sound can make a difference."""
    flat = {name: _flat(pictures) for name, pictures in same_noise.items()}
    size = next(iter(flat.values())).shape[1] ** 0.5
    within = [torch.pdist(one).mean().item() / size for one in flat.values()]
    names = list(flat)
    between = [torch.cdist(flat[a], flat[b]).mean().item() / size for i, a in enumerate(names) for b in names[i + 1 :]]
    return {
        "clipsOfOneSpecies": round(float(np.mean(within)), 2),
        "clipsOfTwoSpecies": round(float(np.mean(between)), 2),
    }
