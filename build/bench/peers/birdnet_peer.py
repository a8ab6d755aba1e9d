"""The makers' package `birdnet` with LiteRT over a folder, on all cores: `python birdnet_peer.py <folder> <model> <labels>` prints JSON.

`{"windows": {file: [[start in s, scientific name, confidence], ...]}}`, the best label of every window of 3 s.
"""

import json
import os
import sys
from pathlib import Path

import birdnet


def main():
    """Listens with as many workers as there are cores, eight windows at once."""
    folder, model_file, labels = sys.argv[1:4]
    paths = sorted(Path(folder).iterdir())
    model = birdnet.load_custom("acoustic", "2.4", "tf", model_file, labels, check_validity=False, library="litert")
    result = model.predict(
        paths, top_k=1, n_workers=os.cpu_count(), batch_size=8, default_confidence_threshold=0.01
    )
    windows = {path.name: [] for path in paths}
    for row in result.to_structured_array():
        name = Path(str(row["input"])).name
        scientific_name = str(row["species_name"]).split("_")[0]
        windows[name].append([float(row["start_time"]), scientific_name, float(row["confidence"])])
    print(json.dumps({"windows": windows}))


if __name__ == "__main__":
    main()
