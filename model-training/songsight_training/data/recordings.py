"""Rows of audio.csv, and any recording as mono samples at the model's rate, cached."""

from __future__ import annotations

import csv
import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

RATE_HZ = 22050
LEAST_GROUPS = 3
DROPPED = {
    "Kevin3781__blue-jay.mp3": "the data set's own note: handling noise and speech, jay not obvious",
}


@dataclass(frozen=True)
class Recording:
    """group: target (one of the ten species), other (another bird), background or syllable."""

    path: Path
    label: str
    group: str
    recording_group: str
    seconds: float


def list_recordings(data: Path) -> list[Recording]:
    folder = data / "bird-audio"
    with open(folder / "audio.csv", newline="") as file:
        return [
            Recording(
                folder / row["file"], row["label"], row["group"], row["recording_group"], float(row["duration_s"])
            )
            for row in csv.DictReader(file)
            if Path(row["file"]).name not in DROPPED
        ]


def dropped_recordings(data: Path) -> dict[str, str]:
    """Recordings of this data folder that are left out, and why."""
    with open(data / "bird-audio" / "audio.csv", newline="") as file:
        listed = {Path(row["file"]).name for row in csv.DictReader(file)}
    return {name: why for name, why in DROPPED.items() if name in listed}


def shipped_species(recordings: list[Recording]) -> list[str]:
    """Species whose recordings come from at least three groups: two to train on, one to test on."""
    groups: dict[str, set[str]] = {}
    for recording in recordings:
        if recording.group == "target":
            groups.setdefault(recording.label, set()).add(recording.recording_group)
    return sorted(label for label, found in groups.items() if len(found) >= LEAST_GROUPS)


def _decode_with_ffmpeg(path: Path) -> np.ndarray:
    # 16-bit output also makes ffmpeg scale its stereo mix; as floats the mix exceeds 1
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-vn", "-ac", "1", "-ar", str(RATE_HZ)]
    result = subprocess.run([*command, "-f", "s16le", "-"], capture_output=True, check=False)
    if result.returncode or not result.stdout:
        raise ValueError(f"{path.name}: ffmpeg cannot decode it: {result.stderr.decode().strip()}")
    return np.frombuffer(result.stdout, dtype="<i2").astype(np.float32) / 32768


def _rate_if_readable(path: Path) -> int | None:
    """None when libsndfile does not know the format."""
    try:
        return soundfile.info(str(path)).samplerate
    except RuntimeError:
        return None


def decode(path: Path) -> np.ndarray:
    """Mono float32 in -1 ... 1 at 22,050 Hz. ffmpeg does what soundfile cannot, and resamples."""
    if _rate_if_readable(path) == RATE_HZ:
        return soundfile.read(str(path), dtype="float32", always_2d=True)[0].mean(axis=1)
    return _decode_with_ffmpeg(path)


def load_samples(path: Path, cache: Path) -> np.ndarray:
    """Like `decode`, kept as 16-bit numbers in the cache folder."""
    key = hashlib.sha256(f"{path.parent.name}/{path.name}/{path.stat().st_size}".encode()).hexdigest()
    stored = cache / "samples" / f"{key[:24]}.npy"
    if not stored.exists():
        stored.parent.mkdir(parents=True, exist_ok=True)
        np.save(stored, np.round(decode(path).clip(-1, 1) * 32767).astype(np.int16))
    return np.load(stored).astype(np.float32) / 32768
