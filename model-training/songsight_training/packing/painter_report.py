"""reports/painter.md from painter.json: nothing in it is typed by hand."""

from __future__ import annotations

from .figure_tables import share, table

HEAD = ["pictures", "number", "FID-lite0", "KID", "precision", "recall", "named right", "among these species"]
HEAD_MEMORY = [*HEAD, "nearest photo is a training one"]
TOLD_WORDS = {
    "label": "told the name",
    "sound": "told the sound",
    "both": "told both",
    "verdict": "told the sound, named as the encoder hears it",
    "heard": "told only the name that the encoder hears",
    "nothing": "told nothing",
}


def figure_row(name: str, one: dict | None) -> list[object]:
    """One line of a table; nothing but the name where nothing could be measured."""
    if one is None:
        return [name, *["-"] * (len(HEAD_MEMORY) - 1)]
    row = [
        name,
        one["pictures"],
        f"{one['fidLite0']:.1f}",
        f"{one['kid']:.3f} (sd {one['kidDeviation']:.3f})",
        *[share(one[key]) for key in ("precision", "recall")],
        *[share(one[key], 1) for key in ("namedRight", "namedRightAmongWanted")],
    ]
    memory = one.get("memory")
    return [*row, f"{share(memory['nearestIsTraining'])} ({memory['ratio']:.2f})" if memory else "-"]


def _judge(judge: dict) -> str:
    return (
        f"EfficientNet-Lite0, fine-tuned from ImageNet on {judge['trainingPhotos']:,} photos, names "
        f"{share(judge['top1'], 1)} of {judge['heldOutPhotos']:,} held-out photos right among all classes, seen as small "
        f"as the pictures are ({share(judge['top1OwnSize'], 1)} at 128 pixels); of the target species' photos "
        f"{share(judge.get('targetsTop1'), 1)}, and {share(judge.get('targetsAmongTargets'), 1)} among these species alone."
    )


def _autoencoder(photo: dict) -> str:
    seen = f", perceptual distance {photo['perceptual']:.4f}" if "perceptual" in photo else ""
    return f"Autoencoder on held-out photos: {photo['psnr']:.2f} dB PSNR{seen}."


def _pack_rows(beside: dict) -> list[list[object]]:
    pack = beside["pack"]
    name = f"{pack['pack']} {pack['version']} (guidance {pack['guidance']:g}; hears {share(pack['heardRight'])} right)"
    own = [figure_row(f"this painter, {TOLD_WORDS[told]}", one) for told, one in beside.get("thisPainter", {}).items()]
    return [figure_row(name, pack), *own, figure_row("held-out photos", beside["heldOutPhotos"])]


def _beside(beside: dict) -> list[str]:
    names = ", ".join(name.replace("_", " ") for name in beside["species"])
    return [
        f"## {beside['pack']['pack']}",
        f"Clips of recordings that `hear-birds` held out, of {names}. The pack's own encoder hears them; it may have been "
        "trained on them. The held-out photos trained neither painter nor judge.",
        table(HEAD_MEMORY, _pack_rows(beside)),
    ]


SPACE = (
    "FID-lite0 is the Frechet distance in that network's 1,280 features, against the training photos of the same "
    "species: comparable within this project alone, and only between rows of as many pictures. Precision and recall: "
    "Kynkaanniemi et al. 2019, k = 3. The last column: of how many pictures the nearest photo, in the judge's "
    "features, is a training one, among as many training as held-out photos, and that share over a half (the bar is "
    "1.2; what remembers nothing has 1)."
)


def packs_report(figures: dict) -> str:
    """reports/packs.md from packs.json."""
    parts = [
        "# Finished packs, judged",
        "Made by `python3 -m songsight_training judge-packs` in the folder `model-training`.",
    ]
    parts += [_judge(figures["judge"]), SPACE]
    for beside in figures["packs"]:
        parts += _beside(beside)
    return "\n\n".join(parts) + "\n"


def _left_out(photos: dict) -> str:
    reasons = ", ".join(f"{count} for {reason}" for reason, count in photos.get("dropped", {}).items())
    return f" Left out by configs/dropped-photos.csv: {reasons}." if reasons else ""


def _sheets() -> str:
    return "\n\n".join(
        [
            "Every species: the mean of its photos and three pictures, each of another clip of held-out recordings (* where "
            "there are none), told name and sound. The same sheet with the training photo that the judge finds nearest to "
            "the first picture lies in the run's folder (nearest-photos.jpg): photos are other people's and not published.",
            "![All species](all-species.webp)",
            "One row a species, all from the same noise: told nothing, the name, a clip, another clip, the name and each "
            "of the two clips:",
            "![Two clips, two birds](told.png)",
            "The same clip and noise, name and sound told, at guidance 1, 2, 3, 5, 8:",
            "![Guidance](guidance-all.png)",
        ]
    )


def _quick(quick: dict | None) -> list[str]:
    if quick is None:
        return []
    student, painter, whole = quick["student"], quick["painter"], quick["whole"]
    rows = [
        figure_row(f"quick painter, {student['steps']} steps, no guidance pass", student),
        figure_row(f"the painter itself in {painter['steps']} steps, guidance {painter['guidance']:g}", painter),
        figure_row(f"the painter itself in {whole['steps']} steps, guidance {whole['guidance']:g}", whole),
    ]
    return [
        "## The quick painter",
        "Told name and sound; fewer pictures, so distances are larger.",
        table(HEAD_MEMORY, rows),
    ]


def learning_part(looks: list[dict], with_sheets: bool = True) -> list[str]:
    """The curve over pictures seen; nothing of a single look. `with_sheets`: its drawing lies beside the report."""
    if len(looks) < 2:
        return []
    told = [name for name in TOLD_WORDS if any(name in look["told"] for look in looks)]
    value = lambda one: f"{one['fidLite0']:.1f} ({share(one['namedRight'], 1)})" if one else "-"
    rows = [[f"{look['picturesSeen']:,}", *[value(look["told"].get(name)) for name in told]] for look in looks]
    return [
        "## How it learnt",
        f"FID-lite0 of {looks[-1]['pictures']:,} pictures of all species, and how many of them are named right, after so many "
        f"pictures seen; guidance {looks[-1]['guidance']:g}.",
        table(["pictures seen", *[TOLD_WORDS[name] for name in told]], rows),
        *(["![How it learnt](learning.png)"] if with_sheets else []),
    ]


def _renewed(found: dict | None) -> list[str]:
    """Of a pack whose ear is newer than its painter: whether that paints the same."""
    if found is None:
        return []
    said = [
        f"told {words}, {found[told]['byEitherEar']} apart by either ear, where two clips of one species are "
        f"{found[told]['clipsOfOneSpecies']} apart"
        for told, words in (("sound", "the sound alone"), ("both", "both"))
    ]
    return [
        "The painter learnt with an earlier ear, by which all of these figures were measured. The ear of this pack was "
        f"held to telling it the same: {share(found['astray'])} of the variance of what it tells is astray. From the same "
        f"noise, pictures of {found['clips']} clips: {'; '.join(said)} (root mean square, 0 to 255)."
    ]


def painter_report(figures: dict, with_sheets: bool = True) -> str:
    painter, photos = figures["painter"], figures["photos"]
    every = [figure_row(TOLD_WORDS[told], one) for told, one in figures["everySpecies"].items()]
    if figures["reconstructed"] is not None:
        every.append(figure_row("training photos through the autoencoder", figures["reconstructed"]))
    every.append(figure_row("held-out photos", figures["heldOutPhotos"]))
    target = [figure_row(TOLD_WORDS[told], one) for told, one in figures["targetSpecies"].items()]
    target.append(figure_row("held-out photos", figures["targetHeldOutPhotos"]))
    same, renewed = figures["sameNoise"], _renewed(figures.get("newEar"))
    guidance = next(iter(figures["everySpecies"].values()))["guidance"]
    parts = [
        "# The painter of all species: report",
        "Made by `python3 -m songsight_training evaluate-species-painter` in the folder `model-training`.",
        f"One U-Net ({painter['parameters'] / 1e6:.1f} million parameters) for {painter['classes']} species, "
        f"{painter['picturesSeen']:,} pictures seen in {painter['updates']:,} updates and "
        f"{painter['seconds'] / 3600:.2f} h of training; {photos['used']:,} photos, of which {photos['heldOut']:,} were held out."
        + _left_out(photos)
        + f" {_autoencoder(figures['autoencoder'])}",
        "## The judge",
        _judge(figures["judge"]),
        SPACE,
        "## All species",
        f"At guidance {guidance:g}.",
        table(HEAD_MEMORY, every),
        "## The target species",
        table(HEAD_MEMORY, target),
    ]
    parts += learning_part(figures.get("looks", []), with_sheets)
    for beside in figures["packs"]:
        parts += _beside(beside)
    parts += _quick(figures.get("quick"))
    curve = [
        figure_row(f"{TOLD_WORDS[one.get('told', 'both')]}, guidance {one['guidance']:g}", one)
        for one in figures["guidanceCurve"]
    ]
    parts += [
        "## Guidance",
        "Fewer pictures, so distances are larger; compare within this table only.",
        table(HEAD_MEMORY, curve),
        f"From the same noise, told the sound alone, two clips of one species give pictures {same['clipsOfOneSpecies']} "
        f"apart (root mean square, 0 to 255), of two species {same['clipsOfTwoSpecies']} ({same['species']} species).",
        *renewed,
    ]
    return "\n\n".join([*parts, *(["## Pictures", _sheets()] if with_sheets else [])]) + "\n"
