"""``rnn-viz shot --lesson``: a page as a learner finds it, and what cannot be drawn."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from rnn_viz.cli import main

TEXT = """---
title: Small
minutes: 3
know: What a small network says.
hidden: 4
bits: 3
iterations: 60
---
# One
At 20 it says {answer 1 + 2 at 20}.
```at
trained to 20
20
```
```light
answer
```
# Two
Text.
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "small.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_pages_are_drawn_with_what_they_light(lesson: Path, tmp_path: Path) -> None:
    pictures = []
    for page in ("1", "2"):
        path = tmp_path / f"{page}.png"
        words = ["shot", str(path), "--lesson", str(lesson), "--page", page, "--size", "1100x700"]
        assert main(words) == 0
        pictures.append(QImage(str(path)))
    lit, plain = pictures
    assert lit.size() == plain.size()
    assert (lit.width(), lit.height()) == (1100, 700)
    at = 600, 500  # in the network, which page 1 dims
    assert lit.pixelColor(*at).lightness() <= plain.pixelColor(*at).lightness()
    assert lit != plain


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--page", "2"], "--page is of a --lesson."),
        (["--lesson", "LESSON", "--page", "3"], "The lesson has pages 1 to 2."),
        (["--lesson", "LESSON", "--page", "0"], "The lesson has pages 1 to 2."),
        (["--lesson", "LESSON", "--at", "5"], "A lesson has a run of its own: leave out --at."),
        (["--lesson", "nowhere.md"], "There is no lesson 'nowhere.md'."),
    ],
)
def test_what_cannot_be_drawn(
    lesson: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    named = [str(lesson) if word == "LESSON" else word for word in words]
    assert main(["shot", str(tmp_path / "it.png"), *named]) == 2
    assert capsys.readouterr().err == f"{why}\n"
    assert not (tmp_path / "it.png").exists()
