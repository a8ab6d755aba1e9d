"""What an encoder said about whole recordings, clip by clip, as the app would have heard them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..data.activity import positive_clips
from ..data.clip_windows import clip_windows
from ..data.mel import mel_db_batch
from ..data.recordings import Recording, load_samples
from ..settings.hearing_settings import SoundConfig
from .encoder import Encoder


@dataclass(frozen=True)
class Heard:
    """logits [clip, label]; positive [clip]: the clip holds a voice by the activity rule."""

    recording: Recording
    logits: np.ndarray
    positive: np.ndarray

    def probabilities(self, temperature: float = 1.0) -> np.ndarray:
        """Softmax of the logits over `temperature` (Guo et al. 2017), [clip, label]."""
        scaled = self.logits / temperature
        raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        return raised / raised.sum(axis=1, keepdims=True)


@torch.no_grad()
def listen(
    encoder: Encoder,
    recordings: list[Recording],
    cache: Path,
    sound: SoundConfig,
    only_clips: dict[Path, np.ndarray] | None = None,
) -> list[Heard]:
    """Back-to-back clips of each recording; of those in `only_clips` just the clips numbered there."""
    encoder.eval()
    heard = []
    for recording in recordings:
        samples = load_samples(recording.path, cache)
        clips, _ = clip_windows(samples, sound.rate_hz, sound.window_seconds)
        mel = mel_db_batch(clips, sound)[:, :, : sound.patch_frames]
        logits = np.concatenate(
            [encoder(torch.from_numpy(part.copy())).numpy() for part in np.array_split(mel, len(mel) // 50 + 1)]
        )
        whole = mel_db_batch(samples, SoundConfig(**{**sound.__dict__, "top_db": 200.0}))
        positive = positive_clips(whole, len(clips), sound)
        kept = np.arange(len(clips)) if only_clips is None else only_clips[recording.path]
        kept = kept[kept < len(clips)]
        heard.append(Heard(recording, logits[kept], positive[kept]))
    return heard


def save_heard(path: Path, heard: list[Heard]) -> None:
    """One row per clip: recording's file, label, group, recording_group; logits; positive."""
    counts = [len(h.positive) for h in heard]
    columns = {
        name: np.repeat([str(getattr(h.recording, name)) for h in heard], counts)
        for name in ("path", "label", "group", "recording_group")
    }
    seconds = np.repeat([h.recording.seconds for h in heard], counts)
    logits, positive = (np.concatenate([getattr(h, name) for h in heard]) for name in ("logits", "positive"))
    np.savez_compressed(path, **columns, seconds=seconds, logits=logits, positive=positive)


def load_heard(path: Path) -> list[Heard]:
    stored = np.load(path, allow_pickle=False)
    heard = []
    for name in dict.fromkeys(stored["path"].tolist()):
        rows = np.flatnonzero(stored["path"] == name)
        label, group, own_group = (str(stored[key][rows[0]]) for key in ("label", "group", "recording_group"))
        recording = Recording(Path(name), label, group, own_group, float(stored["seconds"][rows[0]]))
        heard.append(Heard(recording, stored["logits"][rows], stored["positive"][rows]))
    return heard
