"""A finished pack painting the same clips: ONNX files and manifest alone, as the app runs them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

from ..painting.sampler import Sampling, guided, sample_final
from .name_vectors import read_names

BATCH = 64


class PackPainter:
    """Needs the Python package onnxruntime."""

    def __init__(self, folder: Path, threads: int = 1):
        import onnxruntime

        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        own = self.manifest["painter"]
        if own is None:
            raise ValueError(f"{folder} has no painter")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        load = lambda entry: onnxruntime.InferenceSession(
            str(folder / entry["file"]), options, ["CPUExecutionProvider"]
        )
        self.encoder, self.unet, self.decoder = load(self.manifest["encoder"]), load(own["unet"]), load(own["decoder"])
        table = np.array(own["schedule"]["alphaBar"])
        defaults = own["defaults"]
        self.guidance = defaults["guidanceScale"]
        self.sampling = Sampling(table, own["prediction"], defaults["sampler"], defaults["steps"], own["clipSample"])
        self.shape = own["unet"]["inputs"]["sample"]["shape"][1:]
        size = own["unet"]["inputs"]["features"]["shape"][2]
        self.names = read_names(folder, own["names"], size) if own.get("names") else {}

    @property
    def species(self) -> list[str]:
        return [label["code"] for label in self.manifest["labels"] if label["kind"] == "species"]

    def hear(self, mel: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """dB [clip, 128, 128] -> probabilities [clip, label] and features [clip, 36, size]."""
        parts = [mel[k : k + BATCH].astype(np.float32) for k in range(0, len(mel), BATCH)]
        said = [self.encoder.run(["probabilities", "features"], {"mel": part}) for part in parts]
        return tuple(np.concatenate(one) for one in zip(*said))

    def named(self, features: np.ndarray, species: list[str]) -> np.ndarray:
        """Features [picture, 36, size] with the name of each picture's species, one of the pack's codes, added where
        the painter knows it: what the app paints a detection of that species from."""
        known = {label["code"]: self.names.get(label["scientificName"]) for label in self.manifest["labels"]}
        vectors = [known.get(code) for code in species]
        return np.stack([own if v is None else own + v for own, v in zip(features.astype(np.float32), vectors)])

    def paint(self, features: np.ndarray, seed: int) -> torch.Tensor:
        """RGB [picture, 3, s, s] in -1 ... 1 with the pack's own sampling."""
        made = []
        for first in range(0, len(features), BATCH):
            own = features[first : first + BATCH].astype(np.float32)
            random = np.random.default_rng([seed, first])
            draw = lambda _=None, n=len(own), r=random: r.standard_normal((n, *self.shape), dtype=np.float32)
            latent = sample_final(self.sampling, draw(), self._denoise(own), draw)
            image = self.decoder.run(["image"], {"latent": latent.astype(np.float32)})[0]
            made.append(torch.from_numpy(image).clamp(-1, 1))
        return torch.cat(made)

    def paint_alike(self, features: np.ndarray, seed: int) -> torch.Tensor:
        """The same, all from one noise: only what is told can make a difference."""
        noise = np.random.default_rng(seed).standard_normal((1, *self.shape), dtype=np.float32)
        made = []
        for first in range(0, len(features), BATCH):
            own = features[first : first + BATCH].astype(np.float32)
            draw = lambda _=None, n=len(own): np.repeat(noise, n, axis=0)
            latent = sample_final(self.sampling, draw(), self._denoise(own), draw)
            made.append(torch.from_numpy(self.decoder.run(["image"], {"latent": latent.astype(np.float32)})[0]))
        return torch.cat(made).clamp(-1, 1)

    def _denoise(self, features: np.ndarray):
        count = len(features)
        told = np.concatenate([features, features])
        given = np.repeat(np.array([0, 1], dtype=np.float32), count)

        def denoise(sample: np.ndarray, time: int) -> np.ndarray:
            pair = np.concatenate([sample, sample]).astype(np.float32)
            times = np.full(2 * count, time, dtype=np.float32)
            feed = {"sample": pair, "timestep": times, "features": told, "conditioned": given}
            made = self.unet.run(["prediction"], feed)[0]
            return guided(made[:count], made[count:], self.guidance)

        return denoise
