"""The cases of tests/fixtures/golden, as plain functions that return JSON-ready values."""

from __future__ import annotations

import base64

import numpy as np
import torch

from ..data.mel import mel_db, mel_filters, mel_frequencies
from ..data.tiny_sounds import LABELS, tiny_clip
from ..hearing.encoder import Encoder, EncoderGraph
from ..painting.sampler import Sampling, guided, sample_steps
from ..painting.schedule import alpha_bar, trailing_timesteps
from ..settings.hearing_settings import SoundConfig
from .pack import Painter

SAMPLES = 66150
SAMPLE_SHAPE = (4, 8, 8)
TOKEN_SHAPE = (36, 32)
READABLE_CELLS = ((0, 0), (10, 5), (40, 64), (90, 100), (127, 129))
STEP_COUNTS = (1, 4, 5, 20, 25, 50, 1000)


def packed(values: np.ndarray | torch.Tensor, kind: str = "<f4") -> str:
    """Base64 of little-endian numbers in C order."""
    return base64.b64encode(np.ascontiguousarray(np.asarray(values), dtype=kind).tobytes()).decode()


def unpacked(text: str, kind: str = "<f4") -> np.ndarray:
    return np.frombuffer(base64.b64decode(text), dtype=kind)


def _signals() -> dict[str, np.ndarray]:
    """Name -> int16 samples, trailing zeros left off."""
    random = np.random.default_rng(3)
    time = np.arange(SAMPLES) / 22050
    short = int(1.3 * 22050)
    click = np.zeros(33000)
    click[32999] = 0.9
    signals = {
        "chirp": 0.5 * np.sin(2 * np.pi * (200 * time + (10000 - 200) / 6 * time**2)),
        "noise": 0.1 * random.standard_normal(SAMPLES),
        "silence": np.zeros(0),
        "click": click,
        "short": 0.3 * np.sin(2 * np.pi * 3000 * time[:short]) + 0.001 * random.standard_normal(short),
        "quiet": 0.0008 * np.sin(2 * np.pi * 4000 * time) + 0.0002 * random.standard_normal(SAMPLES),
    }
    return {k: np.round(v * 32767).clip(-32768, 32767).astype(np.int16) for k, v in signals.items()}


def _mel_case(name: str, stored: np.ndarray) -> dict:
    samples = np.zeros(SAMPLES)
    samples[: len(stored)] = stored / 32768.0
    mel = mel_db(samples)
    cells = [{"band": b, "frame": f, "db": round(float(mel[b, f]), 4)} for b, f in READABLE_CELLS]
    return {"name": name, "samples": packed(stored, "<i2"), "db": packed(mel), "cells": cells}


def mel_golden() -> dict:
    filters = mel_filters(22050, 2048, 128)
    rows = [{"band": b, "weights": packed(filters[b])} for b in (0, 20, 64, 127)]
    return {
        "toleranceDb": 0.01,
        "samplesPerClip": SAMPLES,
        "shape": [128, 130],
        "filterBank": {
            "shape": [128, 1025],
            "sum": float(filters.sum()),
            "rowSums": packed(filters.sum(axis=1)),
            "rows": rows,
        },
        "melFrequencies40": [float(x) for x in mel_frequencies(40, 0.0, 11025.0)],
        "cases": [_mel_case(name, stored) for name, stored in _signals().items()],
    }


def encoder_golden(encoder: Encoder) -> dict:
    random = np.random.default_rng(5)
    frames = SoundConfig().patch_frames
    clips = [mel_db(tiny_clip(label, random))[:, :frames] for label in range(len(LABELS))]
    mel = torch.from_numpy(np.stack(clips).astype(np.float32))
    with torch.no_grad():
        probabilities, features = EncoderGraph(encoder).eval()(mel)
    return {
        "pack": "tiny",
        "tolerance": 1e-4,
        "labels": list(LABELS),
        "melShape": list(mel.shape),
        "mel": packed(mel),
        "probabilities": [[round(float(x), 6) for x in row] for row in probabilities],
        "featuresShape": list(features.shape),
        "features": packed(features),
    }


def schedule_golden() -> dict:
    return {
        "toleranceRelative": 1e-9,
        "trainSteps": 1000,
        "linear": [float(x) for x in alpha_bar("linear")],
        "cosine": [float(x) for x in alpha_bar("cosine")],
        "trailing": {str(n): trailing_timesteps(1000, n) for n in STEP_COUNTS},
    }


def dummy_denoiser(features: np.ndarray):
    """prediction = 0.1 sample + 0.001 t + mean(features)"""
    offset = float(np.mean(features, dtype=np.float64))
    return lambda sample, time: 0.1 * sample + 0.001 * time + offset


def unet_denoiser(painter: Painter, features: np.ndarray, guidance_scale: float):
    tokens = torch.from_numpy(features).expand(2, *features.shape)
    conditioned = torch.tensor([0.0, 1.0])

    def denoise(sample: np.ndarray, time: int) -> np.ndarray:
        pair = torch.from_numpy(sample.astype(np.float32)).expand(2, *sample.shape)
        with torch.no_grad():
            both = painter.unet(pair, torch.full((2,), float(time)), tokens, conditioned).numpy()
        return guided(both[0], both[1], guidance_scale)

    return denoise


def _sampler_case(settings: Sampling, schedule: str, painter: Painter | None, seed: int) -> dict:
    random = np.random.default_rng(seed)
    noise, *fresh = random.standard_normal((settings.steps, *SAMPLE_SHAPE)).astype(np.float32)
    features = random.standard_normal(TOKEN_SHAPE).astype(np.float32)
    guidance = 3.0 if painter else 1.0
    denoise = unet_denoiser(painter, features, guidance) if painter else dummy_denoiser(features)
    after = list(sample_steps(settings, noise.astype(np.float64), denoise, lambda i: fresh[i]))
    image = None
    if painter:
        with torch.no_grad():
            latent = torch.from_numpy(after[-1].astype(np.float32))[None]
            image = packed(painter.autoencoder.decoder(latent)[0])
    return {
        "denoiser": "tiny-unet" if painter else "dummy",
        "sampler": settings.sampler,
        "prediction": settings.prediction,
        "clipSample": settings.clip_sample,
        "schedule": schedule,
        "steps": settings.steps,
        "guidanceScale": guidance,
        "timesteps": trailing_timesteps(1000, settings.steps),
        "noise": packed(noise),
        "freshNoise": [packed(x) for x in fresh] if settings.sampler == "ddpm" else [],
        "features": packed(features),
        "after": [packed(x) for x in after],
        "image": image,
    }


def sampler_golden(painter: Painter) -> dict:
    cases = []
    for sampler in ("ddpm", "ddim", "dpmpp-2m"):
        for prediction, schedule in (("epsilon", "linear"), ("v", "cosine")):
            settings = Sampling(alpha_bar(schedule), prediction, sampler, 5)
            cases.append(_sampler_case(settings, schedule, None, seed=len(cases)))
            cases.append(_sampler_case(settings, schedule, painter, seed=len(cases)))
    clipped = Sampling(alpha_bar("linear"), "epsilon", "dpmpp-2m", 20, clip_sample=True)
    cases.append(_sampler_case(clipped, "linear", None, seed=len(cases)))
    return {
        "toleranceOfLargest": {"dummy": 1e-5, "tiny-unet": 1e-3},
        "imageTolerance": 0.01,
        "sampleShape": list(SAMPLE_SHAPE),
        "featuresShape": list(TOKEN_SHAPE),
        "imageShape": [3, 32, 32],
        "cases": cases,
    }
