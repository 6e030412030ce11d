"""House rules that no linter knows; each message says what to write instead."""

import ast
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINES = 250
FILES = 16
PAINTING = 14
CATCH_ALL_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "tools"}


class Rule(NamedTuple):
    """A pattern that may not occur in a folder, an example of it, and what to do instead."""

    pattern: str
    example: str
    instead: str
    folder: str = "rnn_viz"
    but_in: tuple[str, ...] = ()


RULES = [
    Rule(
        r"\b(?:pickle|marshal|shelve)\b|(?<![.\w])(?:eval|exec)\(|\b(?:yaml|torch)\.load\(",
        "import pickle",
        "a file must never run code: keep data as JSON or plain arrays",
    ),
    Rule(
        r"allow_pickle\s*=\s*True",
        "np.load(path, allow_pickle=True)",
        "an array file must never run code: leave allow_pickle=False",
    ),
    Rule(
        r"""(?<!atomic)\.write_(?:text|bytes)\(|\bopen\([^)]*["'][wx]b?["']|\bnp\.save\w*\(path""",
        'open(path, "w")',
        "a file written in place is lost by a crash: use rnn_viz.io.atomic",
        but_in=("io/atomic.py",),
    ),
    Rule(
        r"\bQSaveFile\b",
        "QSaveFile(path)",
        "QSaveFile commits truncated files on a full disk: use rnn_viz.io.atomic",
    ),
    Rule(
        r"\bQSettings\b",
        "QSettings()",
        "settings live in one place, rnn_viz.io.settings, which survives broken files",
    ),
    Rule(
        r"\bQ(?:Thread|ThreadPool|Runnable|tConcurrent)\b",
        "class Worker(QThread):",
        "threads live in the engine, where no Qt is: send a command, take a snapshot",
    ),
    Rule(
        r"\bprocessEvents\(",
        "app.processEvents()",
        "events inside events reorder what the user did: return to the event loop",
    ),
    Rule(
        r"\.item(?:At|AtPosition)\(|\.takeAt\(",
        "layout.itemAt(0)",
        "the binding's object of a layout in a layout outlives it, which crashes: keep the parts",
    ),
    Rule(
        r"\bsetswitchinterval\b",
        "sys.setswitchinterval(0.001)",
        "it does not cure a frozen window: release the GIL or rest between slices",
    ),
    Rule(
        r"\bsetStyleSheet\(",
        'label.setStyleSheet("color: red")',
        "a colour set here misses the other theme: use the palette or resources/themes",
        folder="rnn_viz/views",
    ),
]


def _sources(folder: str) -> list[Path]:
    return sorted((CHECKOUT / folder).rglob("*.py"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_a_house_rule_is_kept(rule: Rule) -> None:
    assert re.search(rule.pattern, rule.example), "the rule must recognise its own example"
    broken = [
        f"{source.relative_to(CHECKOUT)}:{number}: {line.strip()}"
        for source in _sources(rule.folder)
        if not source.as_posix().endswith(rule.but_in or "/")
        for number, line in enumerate(source.read_text("utf-8").splitlines(), start=1)
        if re.search(rule.pattern, line)
    ]
    assert not broken, f"{rule.instead}\n" + "\n".join(broken)


def test_qt_may_still_run_its_loops_and_atomic_may_write() -> None:
    fine = ["app.exec()", "dialog.exec()", "atomic.write_text(path, text)", 'open(path, "rb")']
    assert not [line for line in fine for rule in RULES if re.search(rule.pattern, line)]


def test_files_are_short_enough_to_be_read() -> None:
    lengths = {
        str(source.relative_to(CHECKOUT)): len(source.read_text("utf-8").splitlines())
        for source in [*_sources("rnn_viz"), CHECKOUT / "dev.py"]
    }
    long = {name: lines for name, lines in lengths.items() if lines > LINES}
    assert not long, f"split these files by meaning, at most {LINES} lines each: {long}"


def test_file_names_say_what_is_inside() -> None:
    vague = [
        str(source.relative_to(CHECKOUT))
        for source in _sources("rnn_viz")
        if source.stem in CATCH_ALL_NAMES or source.parent.name in CATCH_ALL_NAMES
    ]
    assert not vague, f"name these files after what they are about: {vague}"


def test_folders_are_small_enough_to_be_surveyed() -> None:
    counts = Counter(source.parent for source in _sources("rnn_viz"))
    full = {str(folder.relative_to(CHECKOUT)): count for folder, count in counts.items()}
    full = {folder: count for folder, count in full.items() if count > FILES}
    assert not full, f"split these folders by meaning, at most {FILES} files each: {full}"


def test_few_files_paint_themselves() -> None:
    names = [str(source.relative_to(CHECKOUT)) for source in _painting()]
    assert len(names) <= PAINTING, f"let widgets and items of pyqtgraph paint instead: {names}"


def test_who_paints_says_why() -> None:
    """A path alone paints nothing: an item draws it."""
    silent = [
        str(source.relative_to(CHECKOUT))
        for source in _painting()
        if re.search(r"\bQPainter\b", source.read_text("utf-8"))
        and "paint" not in (ast.get_docstring(ast.parse(source.read_text("utf-8"))) or "").lower()
    ]
    assert not silent, f"say in the first lines why no widget or item can draw it: {silent}"


def _painting() -> list[Path]:
    return [source for source in _sources("rnn_viz") if "QPainter" in source.read_text("utf-8")]
