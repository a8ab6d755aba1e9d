"""Mel spectrogram in decibels, as librosa 0.10 defines it (melspectrogram, then power_to_db).

`mel_db` is the float64 reference the golden numbers come from; `mel_db_batch` is the float32
version that training uses. Both take samples in -1 ... 1 and return [..., band, frame].
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import scipy.fft

from ..settings.hearing_settings import SoundConfig

# Slaney's Auditory Toolbox scale: linear below 1 kHz, logarithmic above.
_HZ_PER_MEL = 200.0 / 3
_BREAK_HZ = 1000.0
_BREAK_MEL = _BREAK_HZ / _HZ_PER_MEL
_LOG_STEP = np.log(6.4) / 27.0


def hz_to_mel(hz: np.ndarray | float) -> np.ndarray:
    hz = np.asarray(hz, dtype=np.float64)
    log_part = _BREAK_MEL + np.log(np.maximum(hz, _BREAK_HZ) / _BREAK_HZ) / _LOG_STEP
    return np.where(hz < _BREAK_HZ, hz / _HZ_PER_MEL, log_part)


def mel_to_hz(mel: np.ndarray | float) -> np.ndarray:
    mel = np.asarray(mel, dtype=np.float64)
    log_part = _BREAK_HZ * np.exp(_LOG_STEP * (np.maximum(mel, _BREAK_MEL) - _BREAK_MEL))
    return np.where(mel < _BREAK_MEL, mel * _HZ_PER_MEL, log_part)


def mel_frequencies(count: int, min_hz: float, max_hz: float) -> np.ndarray:
    return mel_to_hz(np.linspace(hz_to_mel(min_hz), hz_to_mel(max_hz), count))


@lru_cache(maxsize=4)
def mel_filters(rate_hz: int, fft_size: int, bands: int) -> np.ndarray:
    """Triangular filters [band, bin], each of unit area in Hz (librosa's norm="slaney")."""
    bin_hz = np.linspace(0.0, rate_hz / 2, fft_size // 2 + 1)
    edges = mel_frequencies(bands + 2, 0.0, rate_hz / 2)
    rise = (bin_hz[None, :] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - bin_hz[None, :]) / (edges[2:] - edges[1:-1])[:, None]
    triangles = np.maximum(0.0, np.minimum(rise, fall))
    return triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None]


def hann(size: int) -> np.ndarray:
    """Periodic Hann window (scipy's fftbins=True), what an STFT needs."""
    return 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(size) / size)


def _frames(samples: np.ndarray, sound: SoundConfig) -> np.ndarray:
    """Centred frames with zeros beyond the ends: [..., frame, fft_size]."""
    half = sound.fft_size // 2
    edges = [(0, 0)] * (samples.ndim - 1) + [(half, half)]
    padded = np.pad(samples, edges)
    windows = np.lib.stride_tricks.sliding_window_view(padded, sound.fft_size, axis=-1)
    return windows[..., :: sound.hop_length, :]


def power_to_db(power: np.ndarray, sound: SoundConfig) -> np.ndarray:
    """ref=1; top_db counts from the loudest cell of each clip, over all its frames."""
    decibels = 10.0 * np.log10(np.maximum(power, sound.amin))
    loudest = decibels.max(axis=(-2, -1), keepdims=True)
    return np.maximum(decibels, loudest - sound.top_db)


def _mel_db(samples: np.ndarray, sound: SoundConfig, real: type) -> np.ndarray:
    window = hann(sound.fft_size).astype(real)
    filters = mel_filters(sound.rate_hz, sound.fft_size, sound.bands).astype(real)
    spectrum = scipy.fft.rfft(_frames(samples.astype(real), sound) * window, axis=-1)
    power = spectrum.real**2 + spectrum.imag**2
    return power_to_db(np.swapaxes(power @ filters.T, -1, -2), sound)


def mel_db(samples: np.ndarray, sound: SoundConfig = SoundConfig()) -> np.ndarray:
    """Reference in float64: samples [n] -> dB [band, 1 + n // hop]."""
    return _mel_db(np.asarray(samples), sound, np.float64)


def mel_db_batch(samples: np.ndarray, sound: SoundConfig = SoundConfig()) -> np.ndarray:
    """Fast float32 version: samples [clip, n] -> dB [clip, band, frame]."""
    return _mel_db(np.asarray(samples), sound, np.float32)
