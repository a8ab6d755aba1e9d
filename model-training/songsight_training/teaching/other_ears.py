"""Ears to compare with: the teacher, a linear head on its embeddings, and the encoder of a pack."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..data.clip_windows import clip_windows
from ..data.mel import mel_db_batch
from ..data.recordings import load_samples
from ..settings.hearing_settings import SoundConfig
from .by_recording import Scores
from .taught_material import Material
from .taught_windows import HEARD, TaughtWindows
from .unheard_clips import UnheardRecording, teacher_windows

HEAD_UPDATES = 600
HEAD_BATCH = 512
HEAD_RATE = 3e-3


def _numbers(material: Material) -> dict[Path, int]:
    return {recording.path: number for number, recording in enumerate(material.recordings)}


def teacher_ear(material: Material) -> Scores:
    """What the teacher itself says, without the help of the recording's name."""
    numbers = _numbers(material)

    def scores(one: UnheardRecording) -> np.ndarray:
        logits = teacher_windows(material.taught[numbers[one.recording.path]].logits, len(one.scores))
        return material.table.probabilities(logits)

    return scores


def _trained_head(windows: TaughtWindows, deviation: np.ndarray, seed: int) -> torch.nn.Linear:
    """One layer from embeddings in units of `deviation` [1024] to the classes heard in them."""
    known = torch.from_numpy(windows.embeddings.astype(np.float32) / deviation)
    labels = torch.from_numpy((windows.probabilities >= HEARD).astype(np.float32))
    torch.manual_seed(seed)
    head = torch.nn.Linear(known.shape[1], labels.shape[1])
    torch.nn.init.constant_(head.bias, -4.0)
    optimizer = torch.optim.AdamW(head.parameters(), lr=HEAD_RATE, weight_decay=0.05)
    for update in range(HEAD_UPDATES):
        for group in optimizer.param_groups:
            group["lr"] = HEAD_RATE * (1 - update / HEAD_UPDATES)
        batch = torch.randint(len(known), (HEAD_BATCH,))
        loss = F.binary_cross_entropy_with_logits(head(known[batch]), labels[batch], reduction="none").sum(dim=1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return head


def linear_head(material: Material, folds: list[int], seed: int = 1) -> Scores:
    """A layer on the teacher's embeddings, for the recordings of each of `folds` trained on all others' windows."""
    deviation = np.maximum(material.windows.embeddings.astype(np.float32).std(axis=0), 1e-2)
    heads = {fold: _trained_head(material.windows.only(material.folds != fold), deviation, seed) for fold in folds}
    numbers = _numbers(material)

    @torch.no_grad()
    def scores(one: UnheardRecording) -> np.ndarray:
        number = numbers[one.recording.path]
        own = teacher_windows(material.taught[number].embeddings, len(one.scores)).astype(np.float32) / deviation
        return torch.sigmoid(heads[int(material.folds[number])](torch.from_numpy(own))).numpy()

    return scores


def pack_ear(pack: Path, codes: list[str], cache: Path, sound: SoundConfig) -> tuple[Scores, np.ndarray]:
    """A mel pack's encoder by ONNX Runtime, and its thresholds [class]; 1 for classes it does not know."""
    import onnxruntime

    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    file = str(pack / manifest["encoder"]["file"])
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    known = [(n, codes.index(label["code"])) for n, label in enumerate(manifest["labels"]) if label["code"] in codes]
    thresholds = np.ones(len(codes))
    thresholds[[k for _, k in known]] = [manifest["labels"][n]["threshold"] for n, _ in known]

    def scores(one: UnheardRecording) -> np.ndarray:
        clips, _ = clip_windows(load_samples(one.recording.path, cache), sound.rate_hz, sound.window_seconds)
        mel = mel_db_batch(clips[: len(one.scores)], sound)[:, :, : sound.patch_frames]
        said = session.run(["probabilities"], {"mel": np.ascontiguousarray(mel, dtype=np.float32)})[0]
        made = np.full((len(said), len(codes)), np.nan, dtype=np.float32)
        made[:, [k for _, k in known]] = said[:, [n for n, _ in known]]
        return made

    return scores, thresholds
