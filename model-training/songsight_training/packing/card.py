"""The model card, written from figures.json so that its numbers cannot drift from the measured ones."""

from __future__ import annotations

from ..data.species_names import Names
from .figure_tables import confusion_table, encoders_table, picture_species_table, share, span, species_table, table

INTRODUCTION = """# {title}: model card

Sound encoder and painter after Toleubekova et al. 2025, for the Songsight app. Every number below comes from
`figures.json`, which the commands in `model-training/README.md` write; the report there holds more.

**Terms.** {licence}

**Pictures are illustrations, never evidence.** A picture shows what the painter learnt about the species the sound resembles. It
does not show the bird that sang, nor that a bird was there. Detections are suggestions to listen to.
"""

DATA = """
## Data

Clips are the app's: 3 s, back to back. Recordings of one `recording_group` (that may be of one individual) are never parted. A clip of
a species counts as a positive only where it sounds: at least 0.2 s of frames with four or more mel bands between 500 Hz and 10 kHz
standing 10 dB above that band's 20th percentile over the recording (`songsight_training/data/activity.py`). The rest of those recordings is
used for nothing. Nobody has listened to all of it: labels come from folder names, file names and tags.

A species needs three independent groups of recordings to be in the encoder; the others come in by running the same commands again
when there are recordings.
{dropped}- A sixth of the target photos was held out as a yardstick. Isolated calls ("syllables") only ever augment training clips.
"""

LIMITS = """
## What it cannot do

- A handful of recordings per species cannot stand for a species: other dialects, calls, microphones and distances will be missed
  or mistaken. The intervals above say how little is known; a species whose recall interval reaches 0 is not to be relied on.
- Anything but the species above is "no target bird" at best, and the figure for other birds says how often it is not.
{notes}"""


def encoder_section(encoder: dict, names: Names) -> str:
    background, birds = encoder["background"], encoder["otherBirds"]
    before, after = (encoder["reliability"][k]["expectedCalibrationError"] for k in ("before", "after"))
    clip = encoder.get("clipSplit")
    per_hour = lambda one: (
        "not measured"
        if one["perHour"] is None
        else (
            f"{one['falseDetections']} false detections in {one['hours']} h, **{one['perHour']} per hour** "
            f"(95 %: {one['interval'][0]:.1f} to {one['interval'][1]:.1f})"
        )
    )
    lines = [
        "",
        "## Encoder",
        "",
        f"{encoder['parameters'] / 1e6:.1f} million parameters, trained on **all** recordings. The figures are of {encoder['folds']} encoders trained the",
        "same way on parts of them (grouped cross-validation): each recording was heard once, by one that never heard its group.",
        "Temperature and thresholds of each part were set on the other parts.",
        "",
        f"**Recording split** (the honest one), {encoder['clips']} clips with a voice:",
        f"- accuracy {share(encoder['accuracy'], 1)}{span(encoder['accuracyInterval'])} over all outputs, "
        f"{share(encoder['accuracyAmongSpecies'], 1)}{span(encoder['accuracyAmongSpeciesInterval'])} among the species only; "
        f"mean of the species' accuracies {share(encoder['meanOfSpeciesAccuracies'], 1)}; "
        f"species with five or more recordings {share(encoder['accuracyOfSpeciesWithFiveRecordings'], 1)} and "
        f"{share(encoder['accuracyAmongSpeciesOfThoseWithFive'], 1)}.",
        f"- Background: {per_hour(background)}.",
        f"- Other birds: {per_hour(birds)} of continuous song of species it does not know.",
        f"- Scores: expected calibration error {share(before, 1)} before, {share(after, 1)} after dividing the logits by {encoder['temperature']}.",
    ]
    if clip:
        lines += [
            "",
            f"**Clip split** (the paper's protocol; clips of one recording on both sides, so flattering): {share(clip['accuracy'], 1)} over all",
            f"outputs, {share(clip['accuracyAmongSpecies'], 1)} among the species, {clip['clips']} clips ({clip['folds']} of {encoder['folds']} folds). The paper reports 74.7 % on its own clips of ten species.",
        ]
    lines += [
        "",
        "At the default thresholds; intervals are 95 %: of precision and recall Wilson's, each recording one trial, of F1 from whole recordings drawn again:",
        "",
        species_table(encoder, names),
        "",
        "Most probable output of the same clips:",
        "",
        confusion_table(encoder["confusion"], names),
        "",
    ]
    return "\n".join(lines)


VERDICT = """ The encoder's
verdict is in the tokens: its probabilities times the species' vectors are added, so that a picture shows the bird that was
named and the sound decides how."""


def painter_section(painter: dict, names: Names) -> str:
    sound, nearest, matters = painter["sound"], painter["nearestTrainingPhoto"], painter["soundMatters"]
    mean, deviation = painter["meanAndDeviationOverSeeds"]["fidBird"]
    judge = painter["judge"]
    return f"""
## Painter

Latent diffusion: our own autoencoder ({painter["autoencoderPsnrDb"]} dB PSNR on held-out photos) and a U-Net of {painter["parameters"] / 1e6:.1f} million parameters
with cross-attention on the encoder's 36 tokens, 1,000-step schedule, {painter["prediction"]}-prediction, averaged weights. First photo
classes with a learned vector each, then the species with sound: circular pairing, shuffled anew each epoch.{VERDICT if painter.get("verdict") else ""} Sound phase:
{painter["updates"]} updates of {painter["batch"]} pictures. Default: {painter["sampler"]}, {painter["steps"]} steps, guidance {painter["guidanceScale"]}.

Judged by a photo classifier of our own that never saw a painted picture ({share(judge["targetsAmongTargets"])} of held-out photos of these species named
right among them, {share(judge["top1"])} of all held-out photos among all classes). {sound["pictures"]} pictures from clips of recordings the painter did not
train on (the encoder did):
- of clips the encoder named right (what the program paints) it names the species in {share(painter["named"]["consistency"], 1)};
- of all clips with a voice, heard rightly or not, it names the sound's species in {share(sound["consistency"], 1)} (held-out photos: {share(painter["heldOutPhotos"]["consistency"], 1)}; chance {share(1 / len(sound["consistencyBySpecies"]))});
- FID-bird {mean:.2f} (sd {deviation:.2f} over {painter["seeds"]} seeds), held-out photos {painter["heldOutPhotos"]["fidBird"]:.2f}. This is the distance in our judge's
  features and comparable with nothing outside this project; the paper's FID needs Inception weights that were not to be had.
- Distance to the nearest training photo (median, root mean square in 0 to 255): pictures {nearest["pictures"]}, held-out photos {nearest["heldOutPhotos"]}.
  Smooth pictures lie closer to everything; but of all photos the nearest one is a held-out one for {share(nearest["nearestIsHeldOut"])} of the pictures,
  where {share(nearest["heldOutShare"])} would be expected of a painter that recalls none of its training photos. **It recalls many of them**:
  the report shows each picture above its nearest photo.
- From the same noise, two clips of one species give pictures {matters["clipsOfOneSpecies"]} apart, of two species {matters["clipsOfTwoSpecies"]}.

{picture_species_table(painter, names)}
"""


def cost_section(figures: dict, note: str) -> str:
    seconds = {"encoder": figures["encoder"]["trainingSeconds"], **figures["painter"]["trainingSeconds"]}
    parity = [
        [one["file"], f"{max(one['largestDifference'].values()):.1e}", one["milliseconds"]]
        for one in figures.get("onnxParity", [])
    ]
    compared = (
        "\nPyTorch against ONNX Runtime on the CPU (goal 1e-4), and one cold pass:\n\n"
        + table(["file", "largest difference", "milliseconds"], parity)
        + "\n"
        if parity
        else ""
    )
    return f"""
## Cost and export

{note}

{table(["phase", "seconds"], [[name, value] for name, value in seconds.items()])}
{compared}
How to make it again: `model-training/README.md`.
"""


def model_card(figures: dict, settings: dict, names: Names) -> str:
    """`settings` is configs/pack.json: title, licence, training_note, limits."""
    encoder = figures["encoder"]
    dropped = "".join(f"- Left out: `{name}` ({why}).\n" for name, why in encoder["dropped"].items())
    notes = "".join(f"- {line}\n" for line in settings.get("limits", []))
    return "".join(
        [
            INTRODUCTION.format(title=settings["title"], licence=settings["licence"]),
            encoder_section(encoder, names),
            "\nOther encoders, measured the same way:\n\n" + encoders_table(figures["baselines"]) + "\n"
            if figures.get("baselines")
            else "",
            painter_section(figures["painter"], names),
            DATA.format(dropped=dropped),
            LIMITS.format(notes=notes),
            cost_section(figures, settings["training_note"]),
        ]
    )
