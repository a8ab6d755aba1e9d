"""Sounds for the tiny test pack; the tests of the app synthesise the same (see its model card)."""

from __future__ import annotations

import numpy as np

RATE_HZ = 22050
SAMPLES = 3 * RATE_HZ
LABELS = ("low_whistler", "high_trill", "sweep_singer", "no_target_bird")


def whistle(hz: float, seconds: float) -> np.ndarray:
    time = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    fade = np.minimum(1.0, np.minimum(time, seconds - time) / 0.02)
    return fade * np.sin(2 * np.pi * hz * time)


def trill(hz: float, pulses_per_second: float, seconds: float) -> np.ndarray:
    time = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    pulses = np.maximum(0.0, np.sin(2 * np.pi * pulses_per_second * time))
    return pulses * np.sin(2 * np.pi * hz * time)


def sweeps(from_hz: float, to_hz: float, period: float, seconds: float) -> np.ndarray:
    """A linear up-sweep in the first 5/8 of every period, silence in the rest."""
    time = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    place, length = time % period, period * 5 / 8
    phase = 2 * np.pi * (from_hz * place + (to_hz - from_hz) * place**2 / (2 * length))
    envelope = np.sin(np.pi * np.minimum(place / length, 1.0)) ** 0.5
    return envelope * np.sin(phase)


def pink(random: np.random.Generator) -> np.ndarray:
    """Noise of 1/f power, scaled to a standard deviation of one."""
    spectrum = np.fft.rfft(random.standard_normal(SAMPLES))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    noise = np.fft.irfft(spectrum, SAMPLES)
    return noise / noise.std()


def _background(random: np.random.Generator) -> np.ndarray:
    kind = random.integers(4)
    level = 10 ** random.uniform(-3.5, -1.0)
    if kind == 0:
        return np.zeros(SAMPLES)
    if kind == 1:
        return level * random.standard_normal(SAMPLES)
    if kind == 2:
        return level * pink(random)
    time = np.arange(SAMPLES) / RATE_HZ
    rumble = np.sin(2 * np.pi * random.uniform(50, 220) * time + random.uniform(0, 6))
    return level * (rumble + 0.1 * pink(random))


def _voice(label: int, random: np.random.Generator) -> np.ndarray:
    seconds = random.uniform(0.7, 3.0)
    if label == 0:
        return whistle(random.uniform(1850, 2150), seconds)
    if label == 1:
        return trill(random.uniform(5000, 6000), random.uniform(15, 25), seconds)
    return sweeps(random.uniform(1900, 2200), random.uniform(6500, 7200), random.uniform(0.35, 0.5), seconds)


def tiny_clip(label: int, random: np.random.Generator) -> np.ndarray:
    """One 3 s clip [66150], float32; voices at -46 to -3 dBFS with noise at least 20 dB below."""
    if LABELS[label] == "no_target_bird":
        return _background(random).astype(np.float32)
    voice = _voice(label, random)
    clip = np.zeros(SAMPLES)
    start = random.integers(0, SAMPLES - len(voice) + 1)
    clip[start : start + len(voice)] = voice
    level = 10 ** random.uniform(-2.3, -0.15)
    noise = random.choice([0.0, 10 ** random.uniform(-4, -1)])
    colour = pink(random) if random.random() < 0.5 else random.standard_normal(SAMPLES)
    return np.round(level * (clip + noise * colour) * 32767).clip(-32768, 32767).astype(np.float32) / 32768
