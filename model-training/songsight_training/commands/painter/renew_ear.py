"""A finished pack that paints, with a new ear: the one that `distil --kept <pack>` trained, its painter left as it is.

Species and thresholds are those of vouched.json. What the painter is worth stands in the pack's own figures and is
carried over, and beside it whether it still paints the same. Also writes <runs>/parity.json, which check_onnx.mjs
compares with ONNX Runtime.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

import torch

from ...packing.distilled_card import distilled_card
from ...packing.distilled_pack import trained_distilled, training_facts
from ...packing.golden import packed
from ...packing.new_ear import write_with_new_ear
from ...packing.pack import PackHead
from ...packing.painter_report import painter_report
from ...packing.same_pictures import painted_clips, same_pictures
from ...teaching.taught_material import load_material
from ...training.arguments import read_made

HERE = Path(__file__).resolve().parents[3]

MOST_SPECIES = 40


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, required=True, help="the finished pack")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--cache", type=Path, help="decoded sounds and the teacher's answers; runs/cache by default")
    parser.add_argument("--packs", type=Path, default=HERE / "runs" / "packs", help="folder of packs")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "species-pack.json")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    settings, runs = read_made(args.settings, "git checkout"), args.runs / "distilled"
    vouched, cleaned = read_made(runs / "vouched.json", "vouch"), read_made(runs / "cleaned.json", "clean")
    painted = read_made(args.pack / "figures.json", "export-species-painter")["painter"]
    trained, number = trained_distilled(runs), len(vouched["thresholds"])
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = PackHead(f"songsight-{number}", settings["version"], f"Songsight {number}", now, settings["licence"])
    folder = args.packs / head.name
    graph = write_with_new_ear(args.pack, folder, head, trained, vouched["thresholds"], vouched["names"])
    known = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["painter"]["names"]["species"]
    both = {
        code: name for code, (name, _) in vouched["names"].items() if code in vouched["thresholds"] and name in known
    }
    material = load_material(args.data, args.cache or args.runs / "cache", trained.config)
    clips = painted_clips(material, both, trained.config.sound, MOST_SPECIES)
    painted = {**painted, "newEar": same_pictures(args.pack, folder, *clips)}
    told = {"encoder": {"species": {code: vouched["species"][code] for code in vouched["thresholds"]}}}
    heard = {"vouched": vouched, "cleaned": cleaned, "training": [training_facts(trained)]}
    figures = {**told, **heard, "painter": painted}
    (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    card = distilled_card(figures, {**settings, "title": f"{head.title}: model card"}, True)
    (folder / "model-card.md").write_text(f"{card}\n{painter_report(painted, False)}", encoding="utf-8")
    torch.manual_seed(4)
    mel = torch.rand(3, 128, 128) * 60 - 80
    written = lambda name, value: {name: {"shape": list(value.shape), "data": packed(value)}}
    with torch.no_grad():
        said = dict(zip(("probabilities", "embeddings", "features"), graph(mel)))
    outputs = {key: value for name, made in said.items() for key, value in written(name, made).items()}
    cases = [{"file": "encoder.onnx", "inputs": written("mel", mel), "outputs": outputs}]
    (args.runs / "parity.json").write_text(json.dumps(cases))
    print(f"{folder}: {number} species, {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.1f} MB")
