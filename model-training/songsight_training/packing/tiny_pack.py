"""The tiny pack of tests/fixtures/models/tiny: real layout, small widths, a minute of training."""

from __future__ import annotations

import copy
import dataclasses
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..data.mel import mel_db_batch
from ..data.tiny_sounds import LABELS, tiny_clip
from ..hearing.encoder import Encoder
from ..painting.autoencoder import Autoencoder
from ..painting.unet import Unet
from ..settings.hearing_settings import EncoderConfig, SoundConfig
from ..settings.painting_settings import AutoencoderConfig, UnetConfig
from .pack import PackHead, Painter, write_pack

ENCODER = EncoderConfig(channels=(6, 8, 8), hidden=(32, 16), dropout=0.2, labels=len(LABELS))
AUTOENCODER = AutoencoderConfig(width=16, fine_width=8, decoder_blocks=1, image_size=32)
UNET = UnetConfig(widths=(16, 24), attention_levels=(1,), heads=2, token_size=32, sample_size=8)
NAMES = (
    ("Fistulator humilis", "Low Whistler"),
    ("Trillator altus", "High Trill"),
    ("Cantor ascendens", "Sweep Singer"),
    ("", "No target bird"),
)


def tiny_patches(count: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """count synthetic clips as dB [clip, 128, 128] and labels [clip]."""
    random = np.random.default_rng(seed)
    labels = np.arange(count) % len(LABELS)
    clips = np.stack([tiny_clip(int(label), random) for label in labels])
    sound = SoundConfig()
    mel = np.concatenate([mel_db_batch(part) for part in np.array_split(clips, max(1, count // 50))])
    return torch.from_numpy(mel[:, :, : sound.patch_frames].copy()), torch.from_numpy(labels)


def train_tiny_encoder(count: int = 1200, epochs: int = 10) -> Encoder:
    torch.manual_seed(7)
    encoder = Encoder(ENCODER)
    mel, labels = tiny_patches(count, seed=11)
    optimizer = torch.optim.Adam(encoder.parameters(), lr=3e-3)
    steps = epochs * (count // 40)
    fade = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps, 1e-4)
    encoder.train()
    for _ in range(epochs):
        for batch in torch.randperm(count).split(40)[: count // 40]:
            loss = F.cross_entropy(encoder(mel[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            fade.step()
    return encoder.eval()


def random_painter() -> Painter:
    """Seeded weights. The layers that training starts at zero are drawn too, or nothing would move."""
    torch.manual_seed(21)
    unet, autoencoder = Unet(UNET), Autoencoder(AUTOENCODER)
    for parameter in [*unet.parameters(), *autoencoder.parameters()]:
        if parameter.ndim > 1 and not parameter.abs().sum():
            torch.nn.init.normal_(parameter, std=0.05)
    return Painter(unet.eval(), autoencoder.eval(), "linear", 1000, "epsilon", "dpmpp-2m", 4, 3.0)


def with_quick(painter: Painter) -> Painter:
    """A student of two steps that nobody taught: its weights are those of the painter, a tenth smaller."""
    student = copy.deepcopy(painter.unet)
    with torch.no_grad():
        for parameter in student.parameters():
            if parameter.ndim > 1:
                parameter.mul_(0.9)
    return dataclasses.replace(painter, student=student, student_steps=2)


def write_tiny_pack(folder: Path, encoder: Encoder, painter: Painter) -> dict:
    labels = [
        {
            "code": code,
            "kind": "none" if code == "no_target_bird" else "species",
            "scientificName": scientific,
            "commonName": common,
            "threshold": 1 if code == "no_target_bird" else 0.6,
        }
        for code, (scientific, common) in zip(LABELS, NAMES)
    ]
    head = PackHead("tiny", "0.1.0", "Tiny test pack", "2026-11-22T00:00:00Z", "Synthetic; no rights reserved.")
    return write_pack(folder, head, SoundConfig(), encoder, labels, painter)
