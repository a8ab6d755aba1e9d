import pytest

from conftest import ROOT
from songsight_training.settings.config import from_dict, load_config, to_dict
from songsight_training.settings.hearing_settings import EncoderTraining
from songsight_training.settings.judging_settings import JudgeTraining
from songsight_training.settings.painting_settings import AutoencoderTraining, PainterTraining
from songsight_training.training.checkpoint import load_checkpoint, save_checkpoint

KINDS = {
    "encoder": EncoderTraining,
    "encoder-paper": EncoderTraining,
    "encoder-plain": EncoderTraining,
    "autoencoder": AutoencoderTraining,
    "painter": PainterTraining,
    "photo-judge": JudgeTraining,
}


@pytest.mark.parametrize("name", KINDS)
def test_shipped_configs_load_and_survive_a_round_trip(name):
    config = load_config(KINDS[name], ROOT / "model-training" / "configs" / f"{name}.json")
    assert from_dict(KINDS[name], to_dict(config)) == config


def test_unknown_key_is_an_error():
    with pytest.raises(ValueError, match="unknown key epoch "):
        from_dict(EncoderTraining, {"epoch": 3})


def test_unknown_key_inside_a_part_is_an_error_that_names_the_part():
    with pytest.raises(ValueError, match="config.model: unknown key width"):
        from_dict(EncoderTraining, {"model": {"width": 3}})


def test_checkpoint_carries_config_and_step(tmp_path):
    config = AutoencoderTraining(epochs=9)
    save_checkpoint(tmp_path / "last.pt", config, 7, seconds=1.5)
    loaded, content = load_checkpoint(tmp_path / "last.pt", AutoencoderTraining)
    assert loaded == config and content["step"] == 7 and content["seconds"] == 1.5


def test_missing_checkpoint_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="run the training step"):
        load_checkpoint(tmp_path / "last.pt", AutoencoderTraining)
