"""Figures of the trained encoder and painter on held-out recordings and photos: figures.json.

Every encoder figure is about the exported weights: test recordings never trained, and thresholds come
from the validation negatives alone.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from songsight_training.listening import choose_thresholds, listen, score
from songsight_training.painting_figures import held_out_tokens, painter_figures
from songsight_training.photos import load_photos
from songsight_training.recordings import DROPPED, list_recordings
from songsight_training.splits import split_recordings
from songsight_training.trained import pack_settings, trained_encoder, trained_painter

HERE = Path(__file__).resolve().parent


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "pack.json")
    parser.add_argument("--encoder", default="encoder", help="run to evaluate; others are baselines")
    parser.add_argument("--baseline", action="store_true", help="store as a baseline, under its run's name")
    parser.add_argument("--no-painter", action="store_true", help="keep the painter's last figures")
    parser.add_argument("--no-encoder", action="store_true", help="keep the encoder's last figures")
    parser.add_argument("--pictures", type=int, default=16, help="painted per species")
    return parser.parse_args()


def encoder_figures(args: argparse.Namespace) -> dict:
    encoder = trained_encoder(args.runs, args.encoder)
    recordings = list_recordings(args.data)
    parts = split_recordings(recordings, encoder.config.split_seed)
    sound, cache = encoder.config.sound, args.runs / "cache"
    validation = listen(encoder.network, parts["validation"], cache, sound)
    test = listen(encoder.network, parts["test"], cache, sound)
    thresholds = choose_thresholds(validation, encoder.species)
    training = {
        name: sum(r.label == name and r.group == "target" for r in parts["train"])
        for name in encoder.species
    }
    return {
        "split": "by recording_group",
        "epochs": encoder.epochs,
        "trainingSeconds": round(encoder.seconds),
        "parameters": sum(p.numel() for p in encoder.network.parameters()),
        "trainingRecordings": training,
        "dropped": DROPPED,
        **score(test, encoder.species, thresholds, sound.window_seconds),
    }


def picture_figures(args: argparse.Namespace) -> dict:
    encoder = trained_encoder(args.runs, args.encoder)
    trained = trained_painter(args.runs, pack_settings(args.settings)["painter"])
    photos = load_photos(args.data, args.runs / "cache", trained.painter.autoencoder.config.image_size)
    test = split_recordings(list_recordings(args.data), encoder.config.split_seed)["test"]
    tokens = {
        name: held_out_tokens(
            encoder.network, test, name, args.pictures, args.runs / "cache", encoder.config.sound
        )
        for name in encoder.species
    }
    return painter_figures(trained, tokens, photos)


def main() -> None:
    args = arguments()
    torch.set_num_threads(2)
    args.pack.mkdir(parents=True, exist_ok=True)
    file = args.pack / "figures.json"
    figures = json.loads(file.read_text()) if file.exists() else {}
    if args.baseline:
        figures.setdefault("baselines", {})[args.encoder] = encoder_figures(args)
    elif not args.no_encoder:
        figures["encoder"] = encoder_figures(args)
    if not args.no_painter and not args.baseline:
        figures["painter"] = picture_figures(args)
    file.write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
