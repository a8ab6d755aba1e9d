"""Draw the method as the paper's Fig. 1 and 2 do, from the networks of the configs: reports/method-1.png and -2."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from ...packing.method_pictures import encoder_picture, overview_picture
from ...painting.autoencoder import Autoencoder
from ...painting.unet import Unet
from ...settings.config import load_config
from ...settings.hearing_settings import EncoderDistillation
from ...settings.painting_settings import AutoencoderTraining, SpeciesPainterTraining
from ...teaching.distilled_encoder import DistilledEncoder

HERE = Path(__file__).resolve().parents[3]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--configs", type=Path, default=HERE / "configs")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    parser.add_argument("--species", type=int, default=200, help="classes of photos")
    parser.add_argument("--labels", type=int, default=1157, help="classes of the encoder")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    ear = load_config(EncoderDistillation, args.configs / "distilled-cpu.json").model
    encoder = DistilledEncoder(dataclasses.replace(ear, labels=args.labels))
    autoencoder = Autoencoder(load_config(AutoencoderTraining, args.configs / "autoencoder-perceptual.json").model)
    unet = Unet(load_config(SpeciesPainterTraining, args.configs / "species-painter.json").model)
    args.reports.mkdir(parents=True, exist_ok=True)
    overview_picture(encoder, unet, autoencoder, args.species, args.reports / "method-1.png")
    encoder_picture(encoder, args.reports / "method-2.png")
    print(f"{args.reports}: method-1.png, method-2.png")
