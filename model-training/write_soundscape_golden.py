"""Writes tests/fixtures/golden/soundscape.json: what scikit-maad says of a made sound, minute by minute.

Run by hand when a definition changes (`pip install numpy scikit-maad==1.5.2`); no test writes the file. The sound is
made of whole-number arithmetic and sines, so that a test makes the same one.
"""

import json
from pathlib import Path

import numpy as np
from maad import features

RATE_HZ = 32_000
SECONDS = 90
FRAME = 512
PER_BLOCK = 4
ROWS = 256
EVENT_DB = 6
TARGET = Path(__file__).parent.parent / "tests" / "fixtures" / "golden" / "soundscape.json"


def made_sound() -> np.ndarray:
    """Noise, a machine's hum at 1.5 kHz, and a whistle that rises from 3 to 5 kHz in every other half second."""
    count = RATE_HZ * SECONDS
    noise = np.empty(count)
    state = 1
    for at in range(count):
        state = (state * 1_664_525 + 1_013_904_223) % 2**32
        noise[at] = state / 2**31 - 1
    t = np.arange(count) / RATE_HZ
    within = t % 1
    phase = 2 * np.pi * (3000 * within + 2000 * within**2)
    whistle = np.where(within < 0.5, np.sin(phase), 0)
    hum = np.sin(2 * np.pi * 1500 * t)
    return (0.02 * noise + 0.05 * hum + 0.3 * whistle).astype(np.float32)


def events_per_second(column: np.ndarray, seconds: float) -> float:
    """How often the averaged power rises above the most frequent level by EVENT_DB."""
    levels = 10 * np.log10(np.maximum(1e-20, column))
    values, counts = np.unique(np.floor(levels), return_counts=True)
    loud = levels >= values[np.argmax(counts)] + 0.5 + EVENT_DB
    return float(np.sum(loud & ~np.concatenate([[False], loud[:-1]]))) / seconds


def minute(samples: np.ndarray) -> dict:
    """The indices of one minute from its spectrogram, frames one after the other under a periodic Hann window."""
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float64)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)
    power = np.abs(np.fft.rfft(frames * window, axis=1)).T ** 2
    hz = np.fft.rfftfreq(FRAME, 1 / RATE_HZ)
    blocks = power.shape[1] // PER_BLOCK
    averaged = power[:, : blocks * PER_BLOCK].reshape(len(hz), blocks, PER_BLOCK).mean(axis=2)
    rows, rows_hz = averaged[1:], hz[1:]
    _, complexity, aci = features.acoustic_complexity_index(np.sqrt(power[1:]))
    spectral, temporal = features.frequency_entropy(rows)
    ndsi = features.soundscape_index(
        averaged, hz, flim_bioPh=(2000, 7000), flim_antroPh=(1000, 1000), R_compatible="seewave"
    )[0]
    block_seconds = PER_BLOCK * FRAME / RATE_HZ
    return {
        "seconds": len(frames) * FRAME / RATE_HZ,
        "aci": float(aci),
        "adi": float(features.acoustic_diversity_index(np.sqrt(rows), rows_hz, fmax=10_000)),
        "bi": float(features.bioacoustics_index(np.sqrt(rows), rows_hz, flim=(2000, 8000))),
        "ndsi": float(ndsi),
        "h": float(spectral * features.temporal_entropy(frames.reshape(-1), Nt=FRAME)),
        "rows": {
            "aci": [float(value) for value in complexity[::8]],
            "concentrated": [float(1 - value) for value in temporal[::8]],
            "eventsPerSecond": [events_per_second(row, blocks * block_seconds) for row in rows[::8]],
        },
    }


def main() -> None:
    """Cuts the sound into minutes of whole frames, as the program does."""
    samples = made_sound()
    per_minute = 4 * round(60 * RATE_HZ / FRAME / 4) * FRAME
    parts = [samples[at : at + per_minute] for at in range(0, len(samples), per_minute)]
    golden = {"rateHz": RATE_HZ, "seconds": SECONDS, "everyRow": 8, "minutes": [minute(part) for part in parts]}
    TARGET.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
