"""Write the pack of the distilled encoder: ONNX file, manifest.json, figures.json and model-card.md.

Its species and thresholds are those of <runs>/distilled/vouched.json; the folder is songsight-<number of species>.
Also writes <runs>/parity.json, an input and PyTorch's output, which check_onnx.mjs compares with ONNX Runtime.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

import torch

from ..packing.distilled_card import distilled_card
from ..packing.distilled_pack import DistilledGraph, of_species, trained_distilled, training_facts, write_distilled_pack
from ..packing.golden import packed
from ..packing.pack import PackHead
from ..training.arguments import add_members, read_made

HERE = Path(__file__).resolve().parents[2]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=Path, default=HERE.parent / "assets" / "models", help="folder of packs")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "distilled-pack.json")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--fold", type=int, help="the weights that left this fold out, instead of those of all")
    add_members(parser)
    return parser.parse_args(words)


@torch.no_grad()
def _parity(encoders: list) -> list[dict]:
    """The one case of check_onnx.mjs: named inputs and outputs as base64 float32 with shapes."""
    torch.manual_seed(4)
    mel = torch.rand(3, 128, 128) * 60 - 80
    written = lambda name, value: {name: {"shape": list(value.shape), "data": packed(value)}}
    probabilities, embeddings = DistilledGraph(encoders).eval()(mel)
    said = written("probabilities", probabilities) | written("embeddings", embeddings)
    return [{"file": "encoder.onnx", "inputs": written("mel", mel), "outputs": said}]


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    runs, settings = args.runs / "distilled", json.loads(args.settings.read_text(encoding="utf-8"))
    vouched, cleaned = read_made(runs / "vouched.json", "vouch"), read_made(runs / "cleaned.json", "clean")
    if not vouched["thresholds"]:
        raise SystemExit("no species can be vouched for: train longer, or on more recordings")
    which = "" if args.fold is None else f"fold-{args.fold}"
    members = [trained_distilled(each / "distilled" / which) for each in (args.runs, *args.members)]
    number = len(vouched["thresholds"])
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = PackHead(f"songsight-{number}", settings["version"], f"Songsight {number}", now, settings["licence"])
    folder = args.packs / head.name
    write_distilled_pack(folder, head, members, vouched["thresholds"], vouched["names"])
    species = {code: vouched["species"][code] for code in vouched["thresholds"]}
    told = {"encoder": {"species": species}}  # what the app shows of each species
    figures = {
        **told,
        "vouched": vouched,
        "cleaned": cleaned,
        "training": [training_facts(member) for member in members],
    }
    (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    card = distilled_card(figures, {**settings, "title": f"{head.title}: model card"}, args.fold is None)
    (folder / "model-card.md").write_text(card, encoding="utf-8")
    (args.runs / "parity.json").write_text(
        json.dumps(_parity([of_species(member, list(vouched["thresholds"])) for member in members]))
    )
    print(f"{folder}: {number} species, {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.1f} MB")
