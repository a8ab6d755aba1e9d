"""Write the checkpoints of a pack whose runs/ folder is gone, so that training goes on from its weights.

A pack holds no optimizer state, no photo encoder, and of the class vectors only those of its species (where the
verdict is in the tokens). The first starts anew; the photo encoder is trained by `train-autoencoder` under the kept
decoder (the latents must stay what the U-Net knows); other class vectors are learned again on the way. Existing
checkpoints are never overwritten.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import torch

from ..data.recordings import list_recordings, shipped_species
from ..hearing.encoder import Encoder, EncoderGraph
from ..packing.from_pack import weights_from_onnx
from ..packing.pack import decoder_entry, encoder_entry, unet_entry
from ..painting.autoencoder import Autoencoder
from ..painting.unet import Unet
from ..settings.config import load_config
from ..settings.hearing_settings import EncoderTraining
from ..settings.painting_settings import AutoencoderTraining, PainterTraining
from ..training.arguments import HERE, command_arguments
from ..training.checkpoint import keep_new


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = command_arguments(__doc__)
    parser.add_argument("--pack", type=Path, default=HERE.parent / "assets" / "models" / "songsight-ten")
    parser.add_argument("--configs", type=Path, default=HERE / "configs")
    parser.add_argument("--painter-steps", type=int, help="updates behind the pack's U-Net; else as its card says")
    return parser.parse_args(words)


def write_encoder(args: argparse.Namespace, painter: PainterTraining, figures: dict) -> torch.Tensor | None:
    """Also the vectors by which the verdict enters the tokens, [label, size]."""
    config = load_config(EncoderTraining, args.configs / "encoder.json")
    vectors = torch.zeros(config.model.labels, painter.model.token_size) if painter.verdict else None
    graph = EncoderGraph(Encoder(config.model), vectors)
    weights_from_onnx(
        graph,
        args.pack / "encoder.onnx",
        lambda net, folder: encoder_entry(net.encoder, config.sound, folder, net.verdict_vectors),
    )
    keep_new(
        args.runs / "encoder" / "last.pt",
        config,
        figures["encoder"]["epochs"],
        encoder=graph.encoder.state_dict(),
        species=shipped_species(list_recordings(args.data)),
        seconds=figures["encoder"]["trainingSeconds"],
    )
    return graph.verdict_vectors


def class_parts(args: argparse.Namespace, size: int, vectors: torch.Tensor | None) -> dict:
    """`classes` and `class_tokens` of a painter's checkpoint: the species' vectors as found, others random."""
    with open(args.data / "bird-images" / "images.csv", newline="") as file:
        classes = sorted({row["label"] for row in csv.DictReader(file) if row["suspect_label"] != "1"})
    weight = torch.randn(len(classes), size)
    for name, vector in zip(shipped_species(list_recordings(args.data)), vectors if vectors is not None else []):
        weight[classes.index(name)] = vector
    return {"classes": classes, "class_tokens": {"vectors.weight": weight}}


def write_decoder(args: argparse.Namespace, size: int) -> None:
    config = load_config(AutoencoderTraining, args.configs / "autoencoder.json")
    autoencoder = Autoencoder(config.model)

    class DecoderOnly(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.config, self.decoder = config.model, autoencoder.decoder

    weights_from_onnx(DecoderOnly(), args.pack / "decoder.onnx", lambda net, folder: decoder_entry(net, size, folder))
    keep_new(args.runs / "autoencoder" / "decoder.pt", config, 0, decoder=autoencoder.decoder.state_dict())


def write_painter(
    args: argparse.Namespace, config: PainterTraining, figures: dict, vectors: torch.Tensor | None
) -> None:
    unet = Unet(config.model)
    weights_from_onnx(unet, args.pack / "unet.onnx", unet_entry)
    weights = {"model": unet.state_dict(), "ema": unet.state_dict()} | class_parts(
        args, config.model.token_size, vectors
    )
    painter = figures["painter"]
    keep_new(
        args.runs / "painter-class" / "last.pt",
        config,
        config.class_steps,
        **weights,
        seconds=painter["trainingSeconds"]["painterClass"],
    )
    keep_new(
        args.runs / "painter-sound" / "last.pt",
        config,
        args.painter_steps or painter["updates"],
        **weights,
        seconds=painter["trainingSeconds"]["painterSound"],
    )


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    figures = json.loads((args.pack / "figures.json").read_text())
    config = load_config(PainterTraining, args.configs / "painter.json")
    vectors = write_encoder(args, config, figures)
    write_decoder(args, config.model.sample_size)
    write_painter(args, config, figures, vectors)
