"""Train the photo classifier that judges pictures (FID-bird, species consistency): runs/photo-judge/last.pt.

Held out, and what its accuracy is measured on: the photos that the painter never trains on, and a tenth of the
other species' photos.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config import JudgeTraining, load_config
from ..data.photos import Photos, load_photos
from ..judging.photo_judge import PhotoJudge
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog

HERE = Path(__file__).resolve().parents[2]
EXTRA_HELD_OUT_ONE_IN = 10
MOST_SHIFT_PIXELS = 6


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "photo-judge.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    return parser.parse_args(words)


def held_out_photos(photos: Photos) -> np.ndarray:
    """bool [photo]"""
    tenth = np.arange(len(photos.species)) % EXTRA_HELD_OUT_ONE_IN == 0
    return photos.held_out | (~photos.target & tenth)


def augmented(picture: torch.Tensor, random: np.random.Generator) -> torch.Tensor:
    """Mirrored, shifted, zoomed, brighter or darker; the same for a whole batch but for mirror and light."""
    if random.random() < 0.5:
        picture = picture.flip(3)
    size, side = (
        picture.shape[-1],
        int(random.integers(picture.shape[-1] - 2 * MOST_SHIFT_PIXELS, picture.shape[-1] + 1)),
    )
    top, left = (int(random.integers(0, size - side + 1)) for _ in range(2))
    picture = picture[:, :, top : top + side, left : left + side]
    picture = F.interpolate(picture, (size, size), mode="bilinear", align_corners=False)
    light = torch.from_numpy(random.uniform(0.8, 1.2, (len(picture), 3, 1, 1)).astype(np.float32))
    return (picture * light).clamp(-1, 1)


@torch.no_grad()
def accuracies(model: PhotoJudge, photos: Photos, classes: list[str], index: np.ndarray) -> dict:
    """Top 1 over all classes, of the targets among all, and of the targets among the target species only."""
    model.eval()
    logits = torch.cat([model(photos.tensor(part)) for part in np.array_split(index, len(index) // 200 + 1)])
    named = np.array(photos.species)[index]
    truth = torch.tensor([classes.index(name) for name in named])
    right = (logits.argmax(1) == truth).float().numpy()
    target = photos.target[index]
    ten = sorted(set(named[target]))
    columns = torch.tensor([classes.index(name) for name in ten])
    among = columns[logits[:, columns].argmax(1)] == truth
    return {
        "heldOutPhotos": len(index),
        "heldOutTargetPhotos": int(target.sum()),
        "top1": round(float(right.mean()), 4),
        "targetsTop1": round(float(right[target].mean()), 4),
        "targetsAmongTargets": round(float(among.float().numpy()[target].mean()), 4),
    }


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(JudgeTraining, args.config)
    torch.manual_seed(config.seed)
    photos = load_photos(args.data, args.runs / "cache", 64)
    classes = sorted(set(photos.species))
    number = np.array([classes.index(name) for name in photos.species])
    held_out = held_out_photos(photos)
    targets, extra = (np.flatnonzero(~held_out & side) for side in (photos.target, ~photos.target))
    model = PhotoJudge(config.model).to(args.device)
    optimizer = torch.optim.AdamW(model.parameters(), config.learning_rate, weight_decay=config.weight_decay)
    fade = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.epochs, config.learning_rate / 100)
    checkpoint, epoch, spent = args.runs / "photo-judge" / "last.pt", 0, 0.0
    if checkpoint.exists():
        _, content = load_checkpoint(checkpoint, JudgeTraining, args.device)
        epoch, spent = content["step"], content["seconds"]
        model.load_state_dict(content["model"])
        optimizer.load_state_dict(content["optimizer"])
        fade.load_state_dict(content["fade"])
    log = RunLog(checkpoint.parent, spent)
    describe_run(checkpoint.parent, config)
    while epoch < config.epochs:
        random = np.random.default_rng([config.seed, epoch])
        plan = [np.tile(targets, config.target_repeats), random.choice(extra, config.extra_per_epoch, replace=False)]
        plan, losses = random.permutation(np.concatenate(plan)), []
        model.train()
        for first in range(0, len(plan) - config.batch + 1, config.batch):
            index = plan[first : first + config.batch]
            picture = augmented(photos.tensor(index), random).to(args.device)
            truth = torch.from_numpy(number[index]).to(args.device)
            loss = F.cross_entropy(model(picture), truth, label_smoothing=config.label_smoothing)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            losses.append(float(loss))
        fade.step()
        epoch += 1
        last = epoch % 5 == 0 or epoch == config.epochs
        figures = accuracies(model.cpu(), photos, classes, np.flatnonzero(held_out)) if last else {}
        model.to(args.device)
        log.write(epoch=epoch, loss=round(float(np.mean(losses)), 4), **figures)
        save_checkpoint(
            checkpoint,
            config,
            epoch,
            model=model.state_dict(),
            optimizer=optimizer.state_dict(),
            fade=fade.state_dict(),
            classes=classes,
            figures=figures,
            seconds=log.seconds,
        )
    plot_losses(checkpoint.parent)
