"""Photos, latents and sound tokens that painters train on, from the runs before them."""

from __future__ import annotations

from pathlib import Path

from ..data.photos import load_photos
from ..data.recordings import list_recordings
from ..data.spectrograms import load_spectrograms
from ..data.splits import split_recordings
from ..hearing.encoder import Encoder
from ..hearing.encoder_batches import TrainingSounds
from ..settings.hearing_settings import EncoderTraining
from ..settings.painting_settings import AutoencoderTraining, PainterTraining
from ..training.checkpoint import load_checkpoint
from .autoencoder import Autoencoder
from .painter_inputs import PainterInputs, photo_latents
from .token_bank import SoundTokens, token_bank


def load_inputs(data: Path, runs: Path, species: list[str], device: str) -> PainterInputs:
    """Latents of all photos by the autoencoder of runs/autoencoder, cached there."""
    settings, content = load_checkpoint(runs / "autoencoder" / "last.pt", AutoencoderTraining, device)
    autoencoder = Autoencoder(settings.model).to(device)
    autoencoder.load_state_dict(content["model"])
    photos = load_photos(data, runs / "cache", settings.model.image_size)
    latents = photo_latents(autoencoder, photos, runs / "autoencoder" / "latents.pt", device)
    return PainterInputs(photos, latents, species)


def load_bank(data: Path, runs: Path, config: PainterTraining, device: str) -> list[SoundTokens]:
    """Per species, what the encoder of runs/encoder makes of clips of the train part."""
    settings, content = load_checkpoint(runs / "encoder" / "last.pt", EncoderTraining, device)
    encoder = Encoder(settings.model).to(device)
    encoder.load_state_dict(content["encoder"])
    training = split_recordings(list_recordings(data), settings.split_seed)["train"]
    spectrograms = load_spectrograms(training, runs / "cache", settings.sound)
    sounds = TrainingSounds(training, spectrograms, content["species"], settings)
    return token_bank(encoder, sounds, config.clips_per_species, config.seed, device)
