"""The page about the format names all that a lesson can say, and its examples are right."""

import re
from pathlib import Path

import pytest

from rnn_viz.core.lessons.parts import HIDEABLE, STAGE_ROWS, WHOLE
from rnn_viz.core.lessons.reading.lesson_text import lesson_from
from rnn_viz.core.lessons.reading.shown import AT, HOLD, NUMBERS, SHOW
from rnn_viz.core.lessons.reading.waits import WAIT
from rnn_viz.core.lessons.values.table import ROWS
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.words.lenses.table import LENSES

PAGE = (Path(__file__).resolve().parents[3] / "resources" / "lessons" / "README.md").read_text(
    "utf-8"
)
CODE = {it.replace(r"\|", "|") for it in re.findall(r"`([^`\n]+)`", PAGE)}
HEAD = "---\ntitle: T\nminutes: 1\nknow: K.\n---\n# A\n"


def test_every_value_is_there_with_its_meaning() -> None:
    told = [f"| `{row.pattern}` | {row.meaning} |" for row in ROWS]
    assert [line for line in told if line not in PAGE.splitlines()] == []
    assert PAGE.count("\n| `") >= len(told)


def test_every_part_and_setting_is_named() -> None:
    names = {*WHOLE, *(field.label for field in FIELDS)}
    assert sorted(names - CODE) == []
    assert WHOLE.keys() >= set(HIDEABLE)
    for word in (*HIDEABLE, *STAGE_ROWS, *(lens.key for lens in LENSES)):
        assert re.search(rf"\b{re.escape(word)}\b", PAGE), word


@pytest.mark.parametrize(
    ("directive", "phrases"),
    [("at", AT), ("numbers", NUMBERS), ("show", SHOW), ("hold", HOLD), ("wait", WAIT)],
)
def test_every_phrase_has_an_example_that_can_be_read(directive: str, phrases: dict) -> None:  # type: ignore[type-arg]
    for phrase in phrases:
        form = re.compile(re.escape(phrase).replace("…", ".+"))
        examples = [it for it in CODE if form.fullmatch(it)]
        assert any(_is_read(directive, it) for it in examples), phrase


def _is_read(directive: str, line: str) -> bool:
    return lesson_from(f"{HEAD}```{directive}\n{line}\n```\n").mistakes == ()


def test_its_examples_of_directives_are_right() -> None:
    for block in re.findall(r"^```(?:light|guess)\n.*?^```$", PAGE, re.MULTILINE | re.DOTALL):
        body = f"{HEAD}[a][1] and [b][2]\n\n{block}\n" if "light" in block else f"{HEAD}{block}\n"
        assert lesson_from(body).mistakes == ()
