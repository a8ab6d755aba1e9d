"""Pictures and photos as the fine-tuned EfficientNet-Lite0 sees them, and the figures that follow.

Everything it sees is 64 x 64 pixels, enlarged to its own size: photos are made as small as the pictures first.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..data.photos import Photos
from ..settings.judging_settings import Lite0JudgeTraining
from .lite0 import Lite0
from .lite0_training import as_painted, load_lite0_judge
from .picture_metrics import frechet_distance, kernel_distance, mean_pair_distance, precision_and_recall

BATCH = 64
PORTION = 512


@dataclass(frozen=True)
class Looked:
    """Of pictures of one set: features float32 [picture, 1280], logits [picture, class], and what they should show,
    class numbers [picture]."""

    features: np.ndarray
    logits: np.ndarray
    wanted: np.ndarray

    def of(self, index: np.ndarray) -> Looked:
        return Looked(self.features[index], self.logits[index], self.wanted[index])


@dataclass(frozen=True)
class Lite0Judge:
    network: Lite0
    config: Lite0JudgeTraining
    classes: list[str]
    figures: dict
    device: str = "cpu"

    @torch.no_grad()
    def look(self, pictures: torch.Tensor, wanted: np.ndarray) -> Looked:
        """RGB [picture, 3, s, s] in -1 ... 1."""
        features = []
        for part in pictures.split(BATCH):
            seen = as_painted(part.float().to(self.device), self.config.small_size, self.config.size)
            features.append(self.network.features(seen.contiguous(memory_format=torch.channels_last)))
        joined = torch.cat(features)
        return Looked(joined.cpu().numpy(), self.network._fc(joined).cpu().numpy(), np.asarray(wanted))

    def look_at_photos(self, photos: Photos, cache: Path | None = None) -> Looked:
        """All of them, in their order. What was seen is kept in `cache` (a folder) under the judge's weights: another
        list of photos is looked at only as far as it is new."""
        numbers = np.array([self.classes.index(name) for name in photos.species])
        weights = zlib.crc32(self.network._fc.weight.detach().cpu().numpy().tobytes())
        stored = cache / f"seen-{weights:08x}.npz" if cache else None
        known = _read_seen(stored)
        fresh = np.array([k for k, file in enumerate(photos.files) if file not in known], dtype=int)
        for part in np.array_split(fresh, len(fresh) // PORTION + 1):
            seen = self.look(photos.tensor(part), numbers[part]) if len(part) else None
            known |= {photos.files[k]: (seen.features[row], seen.logits[row]) for row, k in enumerate(part)}
        if stored is not None and len(fresh):
            features, logits = (np.stack([one[side] for one in known.values()]) for side in (0, 1))
            np.savez(stored, files=np.array(list(known)), features=features, logits=logits)
        return Looked(*(np.stack([known[file][side] for file in photos.files]) for side in (0, 1)), numbers)


def _read_seen(stored: Path | None) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Features and logits by file; nothing where nothing is stored."""
    if stored is None or not stored.exists():
        return {}
    kept = np.load(stored)
    return dict(zip(kept["files"].tolist(), zip(kept["features"], kept["logits"])))


def load_judge_of_pictures(runs: Path, device: str = "cpu") -> Lite0Judge:
    network, config, classes, figures = load_lite0_judge(runs / "lite0-judge")
    return Lite0Judge(network.to(device), config, classes, figures, device)


def named_right(seen: Looked, among: np.ndarray | None = None) -> float:
    """Share of pictures whose species the judge names, of all classes or of the classes `among`."""
    if among is None:
        return float((seen.logits.argmax(axis=1) == seen.wanted).mean())
    return float((among[seen.logits[:, among].argmax(axis=1)] == seen.wanted).mean())


def picture_figures(made: Looked, real: Looked) -> dict:
    """FID-lite0, KID, precision, recall, species named right (among all classes, and among those that were wanted),
    and how different pictures of one species are."""
    first, second = made.features.astype(np.float64), real.features.astype(np.float64)
    kid, deviation = kernel_distance(first, second)
    precision, recall = precision_and_recall(first, second)
    wanted = np.unique(made.wanted)
    own = [first[made.wanted == number] for number in wanted]
    spread = [mean_pair_distance(one) for one in own if len(one) > 1]
    return {
        "pictures": len(first),
        "photos": len(second),
        "fidLite0": round(frechet_distance(first, second), 3),
        "kid": round(kid, 5),
        "kidDeviation": round(deviation, 5),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "namedRight": round(named_right(made), 4),
        "namedRightAmongWanted": round(named_right(made, wanted), 4),
        "diversity": round(float(np.mean(spread)), 3) if spread else None,
    }


def memory_test(made: Looked, photos: Looked, held_out: np.ndarray, seed: int = 0, draws: int = 5) -> dict | None:
    """Nearest photo in the judge's features, among the held-out photos of the wanted species and as many of the
    training ones, drawn anew `draws` times. A painter that remembers nothing finds half of its nearest in either:
    `ratio` is the training share over that half, and the bar is 1.2. None where no photo was held out."""
    own = np.isin(photos.wanted, np.unique(made.wanted))
    trained, unseen = np.flatnonzero(own & ~held_out), np.flatnonzero(own & held_out)
    random, shares = np.random.default_rng(seed), []
    each = min(len(trained), len(unseen))
    if not each:
        return None
    for _ in range(draws):
        sides = [random.choice(side, each, replace=False) for side in (trained, unseen)]
        near = [nearest(made.features, photos.features[side])[1] for side in sides]
        shares.append(float((near[0] < near[1]).mean()))
    return {
        "photosOnEachSide": each,
        "nearestIsTraining": round(float(np.mean(shares)), 4),
        "ratio": round(float(np.mean(shares)) / 0.5, 3),
    }


def nearest(features: np.ndarray, among: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """[picture]: number of the nearest of `among`, and its squared distance."""
    squares = (among**2).sum(axis=1)
    numbers, apart = [], []
    for part in np.array_split(features, len(features) // 500 + 1):
        every = (part**2).sum(axis=1)[:, None] + squares[None] - 2 * part @ among.T
        numbers.append(every.argmin(axis=1))
        apart.append(every.min(axis=1))
    return np.concatenate(numbers), np.concatenate(apart)


def lite0_figures(runs: Path, photos: Photos, pictures: torch.Tensor, wanted: list[str]) -> dict:
    """The judge of `runs` on pictures of some species, against the training photos of the same ones."""
    judge = load_judge_of_pictures(runs)
    seen = judge.look_at_photos(photos, runs / "lite0-judge")
    numbers = np.array([judge.classes.index(name) for name in wanted])
    made = judge.look(pictures, numbers)
    real = seen.of(np.flatnonzero(~photos.held_out & np.isin(seen.wanted, np.unique(numbers))))
    return {**picture_figures(made, real), "memory": memory_test(made, seen, photos.held_out)}
