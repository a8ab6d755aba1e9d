"""The model card of a distilled pack and the report of its encoder, from vouched.json and cleaned.json."""

from __future__ import annotations

from collections.abc import Callable

from .figure_tables import share, span, table

HEAD = """# {title}

A sound encoder of {species} species for the Songsight app, with the front end of Toleubekova et al. 2025. Every number below was
written by the commands in `model-training/README.md`.

**Terms.** {licence}

**The teacher.** It learnt what BirdNET 2.4 says about our recordings (Kahl, Wood, Eibl and Klinck 2021, "BirdNET: A deep learning solution for avian
diversity monitoring"; K. Lisa Yang Center for Conservation Bioacoustics, Cornell Lab of Ornithology, and Chemnitz University of Technology; CC BY-NC-SA
4.0). None of BirdNET's weights are in it.

Detections are suggestions to listen to.

## What it is worth

Measured on {recordings} recordings ({hours} h) that {unheard}: recordings of one individual or walk stay together, on one side. Thresholds were set
on four fifths of these recordings and judged on the last fifth, in turn; which species are in was decided on all of them, which flatters a
little. What sounds in a clip is what the teacher hears there (in a recording of a species, a clip in which it misses that species counts for nothing); the table by recording goes by the recordings' names, and only species that are in
count in it. BirdNET's makers do not publish what it was trained on: some of these recordings may have been part of it, which
flatters the teacher and the head on its embeddings.

| ear | right | wrong | silent | of recordings | false an hour of other birds | of background | other species named right |
| --- | --- | --- | --- | --- | --- | --- | --- |
{ears}

Right, wrong and silent are recordings of the paper's species, by the surest detection among them; false detections are of these species.

What is asked of an ear that ships, and what each of them does:

{bars}
{average}{note}
## Species

Precision and recall of 3 s clips at the default thresholds; intervals are 95 % (Wilson's, each recording one trial). A species is in when its precision
is 80 % or more, its recall 30 % or more, and it was heard in two recordings or more.

{vouched}

## Left out

Too often mistaken, missed, or heard in too few recordings to tell: {left_out}.

## Data

{windows} windows of 3 s, 1.5 s apart, of {heard_recordings} recordings; in {with_sound} of them the teacher hears what it knows, of {classes} classes. A window is a positive of what
the teacher hears in it, whatever the recording is called. What that left of the paper's species:

{cleaned}

Background recordings in which it hears something it knows, birds or dogs or frogs: {loud} of {background}; those windows are no background.

{training}
"""
UNHEARD = "it never heard"
CROSSED = "were left out, each by a network trained in the same way without it; the weights that ship heard all of them"
EAR_NAMES = {
    "distilled": "this one",
    "teacher": "the teacher",
    "linearHead": "a linear head on the teacher's embeddings",
}


def ears_rows(ears: dict[str, dict]) -> str:
    """One line of the table per ear."""
    lines = []
    for name, one in ears.items():
        other = one["otherSpecies"]
        cells = [EAR_NAMES.get(name, name), one["right"], one["wrong"], one["silent"], one["recordings"]]
        cells += [
            one["otherBirds"]["perHour"],
            one["background"]["perHour"],
            f"{other['right']} of {other['recordings']}",
        ]
        lines.append("| " + " | ".join("-" if cell is None else str(cell) for cell in cells) + " |")
    return "\n".join(lines)


def _bar(value: float | None, kept: Callable[[float], bool], written: str) -> str:
    return "-" if value is None else f"{written.format(value)}, {'kept' if kept(value) else 'missed'}"


def bars_table(ears: dict[str, dict]) -> str:
    """What an ear must reach to ship, and whether each of them does."""
    rows = []
    for name, one in ears.items():
        other = one["otherSpecies"]
        percent = lambda part, whole: 100 * part / whole if whole else None
        rows.append(
            [
                EAR_NAMES.get(name, name),
                _bar(percent(one["right"], one["recordings"]), lambda value: value >= 75, "{:.0f} %"),
                _bar(percent(one["wrong"], one["recordings"]), lambda value: value <= 5, "{:.1f} %"),
                _bar(one["otherBirds"]["perHour"], lambda value: value < 5, "{:.2f}"),
                _bar(one["background"]["perHour"], lambda value: value < 1, "{:.2f}"),
                _bar(percent(other["right"], other["recordings"]), lambda value: value >= 50, "{:.0f} %"),
            ]
        )
    head = ["ear", "right, 75 % or more", "wrong, 5 % or fewer", "false an hour of other birds, below 5"]
    return table([*head, "of background, below 1", "other species right, 50 % or more"], rows)


def _species_table(vouched: dict) -> str:
    rows = []
    for code, threshold in vouched["thresholds"].items():
        one, (scientific, common) = vouched["species"][code], vouched["names"][code]
        cells = [share(one[key]) + span(one["intervals"][key]) for key in ("precision", "recall")]
        found = f"{one['recordingsFound']} of {one['recordings']}"
        rows.append([common, f"*{scientific}*", f"{threshold:.2f}", *cells, one["clips"], found])
    rows.sort(key=lambda row: row[0])
    return table(["species", "", "threshold", "precision", "recall", "clips", "recordings found"], rows)


def _training(members: list[dict]) -> str:
    """One sentence for each network."""
    told = [
        f"{one['updates']:,} updates of {one['batch']} mixed windows, {one['seconds']:,} s; {one['parameters'] / 1e6:.1f} million parameters."
        for one in members
    ]
    if len(told) == 1:
        return f"Training: {told[0]}"
    return f"{len(told)} networks hear, and their logits are averaged. Training:\n\n" + "\n".join(
        f"- {one}" for one in told
    )


def _average(vouched: dict) -> str:
    told = vouched.get("averagePrecision")
    if told is None or told["mean"] is None:
        return ""
    return f"\nMean average precision of the {told['classes']} classes with five clips or more: {told['mean']:.3f}.\n"


def distilled_card(figures: dict, settings: dict, heard_all: bool = False) -> str:
    """`figures`: {"vouched", "cleaned", "training"}; `settings`: title, licence and, if there is one, a note.

    `heard_all`: the weights are none of those that were measured, but of a run on all recordings."""
    vouched, cleaned = figures["vouched"], figures["cleaned"]
    left = sorted(name[1] for code, name in vouched["names"].items() if code not in vouched["thresholds"])
    keys = ("recordings", "recordingsHeard", "windows", "windowsSounding", "windowsKept", "windowsOfOthersOnly")
    targets = [
        [label, *(one[key] for key in keys)] for label, one in cleaned["labels"].items() if one["group"] == "target"
    ]
    head = ["label", "recordings", "heard in", "windows", "something sounds", "kept", "only others"]
    return HEAD.format(
        title=settings["title"],
        licence=settings["licence"],
        species=len(vouched["thresholds"]),
        recordings=vouched["recordings"],
        unheard=CROSSED if heard_all else UNHEARD,
        hours=vouched["hours"],
        ears=ears_rows(vouched["ears"]),
        bars=bars_table(vouched["ears"]),
        average=_average(vouched),
        note=f"\n{settings['note']}\n" if settings.get("note") else "",
        vouched=_species_table(vouched),
        left_out=", ".join(left) or "none",
        windows=f"{cleaned['windows']:,}",
        heard_recordings=f"{cleaned['recordings']:,}",
        with_sound=f"{cleaned['windowsHeard']:,}",
        classes=cleaned["classes"]["heard"],
        cleaned=table(head, targets),
        loud=len(cleaned["background"]["heardIn"]),
        background=cleaned["background"]["recordings"],
        training=_training(figures["training"]),
    )
