"""Train the 64 x 64 <-> 16 x 16 x 4 autoencoder on all photos: runs/autoencoder/last.pt."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config import AutoencoderTraining, load_config
from ..data.photos import Photos, load_photos
from ..painting.autoencoder import Autoencoder
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog

HERE = Path(__file__).resolve().parents[2]
SAVE_EVERY = 200


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "autoencoder.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    return parser.parse_args(words)


def edges(photo: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    return photo[:, :, 1:] - photo[:, :, :-1], photo[:, :, :, 1:] - photo[:, :, :, :-1]


def reconstruction_loss(made: torch.Tensor, photo: torch.Tensor, gradient_weight: float):
    """L1 on pixels and on neighbour differences; the second keeps feather edges from washing out."""
    pairs = zip(edges(made), edges(photo))
    return F.l1_loss(made, photo) + gradient_weight * sum(F.l1_loss(a, b) for a, b in pairs)


@torch.no_grad()
def held_out_psnr(model: Autoencoder, photos: Photos, device: str) -> float:
    """Decibels on the held-out target photos, peak-to-peak 2."""
    model.eval()
    batch = photos.tensor(np.flatnonzero(photos.held_out)).to(device)
    error = F.mse_loss(model(batch), batch)
    model.train()
    return float(10 * torch.log10(4 / error))


def keep_decoder(model: Autoencoder, folder: Path, device: str) -> None:
    """Train the photo encoder alone under a decoder that a painter already relies on (resume_from_pack.py)."""
    kept = folder / "decoder.pt"
    if kept.exists():
        _, content = load_checkpoint(kept, AutoencoderTraining, device)
        model.decoder.load_state_dict(content["decoder"])
        model.decoder.requires_grad_(False)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(AutoencoderTraining, args.config)
    torch.manual_seed(config.seed)
    photos = load_photos(args.data, args.runs / "cache", config.model.image_size)
    training = np.flatnonzero(~photos.held_out)
    model = Autoencoder(config.model).to(args.device)
    keep_decoder(model, args.runs / "autoencoder", args.device)
    optimizer = torch.optim.Adam(model.parameters(), lr=config.learning_rate)
    steps = config.epochs * (len(training) // config.batch)
    fade = torch.optim.lr_scheduler.OneCycleLR(optimizer, config.learning_rate, steps, pct_start=0.05)
    checkpoint, step, spent = args.runs / "autoencoder" / "last.pt", 0, 0.0
    if checkpoint.exists():
        _, content = load_checkpoint(checkpoint, AutoencoderTraining, args.device)
        step, spent = content["step"], content["seconds"]
        model.load_state_dict(content["model"])
        optimizer.load_state_dict(content["optimizer"])
        fade.load_state_dict(content["fade"])
    log = RunLog(checkpoint.parent, spent)
    describe_run(checkpoint.parent, config)
    random = np.random.default_rng(config.seed + step)
    model.train()
    while step < steps:
        photo = photos.tensor(random.choice(training, config.batch, replace=False)).to(args.device)
        photo = photo.flip(3) if random.random() < 0.5 else photo
        made = model(photo, config.latent_noise)
        loss = reconstruction_loss(made, photo, config.gradient_weight)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        fade.step()
        step += 1
        if step % SAVE_EVERY == 0 or step == steps:
            psnr = held_out_psnr(model, photos, args.device)
            log.write(step=step, of=steps, loss=round(float(loss), 4), psnr=round(psnr, 2))
            save_checkpoint(
                checkpoint,
                config,
                step,
                model=model.state_dict(),
                seconds=log.seconds,
                optimizer=optimizer.state_dict(),
                fade=fade.state_dict(),
                psnr=psnr,
            )
    plot_losses(checkpoint.parent)
