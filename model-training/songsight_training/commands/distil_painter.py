"""Teach a student of few steps and one pass each by the guided painter: runs/painter-quick/last.pt, which resumes."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config import DistillationTraining, load_config
from ..data.recordings import list_recordings, shipped_species
from ..ema import Ema
from ..hearing.encoder import with_verdict
from ..packing.trained import pack_settings, trained_painter, verdict_vectors
from ..painting.distillation import distillation_loss, student_grid
from ..painting.painter_material import load_bank, load_inputs
from ..painting.schedule import alpha_bar
from ..painting.unet import Unet
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog

HERE = Path(__file__).resolve().parents[2]
REPORT_EVERY = 50


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "distillation.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    return parser.parse_args(words)


def endless(inputs, bank, vectors: torch.Tensor | None, size: int, random):
    """Latents [p, c, s, s] and the tokens [p, 36, size] the painter was trained with."""
    while True:
        for latent, sound in inputs.sound_batches(bank, size, random):
            yield latent, sound.tokens if vectors is None else with_verdict(*sound, vectors)


def resume(own: Path, student: Unet, ema: Ema, optimizer, device: str) -> tuple[int, float]:
    if not own.exists():
        return 0, 0.0
    _, content = load_checkpoint(own, DistillationTraining, device)
    student.load_state_dict(content["model"])
    ema.model.load_state_dict(content["ema"])
    ema.updates = content["step"]
    optimizer.load_state_dict(content["optimizer"])
    return content["step"], content["seconds"]


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(DistillationTraining, args.config)
    species = shipped_species(list_recordings(args.data))
    trained = trained_painter(args.runs, pack_settings(args.settings)["painter"])
    painter, teacher = trained.config, trained.painter.unet.to(args.device).requires_grad_(False)
    student = Unet(painter.model).to(args.device)
    student.load_state_dict(teacher.state_dict())
    ema = Ema(student, config.ema_decay)
    optimizer = torch.optim.Adam(student.parameters(), betas=(0.9, 0.99))
    folder = args.runs / "painter-quick"
    update, spent = resume(folder / "last.pt", student, ema, optimizer, args.device)
    inputs, bank = (
        load_inputs(args.data, args.runs, species, args.device),
        load_bank(args.data, args.runs, config, args.device),
    )
    vectors = verdict_vectors(trained, species)
    levels = torch.from_numpy(alpha_bar(painter.schedule, painter.train_steps)).float().to(args.device)
    grid = student_grid(painter.train_steps, config.steps, config.teacher_steps)
    torch.manual_seed(config.seed + update)
    log, losses = RunLog(folder, spent), []
    describe_run(folder, config)
    for latent, tokens in endless(inputs, bank, vectors, config.batch, np.random.default_rng([config.seed, update])):
        if update >= config.updates:
            break
        for group in optimizer.param_groups:
            group["lr"] = config.rate_at(update)
        loss = distillation_loss(
            student, teacher, latent.to(args.device), tokens.to(args.device), levels, grid, config.guidance_scale
        )
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        ema.update(student)
        losses.append(float(loss))
        update += 1
        if update % REPORT_EVERY == 0 or update == config.updates:
            log.write(step=update, of=config.updates, loss=round(float(np.mean(losses[-REPORT_EVERY:])), 4))
            save_checkpoint(
                folder / "last.pt",
                config,
                update,
                seconds=log.seconds,
                model=student.state_dict(),
                ema=ema.model.state_dict(),
                optimizer=optimizer.state_dict(),
            )
    plot_losses(folder)
