"""`python3 -m songsight_training <command> [options]`, run from the folder model-training."""

from __future__ import annotations

import importlib
import sys

COMMANDS = {
    "prepare": ("prepare", "folders of sounds and photos into a data folder"),
    "contact-sheets": ("painter.contact_sheets", "numbered sheets of photos, to find the ones to leave out"),
    "train-autoencoder": ("train_autoencoder", "photos to latents and back"),
    "compare-autoencoders": ("painter.compare_autoencoders", "that one beside the decoder of a finished pack"),
    "teach": ("teach", "what a strong public model hears in every window of the recordings"),
    "clean": ("clean", "which windows of a species are kept by what that model hears, and what is dropped"),
    "teach-mixtures": ("teach_mixtures", "what it hears in birds over birds and noise, for `distil`"),
    "distil": ("distil", "an encoder that learns from it; with --fold, one that is examined on what it never heard"),
    "vouch": ("vouch", "the species that encoder can be vouched for, their thresholds, and other ears beside it"),
    "train-encoder": ("train_encoder", "the sound encoder, on all recordings"),
    "cross-validate": ("cross_validate", "encoders that hear every recording once without having trained on it"),
    "report-hearing": ("report_hearing", "figures, thresholds and pictures from cross-validation"),
    "train-painter": ("train_painter", "the U-Net: --phase class, then --phase sound"),
    "train-species-painter": (
        "painter.train_species_painter",
        "one U-Net for all photographed species, told by name, sound or both",
    ),
    "evaluate-species-painter": (
        "painter.evaluate_species_painter",
        "its figures, beside photos and finished packs, and sheets of pictures",
    ),
    "quick-species-painter": ("painter.quick_species_painter", "a student of few steps, taught by that painter"),
    "distil-painter": ("distil_painter", "a painter of few steps, taught by the trained one"),
    "compare-conditioning": ("compare_conditioning", "sound, log-mel, label and an ACGAN with one budget each"),
    "judge-packs": ("painter.judge_packs", "finished packs as the new judge sees them, from held-out recordings"),
    "draw-method": ("painter.draw_method", "the method as the paper's Fig. 1 and 2, from the networks themselves"),
    "table-one": ("painter.table_one", "the paper's Table 1: each way of telling a painter, at an equal budget"),
    "hear-birds": ("painter.hear_birds", "sounds of the photographed species as the new encoder tells them"),
    "train-judge": ("train_photo_judge", "the photo classifier that judges pictures"),
    "train-lite0-judge": ("painter.train_lite0_judge", "the same from ImageNet, for FID-lite0 and all classes"),
    "evaluate-painter": ("evaluate_painter", "figures and sheets of pictures"),
    "export": ("export", "ONNX files and manifest.json of the pack"),
    "export-distilled": (
        "export_distilled",
        "the pack of the encoder that was vouched for, with figures and model card",
    ),
    "export-species-painter": (
        "painter.export_species_painter",
        "a pack that listens with the distilled encoder and paints all species",
    ),
    "resume-species-painter": (
        "painter.resume_species_painter",
        "checkpoints of such a pack whose runs/ folder is gone, so that its painter goes on",
    ),
    "renew-ear": ("painter.renew_ear", "a pack that paints with a newly distilled ear; its painter stays"),
    "card": ("write_card", "model-card.md and the report from the figures"),
    "resume-from-pack": ("resume_from_pack", "checkpoints of a pack whose runs/ folder is gone"),
}


def main(words: list[str]) -> int:
    if not words or words[0] not in COMMANDS:
        width = max(map(len, COMMANDS))
        lines = [f"  {name:{width}}  {about}" for name, (_, about) in COMMANDS.items()]
        print(
            "usage: python3 -m songsight_training <command> [options]; --help after a command tells more\n"
            + "\n".join(lines)
        )
        return 0 if words in (["--help"], ["-h"]) else 2
    module = importlib.import_module(f".commands.{COMMANDS[words[0]][0]}", __package__)
    sys.argv[0] = f"songsight_training {words[0]}"
    module.main(words[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
