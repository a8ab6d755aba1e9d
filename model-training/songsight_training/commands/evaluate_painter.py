"""Figures and sheets of the trained painter: the painter part of the pack's figures.json, pictures in reports/.

Clips come from the recordings the painter never trained on (`--part test`; whether the encoder heard them is said in
the figures). The judge is our own photo classifier, which saw no painted picture. With Inception weights
(a TorchScript file, pictures [n, 3, 299, 299] in -1 ... 1 -> features) the usual FID is added.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..data.photos import Photos, load_photos
from ..data.recordings import list_recordings
from ..data.splits import split_recordings
from ..judging.judged_pictures import Judge, Seen, compare, load_judge, see, see_photos
from ..judging.lite0_pictures import lite0_figures
from ..judging.painting_figures import memory_figures, nearest_photos, sound_figures
from ..judging.picture_metrics import frechet_distance
from ..packing.pack import Painter
from ..packing.trained import (
    TrainedPainter,
    TrainedStudent,
    pack_settings,
    trained_encoder,
    trained_painter,
    trained_student,
    verdict_vectors,
)
from ..painting.painter_tokens import clip_tokens, named_tokens
from ..painting.painting import contact_sheet, paint
from ..painting.sampler import Sampling
from ..painting.schedule import alpha_bar
from ..training.arguments import HERE, command_arguments

SHEET_COLUMNS = 8
MORPH_COLUMNS = 8
SAME_NOISE_PICTURES = 16


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    parser.add_argument("--part", choices=("test", "train"), default="test")
    parser.add_argument("--pictures", type=int, default=64, help="per species and seed, at the default sampling")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--curve-pictures", type=int, default=24, help="per species, at other steps and guidances")
    parser.add_argument("--curve-steps", type=int, nargs="*", default=[50, 25, 15, 10, 5])
    parser.add_argument("--curve-guidance", type=float, nargs="*", default=[1.0, 2.0, 5.0])
    parser.add_argument("--inception-weights", type=Path)
    return parser.parse_args(words)


class Studio:
    """One painter, and tokens to paint from by species."""

    def __init__(self, painter: Painter, tokens: dict[str, torch.Tensor]):
        self.painter, self.tokens = painter, tokens
        self.table = alpha_bar(self.painter.schedule, self.painter.train_steps)

    def paint(self, count: int, steps: int, guidance: float, seed: int, same_noise: bool = False) -> torch.Tensor:
        """[species * count, 3, s, s], species after species."""
        painter, sampling = self.painter, Sampling(self.table, self.painter.prediction, self.painter.sampler, steps)
        made = [
            paint(
                painter.unet,
                painter.autoencoder,
                own[:count],
                sampling,
                guidance,
                seed if same_noise else 1000 * seed + k,
                same_noise,
            )
            for k, own in enumerate(self.tokens.values())
        ]
        return torch.cat(made)

    def names(self, count: int) -> list[str]:
        return [name for name, own in self.tokens.items() for _ in range(min(count, len(own)))]


def class_studio(trained: TrainedPainter, species: list[str], count: int) -> Studio:
    """The same U-Net told the label only: the class vectors it learned beside the sounds."""
    tokens = trained.config.model.token_rows * trained.config.model.token_columns
    return Studio(trained.painter, {name: trained.class_vectors[name].expand(count, tokens, -1) for name in species})


def named_studio(args, encoder, recordings, trained: TrainedPainter, vectors, count: int) -> Studio:
    """Clips the encoder names right: a picture is painted of a detection, and shows what was detected."""
    cache, sound, species = args.runs / "cache", encoder.config.sound, encoder.species
    found = {n: named_tokens(encoder.network, recordings, species, n, count, cache, sound, vectors) for n in species}
    return Studio(trained.painter, {name: own for name, own in found.items() if own is not None})


def student_studio(student: TrainedStudent, painter: Painter, tokens: dict[str, torch.Tensor]) -> Studio:
    return Studio(dataclasses.replace(painter, unet=student.unet, sampler="ddim"), tokens)


def quick_figures(args, studio: Studio, student: TrainedStudent, judge: Judge, real: Seen, default: tuple) -> dict:
    """The student at its own number of steps, beside the painter at as many (guided, its own sampler)."""
    quick = student_studio(student, studio.painter, studio.tokens)
    return {
        "steps": student.steps,
        "updates": student.updates,
        "guidanceScale": student.guidance_scale,
        "student": judged(quick, judge, real, default[0], student.steps, 1.0, 0),
        "painterAtAsManySteps": judged(studio, judge, real, default[0], student.steps, default[2], 0),
    }


def judged(
    studio: Studio,
    judge: Judge,
    real: Seen,
    count: int,
    steps: int,
    guidance: float,
    seed: int,
    among: list[str] | None = None,
) -> dict:
    """`among`: the species the judge chooses from, where the studio lacks some of them."""
    pictures = studio.paint(count, steps, guidance, seed)
    species = among or list(studio.tokens)
    seen = see(judge, pictures, studio.names(count), species)
    return {"steps": steps, "guidanceScale": guidance, **compare(seen, real, species)}


@torch.no_grad()
def inception_fid(weights: Path, first: torch.Tensor, second: torch.Tensor) -> float:
    network = torch.jit.load(str(weights)).eval()
    large = lambda part: F.interpolate(part, (299, 299), mode="bilinear", align_corners=False)
    features = [torch.cat([network(large(part)) for part in one.split(32)]).double().numpy() for one in (first, second)]
    return round(frechet_distance(*features), 2)


def sheets(args: argparse.Namespace, studio: Studio, student: TrainedStudent | None, photos: Photos) -> None:
    painter, species = studio.painter, list(studio.tokens)
    if student is not None:
        quick = student_studio(student, painter, studio.tokens).paint(SHEET_COLUMNS, student.steps, 1.0, seed=7)
        contact_sheet(list(quick.split(SHEET_COLUMNS))).save(args.reports / "quick.png")
    rows = studio.paint(SHEET_COLUMNS, painter.steps, painter.guidance_scale, seed=7)
    contact_sheet(list(rows.split(SHEET_COLUMNS))).save(args.reports / "pictures.png")
    sampling = Sampling(studio.table, painter.prediction, painter.sampler, painter.steps)
    morphs = []
    for k, own in enumerate(studio.tokens.values()):
        share = torch.linspace(0, 1, MORPH_COLUMNS)[:, None, None]
        between = (1 - share) * own[:1].float() + share * own[1:2].float()
        morphs.append(paint(painter.unet, painter.autoencoder, between, sampling, painter.guidance_scale, k, True))
    contact_sheet(morphs).save(args.reports / "morphs.png")
    sweep = [studio.paint(1, painter.steps, guidance, seed=7) for guidance in (0.0, 1.0, 2.0, 3.0, 5.0, 8.0)]
    contact_sheet(list(torch.stack(sweep, dim=1))).save(args.reports / "guidance.png")
    near = [part for row in rows.split(SHEET_COLUMNS) for part in (row, nearest_photos(row, photos, species))]
    contact_sheet(near, scale=1).save(args.reports / "nearest.png")
    print(f"{args.reports}: rows {', '.join(species)}")


def photo_figures(judge: Judge, photos: Photos, real: Seen, species: list[str]) -> dict:
    """What held-out photos themselves reach: the ceiling of every figure (few photos: the distance is biased up)."""
    return compare(see_photos(judge, photos, species, held_out=True), real, species)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    encoder = trained_encoder(args.runs)
    trained = trained_painter(args.runs, pack_settings(args.settings)["painter"])
    painter, species = trained.painter, encoder.species
    recordings = split_recordings(list_recordings(args.data), encoder.config.split_seed)[args.part]
    count = max(args.pictures, args.curve_pictures, SAME_NOISE_PICTURES)
    vectors = verdict_vectors(trained, species)
    tokens = {
        name: clip_tokens(encoder.network, recordings, name, count, args.runs / "cache", encoder.config.sound, vectors)
        for name in species
    }
    studio, judge = Studio(painter, tokens), load_judge(args.runs)
    photos = load_photos(args.data, args.runs / "cache", painter.autoencoder.config.image_size)
    real = see_photos(judge, photos, species, held_out=False)
    default = (args.pictures, painter.steps, painter.guidance_scale)
    runs = [judged(studio, judge, real, *default, seed) for seed in range(args.seeds)]
    pictures = studio.paint(args.pictures, painter.steps, painter.guidance_scale, seed=0)
    spread = {
        k: [round(float(f([r[k] for r in runs])), 4) for f in (np.mean, np.std)]
        for k in ("fidBird", "kid", "consistency")
    }
    few = args.curve_pictures
    figures = {
        "sampler": painter.sampler,
        "steps": painter.steps,
        "guidanceScale": painter.guidance_scale,
        "prediction": painter.prediction,
        "verdict": trained.config.verdict,
        "parameters": sum(p.numel() for p in painter.unet.parameters()),
        "updates": trained.steps,
        "batch": trained.config.batch,
        "trainingSeconds": trained.seconds,
        "autoencoderPsnrDb": round(trained.psnr, 2),
        "clipsOf": args.part,
        "judge": judge.figures,
        "sound": runs[0],
        "meanAndDeviationOverSeeds": spread,
        "seeds": args.seeds,
        "heldOutPhotos": photo_figures(judge, photos, real, species),
        "named": judged(
            named_studio(args, encoder, recordings, trained, vectors, args.pictures), judge, real, *default, 0, species
        ),
        "label": judged(class_studio(trained, species, args.pictures), judge, real, *default, 0),
        "stepsCurve": [judged(studio, judge, real, few, n, painter.guidance_scale, 0) for n in args.curve_steps],
        "guidanceCurve": [judged(studio, judge, real, few, painter.steps, w, 0) for w in args.curve_guidance],
        "nearestTrainingPhoto": memory_figures(pictures, photos, species),
        "soundMatters": sound_figures(
            dict(
                zip(
                    species,
                    studio.paint(SAME_NOISE_PICTURES, painter.steps, painter.guidance_scale, 3, True).split(
                        SAME_NOISE_PICTURES
                    ),
                )
            )
        ),
    }
    student = trained_student(args.runs, trained)
    if student is not None:
        figures["trainingSeconds"]["painterQuick"] = round(student.seconds)
        figures["quick"] = quick_figures(args, studio, student, judge, real, default)
    if (args.runs / "lite0-judge" / "last.pt").exists():
        judged_again = lambda own: lite0_figures(args.runs, photos, own.paint(*default, 0), own.names(args.pictures))
        figures["lite0"] = {"sound": judged_again(studio), "label": judged_again(class_studio(trained, species, count))}
    if args.inception_weights:
        real_photos = photos.tensor(np.flatnonzero(np.isin(np.array(photos.species), species) & ~photos.held_out))
        figures["inceptionFid"] = inception_fid(args.inception_weights, pictures, real_photos)
    file = args.pack / "figures.json"
    stored = json.loads(file.read_text()) if file.exists() else {}
    file.write_text(json.dumps({**stored, "painter": figures}, indent=2) + "\n")
    args.reports.mkdir(exist_ok=True)
    sheets(args, studio, student, photos)
    print(json.dumps(figures, indent=1))
