"""Every term that the window shows is in the glossary, and the glossary has no other."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QTabBar

from rnn_viz.app import resources
from rnn_viz.core.evidence.named_phase import Figures, NamedPhase, PhaseKind
from rnn_viz.core.glossary import Glossary
from rnn_viz.core.intents import ColourRange, SynapseMode, WireValue
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.script.variables import VARIABLES
from rnn_viz.core.words.phase_claims import claim_of
from rnn_viz.views.transport.step_sizes import STEP_SIZES
from rnn_viz.views.widgets.labels import Heading

GLOSSARY = Glossary(resources.read_text("glossary.txt"))
PACKAGE = Path(resources.__file__).parents[1]
ROWS = (
    "place", "a", "b", "true carry", "layer_1", "p(bit = 1)", "guess", "truth", "error",
    "layer_2_delta", "layer_1_delta",
)  # fmt: skip
STATES = ("live", "past", "at the end", "preparing", "diverged", "saturated")
PHASES = [claim_of(NamedPhase(kind, 0, 9, Figures(8)), 9).name for kind in PhaseKind]
PHASES += [
    claim_of(NamedPhase(PhaseKind.PERFECT, 0, 9, Figures(8, every=(5, 5), changed_at=9)), 9).name
]
SHOWN = [
    *ROWS, *STATES, *PHASES, *(field.label for field in FIELDS), *STEP_SIZES.values(),
    *sorted(VARIABLES), *(choice.value for kind in (ColourRange, SynapseMode, WireValue)
                          for choice in kind),
]  # fmt: skip


@pytest.mark.parametrize("term", SHOWN)
def test_a_term_of_the_window_has_an_entry(term: str) -> None:
    assert GLOSSARY.find(term) is not None


def test_the_german_glossary_has_every_entry() -> None:
    german = Glossary(resources.read_text("glossary.de.txt"))
    counts = [
        list(Counter(it.subject for it in entries).values())
        for entries in (GLOSSARY.entries, german.entries)
    ]
    assert counts[0] == counts[1], "subject for subject"
    script = {name for it in GLOSSARY.entries for name in it.terms if name in VARIABLES}
    assert script
    assert not {name for name in script if not german.find(name)}, "names of the script stay"


def test_every_heading_switch_and_tab_has_an_entry(make_window: Any) -> None:
    window, _ = make_window()
    headings = {heading.text() for heading in window.panels.findChildren(Heading)}
    words = {
        button.accessibleName()
        for button in window.panels.findChildren(QAbstractButton)
        if button.property("role") == "segment"
    }
    tabs = {
        bar.tabText(at) for bar in window.panels.findChildren(QTabBar) for at in range(bar.count())
    }
    questions = {text for text in headings if text.endswith("?")}  # speak for themselves
    missing = {text for text in (headings - questions) | words | tabs if not GLOSSARY.find(text)}
    assert not missing


@pytest.mark.parametrize("entry", GLOSSARY.entries, ids=lambda entry: entry.term)
def test_an_entry_is_of_use(entry: Any) -> None:
    written = _written()
    for term in entry.terms:
        found = re.escape(term).replace("…", r"(…|\d+)")
        if re.search(rf"(?<!\w){found}(?!\w)", written, re.IGNORECASE):
            return
    pytest.fail(f"nothing in the window is called {entry.terms}")


@pytest.mark.parametrize("entry", GLOSSARY.entries, ids=lambda entry: entry.term)
def test_an_entry_is_one_to_three_plain_sentences(entry: Any) -> None:
    assert re.fullmatch(r"[A-Z].*\.", entry.meaning)
    assert 1 <= len(re.findall(r"[.:](?:\s|$)", entry.meaning)) <= 4
    assert len(entry.meaning) <= 180


@cache
def _written() -> str:
    """Return all that the program may write: its listing, and strings that are no docstrings."""
    texts = [resources.read_text("listing/adder.py")]
    for source in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(source.read_text("utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts += [_text(node) for node in ast.walk(tree) if id(node) not in docs]
    return "\n".join(texts)


def _text(node: ast.AST) -> str:
    """Return what a string says, with … for what is filled in; nothing of other nodes."""
    match node:
        case ast.Constant(str(text)):
            return re.sub(r"\{[^{}]*\}", "…", text)
        case ast.JoinedStr(parts):
            return "".join(_text(part) or "…" for part in parts)
    return ""
