"""names.bin of a pack: the vectors by which its painter is told what species to paint."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from .guide import Guide


def names_entry(guide: Guide, names: list[list[str]], folder: Path) -> dict:
    """Write names.bin, the vector of every photographed species as little-endian float32 [species, size]; return the
    manifest's part. `names` [species]: the scientific names that mean it."""
    content = guide.vectors.weight.detach().half().numpy().astype("<f4").tobytes()
    (folder / "names.bin").write_bytes(content)
    rows = {name: row for row, own in enumerate(names) for name in own}
    return {"file": "names.bin", "sha256": hashlib.sha256(content).hexdigest(), "species": rows}


def read_vectors(folder: Path, entry: dict, size: int) -> np.ndarray:
    """Vectors [species, size] as `names_entry` wrote them, in the order of the painter's classes."""
    return np.frombuffer((folder / entry["file"]).read_bytes(), dtype="<f4").reshape(-1, size).copy()


def read_names(folder: Path, entry: dict, size: int) -> dict[str, np.ndarray]:
    """By scientific name the vector [size] that `names_entry` wrote."""
    vectors = read_vectors(folder, entry, size)
    return {name: vectors[row] for name, row in entry["species"].items()}
