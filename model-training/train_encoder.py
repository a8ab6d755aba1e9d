"""Train the sound encoder on the train part of the recordings: runs/<name>/last.pt."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from songsight_training.checkpoint import load_checkpoint, save_checkpoint
from songsight_training.config import EncoderTraining, load_config
from songsight_training.encoder import Encoder
from songsight_training.encoder_batches import TrainingSounds
from songsight_training.recordings import list_recordings, shipped_species
from songsight_training.run_log import RunLog
from songsight_training.spectrograms import load_spectrograms
from songsight_training.splits import split_recordings

HERE = Path(__file__).resolve().parent


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "configs" / "encoder.json")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--name", default="encoder", help="folder of this run under --runs")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


class WithHelper(nn.Module):
    """The encoder and, while it trains, a second output that names other birds.

    A dozen recordings per species cannot teach convolutions alone; the negatives carry the names of
    other species, and naming them costs one matrix product. The helper is not exported.
    """

    def __init__(self, encoder: Encoder, other_birds: int):
        super().__init__()
        self.encoder = encoder
        self.helper = nn.Linear(encoder.config.hidden[1], max(other_birds, 1))

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.encoder.head[:-1](self.encoder.features(mel).flatten(1))
        return self.encoder.head[-1](hidden), self.helper(hidden)


def batch_loss(model: WithHelper, mel, labels, others, config: EncoderTraining):
    """Cross-entropy over the species and, for negatives with a name, over the other birds."""
    logits, helper = model(mel)
    loss = F.cross_entropy(logits, labels, label_smoothing=config.label_smoothing)
    named = others >= 0
    if config.other_bird_weight and named.any():
        loss = loss + config.other_bird_weight * F.cross_entropy(helper[named], others[named])
    return loss, (logits.argmax(1) == labels).float().mean()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    config = load_config(EncoderTraining, args.config)
    torch.manual_seed(config.seed)
    recordings = list_recordings(args.data)
    species = shipped_species(recordings)
    training = split_recordings(recordings, config.split_seed)["train"]
    spectrograms = load_spectrograms(training, args.runs / "cache", config.sound)
    sounds = TrainingSounds(training, spectrograms, species, config)
    model = WithHelper(Encoder(config.model), len(sounds.other_names)).to(args.device)
    optimizer = torch.optim.Adam(model.parameters(), config.learning_rate, weight_decay=config.weight_decay)
    fade = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.epochs, config.final_learning_rate)
    checkpoint, start, spent = args.runs / args.name / "last.pt", 0, 0.0
    if checkpoint.exists():
        _, content = load_checkpoint(checkpoint, EncoderTraining, args.device)
        start, spent = content["step"], content["seconds"]
        model.load_state_dict(content["model"])
        optimizer.load_state_dict(content["optimizer"])
        fade.load_state_dict(content["fade"])
    log = RunLog(checkpoint.parent, spent)
    for epoch in range(start, config.epochs):
        model.train()
        figures = []
        for mel, labels, others in sounds.epoch(np.random.default_rng([config.seed, epoch])):
            batch = (torch.from_numpy(array).to(args.device) for array in (mel, labels, others))
            loss, accuracy = batch_loss(model, *batch, config)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            figures.append((float(loss), float(accuracy)))
        fade.step()
        loss, accuracy = np.mean(figures, axis=0)
        log.write(epoch=epoch + 1, loss=round(loss, 4), accuracy=round(accuracy, 4))
        save_checkpoint(
            checkpoint, config, epoch + 1, model=model.state_dict(), optimizer=optimizer.state_dict(),
            fade=fade.state_dict(), species=species, encoder=model.encoder.state_dict(), seconds=log.seconds,
        )


if __name__ == "__main__":
    main()
