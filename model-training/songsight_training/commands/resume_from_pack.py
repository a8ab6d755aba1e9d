"""Write the checkpoints of a pack whose runs/ folder is gone, so that training goes on from its weights.

A pack holds no optimizer state, no photo encoder and no class vectors. The first starts anew; the photo encoder is
trained by `train_autoencoder.py` under the kept decoder (the latents must stay what the U-Net knows); class
vectors are learned again on the way. Existing checkpoints are never overwritten.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from ..autoencoder import Autoencoder
from ..checkpoint import save_checkpoint
from ..config import AutoencoderTraining, EncoderTraining, PainterTraining, load_config
from ..encoder import Encoder
from ..from_pack import weights_from_onnx
from ..pack import decoder_entry, encoder_entry, unet_entry
from ..recordings import list_recordings, shipped_species
from ..unet import Unet

HERE = Path(__file__).resolve().parents[2]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--configs", type=Path, default=HERE / "configs")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--painter-steps", type=int, help="updates behind the pack's U-Net; else as its card says")
    return parser.parse_args(words)


def keep_new(path: Path, *head: object, **parts: object) -> None:
    if path.exists():
        print(f"{path} is there: left as it is")
        return
    save_checkpoint(path, *head, **parts)
    print(f"{path} written")


def write_encoder(args: argparse.Namespace, figures: dict) -> None:
    config = load_config(EncoderTraining, args.configs / "encoder.json")
    encoder = Encoder(config.model)
    weights_from_onnx(
        encoder, args.pack / "encoder.onnx", lambda net, folder: encoder_entry(net, config.sound, folder)
    )
    keep_new(
        args.runs / "encoder" / "last.pt", config, figures["encoder"]["epochs"],
        encoder=encoder.state_dict(), species=shipped_species(list_recordings(args.data)),
        seconds=figures["encoder"]["trainingSeconds"],
    )


def write_decoder(args: argparse.Namespace, size: int) -> None:
    config = load_config(AutoencoderTraining, args.configs / "autoencoder.json")
    autoencoder = Autoencoder(config.model)

    class DecoderOnly(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.config, self.decoder = config.model, autoencoder.decoder

    weights_from_onnx(
        DecoderOnly(), args.pack / "decoder.onnx", lambda net, folder: decoder_entry(net, size, folder)
    )
    keep_new(args.runs / "autoencoder" / "decoder.pt", config, 0, decoder=autoencoder.decoder.state_dict())


def write_painter(args: argparse.Namespace, config: PainterTraining, figures: dict) -> None:
    unet = Unet(config.model)
    weights_from_onnx(unet, args.pack / "unet.onnx", unet_entry)
    weights = {"model": unet.state_dict(), "ema": unet.state_dict()}
    painter = figures["painter"]
    keep_new(
        args.runs / "painter-class" / "last.pt", config, config.class_steps, **weights,
        seconds=painter["trainingSeconds"]["painterClass"],
    )
    keep_new(
        args.runs / "painter-sound" / "last.pt", config, args.painter_steps or painter["updates"], **weights,
        seconds=painter["trainingSeconds"]["painterSound"],
    )


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    torch.set_num_threads(2)
    figures = json.loads((args.pack / "figures.json").read_text())
    config = load_config(PainterTraining, args.configs / "painter.json")
    write_encoder(args, figures)
    write_decoder(args, config.model.sample_size)
    write_painter(args, config, figures)
