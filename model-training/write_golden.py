"""Write tests/fixtures/models/tiny and tests/fixtures/golden.

Re-running gives the same files: the tiny weights are kept in golden/tiny-weights.pt and only
--retrain makes new ones.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from songsight_training.hearing.encoder import Encoder
from songsight_training.packing.golden import encoder_golden, mel_golden, sampler_golden, schedule_golden
from songsight_training.packing.tiny_pack import (
    ENCODER,
    random_painter,
    train_tiny_encoder,
    with_quick,
    write_tiny_pack,
)

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "fixtures"


def tiny_networks(weights: Path, retrain: bool):
    painter = random_painter()
    if retrain or not weights.exists():
        encoder = train_tiny_encoder()
        state = {
            "encoder": encoder.state_dict(),
            "unet": painter.unet.state_dict(),
            "autoencoder": painter.autoencoder.state_dict(),
        }
        torch.save(state, weights)
        return encoder, painter
    state = torch.load(weights, map_location="cpu")
    encoder = Encoder(ENCODER).eval()
    encoder.load_state_dict(state["encoder"])
    painter.unet.load_state_dict(state["unet"])
    painter.autoencoder.load_state_dict(state["autoencoder"])
    return encoder, painter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--retrain", action="store_true", help="new tiny weights (one minute)")
    args = parser.parse_args()
    torch.set_num_threads(2)
    golden = FIXTURES / "golden"
    golden.mkdir(parents=True, exist_ok=True)
    encoder, painter = tiny_networks(golden / "tiny-weights.pt", args.retrain)
    write_tiny_pack(FIXTURES / "models" / "tiny", encoder, with_quick(painter))
    files = {
        "mel.json": mel_golden(),
        "encoder.json": encoder_golden(encoder),
        "schedule.json": schedule_golden(),
        "samplers.json": sampler_golden(painter),
    }
    for name, content in files.items():
        (golden / name).write_text(json.dumps(content, indent=1) + "\n")
        print(name, (golden / name).stat().st_size)


if __name__ == "__main__":
    main()
