import hashlib
import json

import numpy as np
import onnx
import onnx.numpy_helper
import pytest
import torch

from conftest import ROOT
from songsight_training.hearing.encoder import EncoderGraph
from songsight_training.packing.from_pack import weights_from_onnx
from songsight_training.packing.golden import unpacked
from songsight_training.packing.half_weights import rounded_to_half
from songsight_training.packing.pack import unet_entry
from songsight_training.packing.tiny_pack import tiny_patches, write_tiny_pack
from songsight_training.painting.schedule import alpha_bar

PACKS = [ROOT / "tests/fixtures/models/tiny", ROOT / "assets/models/songsight-ten"]


def _entries(manifest):
    painter = manifest["painter"]
    return [manifest["encoder"], painter["unet"], painter["decoder"]]


def _shapes(values):
    """Name -> shape with the free axis by its name."""
    return {value.name: [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim] for value in values}


def _named_weights(file):
    """Weights the exporter left under their PyTorch names; the others are numbered, by its version."""
    weights = onnx.load(file).graph.initializer
    return {t.name: onnx.numpy_helper.to_array(t) for t in weights if not t.name.startswith("onnx::")}


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_manifest_tells_the_truth_about_its_files(folder):
    if not (folder / "manifest.json").exists():
        pytest.skip(f"{folder.name} has not been exported")
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["name"] == folder.name
    assert (folder / manifest["modelCard"]).exists()
    for entry in _entries(manifest):
        content = (folder / entry["file"]).read_bytes()
        assert len(content) == entry["bytes"]
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        graph = onnx.load(folder / entry["file"]).graph
        assert _shapes(graph.input) == {p["name"]: p["shape"] for p in entry["inputs"].values()}
        wanted = {p["name"]: p["shape"] for p in entry["outputs"].values()}
        made = _shapes(graph.output)
        assert set(made) == set(wanted)
        assert all(len(made[name]) == len(wanted[name]) for name in wanted)
    assert len(manifest["labels"]) == manifest["encoder"]["outputs"]["probabilities"]["shape"][1]
    assert len(manifest["painter"]["schedule"]["alphaBar"]) == manifest["painter"]["schedule"]["trainSteps"]


def test_exporting_again_gives_the_committed_tiny_pack(tiny, tiny_folder, tmp_path):
    manifest = write_tiny_pack(tmp_path, *tiny)
    committed = json.loads((tiny_folder / "manifest.json").read_text())
    assert manifest["labels"] == committed["labels"]
    assert np.allclose(committed["painter"]["schedule"]["alphaBar"], alpha_bar("linear"))
    for entry in _entries(committed):
        ours, theirs = (_named_weights(folder / entry["file"]) for folder in (tmp_path, tiny_folder))
        assert ours.keys() == theirs.keys() and len(ours) >= 10
        assert all(np.array_equal(ours[name], theirs[name]) for name in ours)


def test_encoder_is_golden(golden, tiny):
    content = golden("encoder")
    mel = torch.from_numpy(unpacked(content["mel"]).reshape(content["melShape"]).copy())
    with torch.no_grad():
        probabilities, features = EncoderGraph(tiny[0]).eval()(mel)
    expected = unpacked(content["features"]).reshape(content["featuresShape"])
    assert np.abs(features.numpy() - expected).max() < content["tolerance"]
    assert np.abs(probabilities.numpy() - np.array(content["probabilities"])).max() < content["tolerance"]


def test_tiny_encoder_names_its_sounds(tiny):
    mel, labels = tiny_patches(80, seed=123)
    with torch.no_grad():
        probabilities = torch.softmax(tiny[0](mel), dim=1)
    assert (probabilities.gather(1, labels[:, None]) > 0.6).all()


def test_half_weights_take_half_the_room_and_lose_nothing(tiny, tmp_path):
    network = type(tiny[1].unet)(tiny[1].unet.config)
    torch.manual_seed(3)
    for value in network.parameters():
        torch.nn.init.normal_(value)
    rounded, whole, half = rounded_to_half(network), tmp_path / "whole", tmp_path / "half"
    for folder, unet in ((whole, network), (half, rounded)):
        folder.mkdir()
        unet_entry(unet, folder)
    stored = {t.name: t.data_type for t in onnx.load(half / "unet.onnx").graph.initializer}
    assert any(name.endswith(".half") and kind == onnx.TensorProto.FLOAT16 for name, kind in stored.items())
    assert not any(t.name.endswith(".half") for t in onnx.load(whole / "unet.onnx").graph.initializer)
    assert (half / "unet.onnx").stat().st_size < 0.75 * (whole / "unet.onnx").stat().st_size
    again = type(network)(network.config)
    weights_from_onnx(again, half / "unet.onnx", lambda unet, folder: unet_entry(unet, folder))
    for name, value in rounded.state_dict().items():
        assert torch.equal(again.state_dict()[name], value), name
