"""Painted pictures and photos as our photo judge sees them, and the figures that follow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..data.photos import Photos
from ..settings.judging_settings import JudgeTraining
from ..training.checkpoint import load_checkpoint
from .photo_judge import PhotoJudge
from .picture_metrics import frechet_distance, kernel_distance, mean_pair_distance, precision_and_recall

BATCH = 128


@dataclass(frozen=True)
class Judge:
    network: PhotoJudge
    classes: list[str]
    figures: dict

    @torch.no_grad()
    def look(self, pictures: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
        """RGB [picture, 3, 64, 64] in -1 ... 1 -> features [picture, f], logits [picture, class]."""
        parts = [self.network.features(part) for part in pictures.split(BATCH)]
        features = torch.cat(parts)
        return features.numpy().astype(np.float64), self.network.leave(features).numpy()


def load_judge(runs: Path) -> Judge:
    config, content = load_checkpoint(runs / "photo-judge" / "last.pt", JudgeTraining)
    network = PhotoJudge(config.model)
    network.load_state_dict(content["model"])
    return Judge(network.eval(), content["classes"], content["figures"])


@dataclass(frozen=True)
class Seen:
    """Pictures of one set: features [picture, f], and the judge's choice among the species [picture]."""

    features: np.ndarray
    named: np.ndarray
    intended: np.ndarray

    @property
    def consistency(self) -> float:
        return float((self.named == self.intended).mean())


def see(judge: Judge, pictures: torch.Tensor, intended: list[str], species: list[str]) -> Seen:
    features, logits = judge.look(pictures)
    columns = [judge.classes.index(name) for name in species]
    return Seen(features, np.array(species)[logits[:, columns].argmax(axis=1)], np.array(intended))


def see_photos(judge: Judge, photos: Photos, species: list[str], held_out: bool) -> Seen:
    named = np.array(photos.species)
    index = np.flatnonzero(np.isin(named, species) & (photos.held_out == held_out))
    return see(judge, photos.tensor(index), named[index].tolist(), species)


def compare(made: Seen, real: Seen, species: list[str]) -> dict:
    """FID-bird, KID, precision and recall of pictures against photos, consistency and diversity by species."""
    kid, deviation = kernel_distance(made.features, real.features)
    precision, recall = precision_and_recall(made.features, real.features)
    own = {name: np.flatnonzero(made.intended == name) for name in species}
    return {
        "pictures": len(made.intended),
        "photos": len(real.intended),
        "fidBird": round(frechet_distance(made.features, real.features), 3),
        "kid": round(kid, 5),
        "kidDeviation": round(deviation, 5),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "consistency": round(made.consistency, 4),
        "consistencyBySpecies": {
            name: round(float((made.named[k] == name).mean()), 3) if len(k) else None for name, k in own.items()
        },
        "diversityBySpecies": {
            name: round(mean_pair_distance(made.features[k]), 3) if len(k) > 1 else None for name, k in own.items()
        },
    }
