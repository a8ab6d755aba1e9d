"""Folders of your own into a data folder: sounds/<species>/* and photos/<species>/*.

A species folder is named `Scientific name_Common name` (`Turdus merula_Eurasian Blackbird`) or plainly. Files in a
subfolder of it are of one individual or one walk: they are never parted between training and testing. Two folders of
sounds have a meaning of their own: `background` (needed: places without the species, so that silence and wind get no
name) and `other` (other birds, best in folders by species). Photos of species without sounds teach the painter birds.
Nothing is copied: the lists point at your files.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import soundfile

SOUND_ENDINGS = {".wav", ".flac", ".mp3", ".ogg", ".m4a"}
PHOTO_ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}
AUDIO_COLUMNS = (
    "file",
    "label",
    "group",
    "duration_s",
    "recording_id",
    "recording_group",
    "source",
    "licence",
)
PHOTO_COLUMNS = ("file", "label", "group", "kind", "split", "suspect_label", "source", "licence")


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sounds", type=Path, required=True)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument(
        "--out", type=Path, required=True, help="the data folder to write, --data of the other commands"
    )
    return parser.parse_args(words)


def code_of(name: str) -> str:
    """Folder name -> label code: the common name, lower case, words joined by underscores."""
    common = name.split("_", 1)[1] if " " in name.split("_", 1)[0] and "_" in name else name
    return "_".join("".join(c if c.isalnum() else " " for c in common.lower()).split())


def names_of(name: str) -> tuple[str, str]:
    """Folder name -> scientific and common name; a plain name stands for both."""
    scientific, _, common = name.partition("_")
    if " " in scientific and common:
        return scientific, common
    plain = " ".join(name.replace("_", " ").split()).capitalize()
    return plain, plain


def _files(folder: Path, endings: set[str]) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in endings and not p.name.startswith("."))


def seconds_of(path: Path) -> float:
    """Duration; 0 when neither libsndfile nor ffprobe can tell."""
    try:
        return soundfile.info(str(path)).duration
    except RuntimeError:
        command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(path)]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
        return float(said) if said.replace(".", "", 1).isdigit() else 0.0


def _sound_rows(sounds: Path, list_folder: Path) -> Iterator[dict]:
    for folder in sorted(p for p in sounds.iterdir() if p.is_dir()):
        group = folder.name if folder.name in ("background", "other") else "target"
        for path in _files(folder, SOUND_ENDINGS):
            inside = path.relative_to(folder).parts
            label = (
                folder.name
                if group == "background"
                else code_of(inside[0] if group == "other" and len(inside) > 1 else folder.name)
            )
            together = inside[0] if group == "target" and len(inside) > 1 else path.stem
            seconds = seconds_of(path)
            if seconds == 0:
                print(f"left out, not a readable recording: {path}")
                continue
            yield {
                "file": os.path.relpath(path, list_folder),
                "label": label,
                "group": group,
                "duration_s": round(seconds, 3),
                "recording_id": path.stem,
                "recording_group": f"{label}/{together}",
                "source": "",
                "licence": "",
            }


def _photo_rows(photos: Path, list_folder: Path, species: set[str]) -> Iterator[dict]:
    for folder in sorted(p for p in photos.iterdir() if p.is_dir()):
        label = code_of(folder.name)
        for path in _files(folder, PHOTO_ENDINGS):
            yield {
                "file": os.path.relpath(path, list_folder),
                "label": label,
                "group": "target" if label in species else "extra",
                "kind": "whole",
                "split": "train",
                "suspect_label": 0,
                "source": "",
                "licence": "",
            }


def _write(path: Path, columns: tuple[str, ...], rows: list[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def main(words: list[str] | None = None) -> None:
    args = arguments(words)
    for folder in (args.sounds, args.photos):
        if not folder.is_dir():
            raise SystemExit(f"{folder} is no folder: give the folder that holds one folder per species")
    audio, images = args.out / "bird-audio", args.out / "bird-images"
    sounds = list(_sound_rows(args.sounds.resolve(), audio.resolve()))
    species = {row["label"] for row in sounds if row["group"] == "target"}
    if not species:
        raise SystemExit(f"no recordings in {args.sounds}: put them into one folder per species")
    if not any(row["group"] == "background" for row in sounds):
        raise SystemExit(
            f"no recordings in {args.sounds / 'background'}: without sounds of places where none of the species "
            "calls, every gust of wind would be given a name. Ten minutes do for a start."
        )
    photos = list(_photo_rows(args.photos.resolve(), images.resolve(), species))
    if bare := sorted(species - {row["label"] for row in photos}):
        raise SystemExit(f"no photos of {', '.join(bare)}: make a folder of that name in {args.photos}")
    folders = [p.name for p in args.sounds.iterdir() if p.is_dir() and p.name not in ("background", "other")]
    named = [dict(zip(("code", "scientific", "common"), (code_of(n), *names_of(n)))) for n in sorted(folders)]
    _write(audio / "audio.csv", AUDIO_COLUMNS, sounds)
    _write(images / "images.csv", PHOTO_COLUMNS, photos)
    _write(args.out / "species.csv", ("code", "scientific", "common"), named)
    print(f"{args.out}: {len(species)} species, {len(sounds)} recordings, {len(photos)} photos")
