"""Synthetic birds, and a teacher that goes by the energy of three bands: the data of the tests of teaching."""

import csv
import json
from pathlib import Path

import numpy as np
import soundfile

from songsight_training.data.recordings import list_recordings
from songsight_training.data.tiny_sounds import RATE_HZ, SAMPLES, tiny_clip
from songsight_training.teaching.teacher import NAME, decode, save_taught, taught_file, teach
from songsight_training.teaching.teacher import RATE_HZ as TEACHER_RATE

BIRDS = ("low_whistler", "high_trill", "sweep_singer")
LABELS = "Fistulator humilis_Low Whistler\nTrillator altus_High Trill\nCantor ascendens_Sweep Singer\nRana rana_Frog\n"
BANDS = ((1800, 2200), (4900, 6100), (2300, 4800))
MODEL = {"channels": [6, 8, 8, 12], "embedding": 8, "dropout": 0.0, "views": ["clip", "energy"]}
CONFIG = {"model": MODEL, "updates": 100, "batch": 16, "learning_rate": 0.01, "warmup_updates": 5, "ema_decay": 0.9}
CONFIG |= {"embedding_weight": 1.0, "mask_probability": 0.0, "second_bird_probability": 0.2, "folds": 2}


def listen(windows):
    """A logit per bird: 5 where its band has most of the sound; the embedding is the bands' levels and shares."""
    power = np.abs(np.fft.rfft(windows, axis=1)) ** 2
    hertz = np.fft.rfftfreq(windows.shape[1], 1 / TEACHER_RATE)
    bands = np.stack([power[:, (hertz > low) & (hertz < high)].sum(axis=1) for low, high in BANDS], axis=1)
    share = bands / (power[:, hertz > 300].sum(axis=1, keepdims=True) + 1e-3)
    loud = bands.sum(axis=1, keepdims=True) > 1.0
    logits = np.where(loud, 12 * share - 7, -7.0)
    frog = np.full((len(windows), 1), -7.0)
    embeddings = 6 * np.concatenate([share, np.log1p(bands) / 10, loud, 1 - loud], axis=1)
    return np.concatenate([logits, frog], axis=1), embeddings


def squeak(random):
    """Three seconds with a second of short calls at 8 kHz, which is in none of the teacher's bands."""
    time = np.arange(SAMPLES) / RATE_HZ
    calls = (time > 1) & (time < 2) & ((time * random.uniform(6, 9)) % 1 < 0.5)
    return 0.3 * calls * np.sin(2 * np.pi * random.uniform(7800, 8300) * time)


def _write(folder: Path, group: str, label: str, number: int, samples: np.ndarray) -> dict:
    file = Path(group) / label / f"{label}-{number}.wav"
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(folder / file, samples, RATE_HZ)
    name = f"{label}-{number}"
    row = {"file": str(file), "label": label, "group": group, "duration_s": len(samples) / RATE_HZ}
    return row | {"recording_id": name, "recording_group": name, "source": "made", "licence": "none"}


def make_taught(root: Path) -> None:
    """Data folder and cache: six recordings of each bird, half of each silent; one named after the wrong bird; a bird
    that the teacher does not know; and background."""
    random = np.random.default_rng(5)
    audio, cache, rows = root / "data" / "bird-audio", root / "runs" / "cache", []
    silent = lambda: 1e-4 * random.standard_normal(SAMPLES)
    for number in range(6):
        for kind, label in enumerate(BIRDS):
            parts = [tiny_clip(kind, random), silent(), tiny_clip(kind, random), silent()]
            rows.append(_write(audio, "target", label, number, np.concatenate(parts)))
        rows.append(_write(audio, "background", "hiss", number, np.concatenate([silent(), silent()])))
        rows.append(_write(audio, "target", "own_bird", number, np.concatenate([silent(), squeak(random)])))
    wrong = np.concatenate([tiny_clip(1, random), silent()])
    rows.append(_write(audio, "target", "low_whistler", 9, wrong))
    with open(audio / "audio.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    names = "code,scientific,common\nown_bird,Avis propria,Own Bird\n"
    names += "".join(f"{code},{line.replace('_', ',')}\n" for code, line in zip(BIRDS, LABELS.split("\n")))
    (root / "data" / "species.csv").write_text(names)
    answers = cache / "teacher"
    for recording in list_recordings(root / "data"):
        save_taught(taught_file(recording, answers), teach(decode(recording.path), listen))
    (answers / f"{NAME}-labels.txt").write_text(LABELS)
    (root / "distilled.json").write_text(json.dumps(CONFIG))


def words(root: Path, *more: str) -> list[str]:
    """What every command of it takes."""
    return ["--config", f"{root}/distilled.json", "--data", f"{root}/data", "--runs", f"{root}/runs", *more]
