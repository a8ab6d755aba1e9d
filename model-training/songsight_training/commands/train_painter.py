"""Train the painter: --phase class on all photo classes, then --phase sound on the species' sounds.

The class phase stands a learned vector per class in for the sound tokens; the sound phase goes on
from its weights with the frozen encoder's tokens. Writes runs/painter-<phase>/last.pt.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ..checkpoint import load_checkpoint, save_checkpoint
from ..config import PainterTraining, load_config
from ..data.recordings import list_recordings, shipped_species
from ..ema import Ema
from ..hearing.encoder import with_verdict
from ..painting.class_tokens import ClassTokens
from ..painting.painter_inputs import PainterInputs
from ..painting.painter_loss import painter_loss
from ..painting.painter_material import load_bank, load_inputs
from ..painting.schedule import alpha_bar
from ..painting.token_bank import SoundTokens
from ..painting.unet import Unet
from ..run_folder import describe_run, plot_losses
from ..run_log import RunLog

HERE = Path(__file__).resolve().parents[2]
REPORT_EVERY = 100


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phase", choices=("class", "sound"), required=True)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "painter.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    return parser.parse_args(words)


def batches(
    args, config: PainterTraining, inputs: PainterInputs, class_tokens: ClassTokens, species: list[str], random
) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Endless latents and tokens. In the sound phase a share of class batches keeps the whole bird world."""
    bank = load_bank(args.data, args.runs, config, args.device) if args.phase == "sound" else []
    while True:
        sounds = inputs.sound_batches(bank, config.batch, random) if bank else iter([None] * 1000)
        for pair in sounds:
            if pair is not None:
                latent, sound = pair[0], SoundTokens(*(part.to(args.device) for part in pair[1]))
                vectors = class_tokens.of_labels(inputs.classes, species)
                yield latent, with_verdict(*sound, vectors) if config.verdict else sound.tokens
            if pair is None or random.random() < config.extra_share:
                latent, number = inputs.class_batch(config.batch, config.target_share, random)
                yield latent, class_tokens(number.to(args.device))


def start_state(args, config, model, class_tokens, ema, optimizer) -> tuple[int, float]:
    """Resume this phase, or begin the sound phase from the class phase. Returns step and seconds."""
    own = args.runs / f"painter-{args.phase}" / "last.pt"
    source = own if own.exists() or args.phase == "class" else args.runs / "painter-class" / "last.pt"
    if not source.exists() and args.phase == "class":
        return 0, 0.0
    _, content = load_checkpoint(source, PainterTraining, args.device)
    ema.model.load_state_dict(content["ema"])
    class_tokens.load_state_dict(content["class_tokens"])
    if source != own:
        model.load_state_dict(content["ema"])
        return 0, 0.0
    model.load_state_dict(content["model"])
    if "optimizer" in content:
        optimizer.load_state_dict(content["optimizer"])
    ema.updates = content["step"]
    return content["step"], content["seconds"]


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(args.threads)
    config = load_config(PainterTraining, args.config)
    torch.manual_seed(config.seed)
    species = shipped_species(list_recordings(args.data))
    inputs = load_inputs(args.data, args.runs, species, args.device)
    model = Unet(config.model).to(args.device)
    tokens = config.model.token_rows * config.model.token_columns
    class_tokens = ClassTokens(len(inputs.classes), tokens, config.model.token_size).to(args.device)
    ema = Ema(model, config.ema_decay)
    parameters = [*model.parameters(), *class_tokens.parameters()]
    optimizer = torch.optim.Adam(parameters, betas=(0.9, 0.99))
    step, spent = start_state(args, config, model, class_tokens, ema, optimizer)
    steps, rate = config.steps_and_rate(args.phase)
    levels = torch.from_numpy(alpha_bar(config.schedule, config.train_steps)).float().to(args.device)
    random = np.random.default_rng([config.seed, step])
    torch.manual_seed(config.seed + step)
    folder, losses = args.runs / f"painter-{args.phase}", []
    log = RunLog(folder, spent)
    describe_run(folder, config)
    for latent, condition in batches(args, config, inputs, class_tokens, species, random):
        if step >= steps:
            break
        for group in optimizer.param_groups:
            group["lr"] = config.rate_at(step, steps, rate)
        loss = painter_loss(
            model,
            latent.to(args.device),
            condition.to(args.device),
            levels,
            config.prediction,
            config.drop_condition,
        )
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        ema.update(model)
        losses.append(float(loss))
        step += 1
        if step % REPORT_EVERY == 0 or step == steps:
            log.write(step=step, of=steps, loss=round(float(np.mean(losses[-REPORT_EVERY:])), 4))
            save_checkpoint(
                folder / "last.pt",
                config,
                step,
                seconds=log.seconds,
                model=model.state_dict(),
                ema=ema.model.state_dict(),
                class_tokens=class_tokens.state_dict(),
                optimizer=optimizer.state_dict(),
                classes=inputs.classes,
            )
    plot_losses(folder)
