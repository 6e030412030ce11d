"""The page about the format names all that a lesson can say, and its examples are right.

In German, too.
"""

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

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "lessons"
ENGLISH, GERMAN = ((FOLDER / name).read_text("utf-8") for name in ("README.md", "de/README.md"))
HEAD = "---\ntitle: T\nminutes: 1\nknow: K.\n---\n# A\n"
each_page = pytest.mark.parametrize("page", [ENGLISH, GERMAN], ids=["en", "de"])


def code_in(page: str) -> set[str]:
    return {it.replace(r"\|", "|") for it in re.findall(r"`([^`\n]+)`", page)}


def test_every_value_is_there_with_its_meaning() -> None:
    told = [f"| `{row.pattern}` | {row.meaning} |" for row in ROWS]
    assert [line for line in told if line not in ENGLISH.splitlines()] == []
    assert ENGLISH.count("\n| `") >= len(told)


def test_every_value_has_a_german_meaning_of_its_own() -> None:
    values = GERMAN[GERMAN.index("## Werte") :]
    rows = re.findall(r"^\| `(.+)` \| (.+\.) \|$", values, re.MULTILINE)
    assert [pattern for pattern, _meaning in rows] == [row.pattern for row in ROWS]
    assert len({meaning for _pattern, meaning in rows}) == len(ROWS)


@each_page
def test_every_part_and_setting_is_named(page: str) -> None:
    names = {*WHOLE, *(field.label for field in FIELDS)}
    assert sorted(names - code_in(page)) == []
    assert WHOLE.keys() >= set(HIDEABLE)
    for word in (*HIDEABLE, *STAGE_ROWS, *(lens.key for lens in LENSES)):
        assert re.search(rf"\b{re.escape(word)}\b", page), word


@each_page
@pytest.mark.parametrize(
    ("directive", "phrases"),
    [("at", AT), ("numbers", NUMBERS), ("show", SHOW), ("hold", HOLD), ("wait", WAIT)],
)
def test_every_phrase_has_an_example_that_can_be_read(
    page: str, directive: str, phrases: dict[str, object]
) -> None:
    for phrase in phrases:
        form = re.compile(re.escape(phrase).replace("…", ".+"))
        examples = [it for it in code_in(page) if form.fullmatch(it)]
        assert any(_is_read(directive, it) for it in examples), phrase


def _is_read(directive: str, line: str) -> bool:
    return lesson_from(f"{HEAD}```{directive}\n{line}\n```\n").mistakes == ()


@each_page
def test_its_examples_of_directives_are_right(page: str) -> None:
    blocks = re.findall(r"^```(?:light|guess)\n.*?^```$", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        body = f"{HEAD}[a][1] and [b][2]\n\n{block}\n" if "light" in block else f"{HEAD}{block}\n"
        assert lesson_from(body).mistakes == ()


def test_the_german_page_has_the_same_tables_and_lists() -> None:
    assert _shape(GERMAN) == _shape(ENGLISH)


def _shape(page: str) -> list[str]:
    """Return the first sign of every line that is no running text."""
    return [line[0] for line in page.splitlines() if line and line[0] in "#|*`>-"]
