"""The encoder that learns from a teacher, on made-up windows: who makes its batches, and compiled or not."""

import dataclasses
import json
import shutil

import pytest
import torch
from made_windows import CONFIG, distillation_run

from songsight_training.packing.distilled_pack import distilled_labels
from songsight_training.training.speed import Speed


def test_batches_are_the_same_however_many_threads_make_them(tmp_path):
    made = [[b.mel for b in distillation_run(tmp_path / f"{n}", workers=n).batches()] for n in (0, 3)]
    assert len(made[0]) == 6 and not torch.equal(made[0][0], made[0][1])
    assert all(torch.equal(first, second) for first, second in zip(*made, strict=True))


def test_training_with_threads_ends_where_it_ends_without(tmp_path):
    alone, helped = (distillation_run(tmp_path / f"{n}", workers=n).train() for n in (0, 2))
    assert all(torch.equal(one, other) for one, other in zip(alone.parameters(), helped.parameters(), strict=True))


def test_another_start_is_another_beginning(tmp_path):
    distillation_run(tmp_path / "first").train()
    begun = distillation_run(tmp_path / "second", start=tmp_path / "first" / "last.pt")
    wanted = torch.load(tmp_path / "first" / "last.pt")["encoder"]
    assert all(torch.equal(begun.model.state_dict()[name], value) for name, value in wanted.items())
    begun.loop.save()
    again = distillation_run(tmp_path / "second", start=tmp_path / "gone.pt")  # a resumed run needs it no longer
    assert again.loop.step == 0


@pytest.mark.skipif(not hasattr(torch, "compile"), reason=f"PyTorch {torch.__version__} does not compile")
@pytest.mark.skipif(not (shutil.which("g++") or shutil.which("clang++")), reason="no C++ compiler on the path")
def test_a_compiled_training_learns_what_an_uncompiled_one_learns(tmp_path):
    """The same loss at the first step and gradients that hardly differ: where two sounds of a patch are equally loud,
    rounding decides which of them counts. Compiled, the dropout draws other random numbers: here is none."""
    from torch._dynamo.utils import counters

    still = dataclasses.replace(CONFIG, model=dataclasses.replace(CONFIG.model, dropout=0.0))
    counters.clear()
    plain = distillation_run(tmp_path / "plain", still)
    compiled = distillation_run(tmp_path / "compiled", still, speed=Speed(compiled=True))
    batch = next(plain.batches())
    first = plain._learn(0, batch)
    assert not counters["frames"]["ok"]
    assert compiled._learn(0, batch) == pytest.approx(first, rel=1e-4)
    assert counters["frames"]["ok"] and not counters["graph_break"]
    gradients = [{name: weight.grad for name, weight in run.model.named_parameters()} for run in (plain, compiled)]
    assert gradients[0].keys() == gradients[1].keys()
    for name, one in gradients[0].items():
        other = gradients[1][name]
        assert torch.cosine_similarity(one.flatten(), other.flatten(), dim=0) > 0.97, name
        assert float(other.norm() / one.norm()) == pytest.approx(1, abs=0.1), name
    for run in (plain, compiled):
        run.loop.step = 1
        run.loop.save()
    resumed = [distillation_run(tmp_path / side, still) for side in ("plain", "compiled")]  # neither is compiled
    for run in resumed:
        run.train()
    losses = [json.loads((tmp_path / side / "log.jsonl").read_text())["loss"] for side in ("plain", "compiled")]
    assert losses[0] == pytest.approx(losses[1], rel=0.02)


def test_labels_carry_the_names_of_other_languages_where_we_know_them():
    names = {
        "mallard": ["Anas platyrhynchos", "Mallard"],
        "veery": ["Catharus fuscescens", "Veery"],
        "towhee": ["Melozone crissalis", "California Towhee"],
        "new": ["Novus avis", "New Bird"],
    }
    mallard, veery, towhee, new = distilled_labels({code: 0.5 for code in names}, names)
    assert mallard["names"]["de"] == "Stockente" and mallard["threshold"] == 0.5
    assert veery["names"] == {"de": "Wilsondrossel", "es": "Zorzalito rojizo"}
    assert towhee["names"] == {"es": "Toquí californiano"} and "names" not in new
