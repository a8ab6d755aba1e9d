"""Golden numbers, the tiny networks behind them, and the data folder if there is one."""

import json
import sys
from pathlib import Path

import pytest
import torch

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
DATA = ROOT.parent / "shared" / "data"
sys.path.insert(0, str(ROOT / "model-training"))
torch.set_num_threads(1)  # threads of such small networks mostly wait for each other, worst on a busy machine


@pytest.fixture(scope="session")
def golden():
    return lambda name: json.loads((FIXTURES / "golden" / f"{name}.json").read_text())


@pytest.fixture(scope="session")
def tiny_folder():
    return FIXTURES / "models" / "tiny"


@pytest.fixture(scope="session")
def tiny():
    """(encoder, painter) with the weights of golden/tiny-weights.pt."""
    from write_golden import tiny_networks

    return tiny_networks(FIXTURES / "golden" / "tiny-weights.pt", retrain=False)


@pytest.fixture(scope="session")
def data_folder():
    if not (DATA / "bird-audio" / "audio.csv").exists():
        pytest.skip("needs the recordings and photos, which are not part of the project (see model-training/README.md)")
    return DATA


def stop_after(run, steps):
    """Trains a new run (of any trainer) and stops it before the step of that number, as a person would."""
    learn = run._learn

    def learn_until(step, *rest):
        if step == steps:
            run.loop.save()
            raise KeyboardInterrupt
        return learn(step, *rest)

    run._learn = learn_until
    with pytest.raises(KeyboardInterrupt):
        run.train()
