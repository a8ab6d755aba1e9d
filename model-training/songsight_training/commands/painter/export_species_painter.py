"""Write a pack that listens and paints: ONNX files, manifest.json, figures.json and model-card.md.

Species and thresholds are those of the distilled encoder's vouched.json; the painter knows every photographed species
by name, whichever model heard it. reports/painter.json (`evaluate-species-painter`) goes into figures and card. Also
writes <runs>/parity.json, which check_onnx.mjs compares with ONNX Runtime.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from ...packing.distilled_card import distilled_card
from ...packing.distilled_pack import trained_distilled, training_facts
from ...packing.golden import packed
from ...packing.pack import PackHead
from ...packing.painter_report import painter_report
from ...packing.species_pack import half_painter, parity_parts, species_graph, write_species_pack
from ...species_painting.bird_sounds import scientific_names
from ...species_painting.paint_birds import load_autoencoder, load_bird_painter
from ...species_painting.quick_training import load_student
from ...teaching.taught_material import cached_classes
from ...training.arguments import read_made

HERE = Path(__file__).resolve().parents[3]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=Path, default=HERE / "runs" / "packs", help="folder of packs")
    parser.add_argument("--settings", type=Path, default=HERE / "configs" / "species-pack.json")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--name", default="species-painter", help="folder of the painter below runs")
    parser.add_argument("--ear", type=Path, help="run of the encoder behind the sounds; runs/distilled/fold-0")
    parser.add_argument("--vouched", type=Path, help="folder of vouched.json, cleaned.json; runs/distilled")
    parser.add_argument("--cache", type=Path, help="where the teacher's names of species are; runs/cache")
    parser.add_argument("--reports", type=Path, default=HERE / "reports")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    settings, folder = read_made(args.settings, "git checkout"), args.vouched or args.runs / "distilled"
    vouched, cleaned = read_made(folder / "vouched.json", "vouch"), read_made(folder / "cleaned.json", "clean")
    painted = read_made(args.reports / "painter.json", "evaluate-species-painter")
    ear = args.ear or args.runs / "distilled" / "fold-0"
    trained, heard_all = trained_distilled(ear), not ear.name.startswith("fold-")
    autoencoder, _ = load_autoencoder(args.runs / "autoencoder")
    bird = load_bird_painter(args.runs / args.name, autoencoder)
    student = load_student(args.runs / f"{args.name}-quick", bird) if settings["student"] else None
    quick = (student[0], student[1].steps) if student else (None, 0)
    painter = half_painter(bird, settings["painter"], *quick)
    thresholds = vouched["thresholds"]
    graph = species_graph(trained, bird.painter.guide, list(thresholds))
    photographed = scientific_names(bird.classes, cached_classes(args.cache or args.runs / "cache"))
    number = len(thresholds)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = PackHead(f"songsight-{number}", settings["version"], f"Songsight {number}", now, settings["licence"])
    pack = args.packs / head.name
    write_species_pack(pack, head, trained, graph, painter, thresholds, vouched["names"], photographed)
    told = {"encoder": {"species": {code: vouched["species"][code] for code in thresholds}}}
    figures = {
        **told,
        "vouched": vouched,
        "cleaned": cleaned,
        "training": [training_facts(trained)],
        "painter": painted,
    }
    (pack / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    card = distilled_card(figures, {**settings, "title": f"{head.title}: model card"}, heard_all)
    (pack / "model-card.md").write_text(f"{card}\n{painter_report(painted, False)}", encoding="utf-8")
    written = lambda part: {name: {"shape": list(v.shape), "data": packed(v)} for name, v in part.items()}
    cases = [{"file": file, "inputs": written(i), "outputs": written(o)} for file, i, o in parity_parts(graph, painter)]
    (args.runs / "parity.json").write_text(json.dumps(cases))
    print(f"{pack}: {sum(f.stat().st_size for f in pack.iterdir()) / 1e6:.1f} MB")
