"""The walls of the training code: commands call modules and never each other, and no room is overfull."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "model-training" / "songsight_training"
MOST_FILES = 20
LOWER = {"settings": {"settings"}, "training": {"settings", "training"}, "data": {"settings", "data"}}
LOWER |= {"hearing": {"settings", "training", "data", "hearing"}}
"""What these rooms may import: settings know nobody, the training loop knows settings, hearing knows all three."""


def imported_rooms(file: Path) -> set[str]:
    """The package's rooms that a file imports from, its own included; "" is the package itself."""
    found, room = set(), file.parent.relative_to(PACKAGE).parts
    for node in ast.walk(ast.parse(file.read_text())):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        reached = [*room[: len(room) - node.level + 1], *(node.module or "").split(".")]
        found.add(reached[0] if (PACKAGE / reached[0]).is_dir() else "")
    return found


def test_commands_never_import_commands():
    for file in PACKAGE.rglob("*.py"):
        assert "commands" not in imported_rooms(file), f"{file.name} imports a command"


def test_lower_rooms_do_not_know_the_higher_ones():
    for room, allowed in LOWER.items():
        for file in (PACKAGE / room).glob("*.py"):
            assert imported_rooms(file) <= allowed | {""}, f"{room}/{file.name}"


def test_every_command_is_listed_and_every_listed_one_exists():
    from songsight_training.__main__ import COMMANDS

    commands = PACKAGE / "commands"
    files = {".".join(file.relative_to(commands).with_suffix("").parts) for file in commands.rglob("*.py")}
    assert {module for module, _ in COMMANDS.values()} == {name for name in files if not name.endswith("__init__")}


def test_no_room_holds_more_than_twenty_files():
    for folder in [PACKAGE, *(path for path in PACKAGE.rglob("*") if path.is_dir())]:
        assert len([file for file in folder.iterdir() if file.is_file()]) <= MOST_FILES, folder.name
