"""What a distilled encoder says about whole recordings, clip by clip, as the app would hear them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ..data.clip_windows import clip_windows
from ..data.mel import mel_db_batch
from ..data.recordings import Recording, load_samples
from ..settings.hearing_settings import SoundConfig
from .distilled_encoder import DistilledEncoder

BATCH = 50


@dataclass(frozen=True)
class ClipLogits:
    """One recording's logits [clip, class]."""

    path: Path
    logits: np.ndarray


@torch.no_grad()
def hear_clips(
    encoder: DistilledEncoder, recordings: list[Recording], cache: Path, sound: SoundConfig
) -> list[ClipLogits]:
    """Back-to-back clips of every recording."""
    encoder.eval()
    heard = []
    for recording in recordings:
        clips, _ = clip_windows(load_samples(recording.path, cache), sound.rate_hz, sound.window_seconds)
        mel = mel_db_batch(clips, sound)[:, :, : sound.patch_frames]
        parts = np.array_split(mel, len(mel) // BATCH + 1)
        logits = np.concatenate([encoder(torch.from_numpy(part.copy())).numpy() for part in parts])
        heard.append(ClipLogits(recording.path, logits))
    return heard


def save_clips(path: Path, heard: list[ClipLogits]) -> None:
    """One row per clip: recording's path, logits in half precision."""
    paths = np.repeat([str(h.path) for h in heard], [len(h.logits) for h in heard])
    np.savez(path, path=paths, logits=np.concatenate([h.logits for h in heard]).astype(np.float16))


def mean_of(members: list[list[ClipLogits]]) -> list[ClipLogits]:
    """What several networks said about the same recordings -> the mean of their logits. Raises ValueError where they
    did not hear the same."""
    made = []
    for same in zip(*members, strict=True):
        if len({(one.path, one.logits.shape) for one in same}) != 1:
            raise ValueError(
                f"{same[0].path.name} was not heard alike by all networks: run `distil --fold` of each again"
            )
        made.append(ClipLogits(same[0].path, np.mean([one.logits for one in same], axis=0)))
    return made


def load_clips(path: Path) -> list[ClipLogits]:
    stored = np.load(path, allow_pickle=False)
    order = dict.fromkeys(stored["path"].tolist())
    return [ClipLogits(Path(name), stored["logits"][stored["path"] == name].astype(np.float32)) for name in order]
