"""``rnn-viz lesson`` lists the seven, and names every mistake of one with its line."""

from pathlib import Path

import pytest

from rnn_viz.app.lessons.shipped import shipped_lessons
from rnn_viz.cli import main

HEAD = "---\ntitle: T\nminutes: 5\nknow: K.\niterations: 300\nhidden: 4\nbits: 4\n---\n"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    code = main(["lesson", *words])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_the_list_has_the_seven_with_time_and_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, err = said(capsys)
    assert (code, err) == (0, "")
    assert len(lines) == 14
    assert lines[0].split() == ["1", "Adding", "by", "hand", "7", "pages", "5", "min"]
    assert lines[1] == "   Why adding needs a memory, and that one bit of it is enough."
    assert [line[0] for line in lines[::2]] == list("1234567")
    assert max(map(len, lines)) <= 80


def test_a_lesson_without_mistakes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text(f"{HEAD}# One\nThere are {{weights = 28}} weights.\n", "utf-8")
    found = said(capsys, "--check", str(path))
    assert found == (0, ["No mistakes: 1 page, 5 minutes, 1 value."], "")


def test_every_mistake_is_named_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.md"
    page = "# One\nThere are {weights = 304} weights.\n```at\n301\n```\n```dance\n```\n"
    path.write_text(HEAD + page, "utf-8")
    code, lines, err = said(capsys, "--check", str(path))
    assert code == 2
    assert err == f"'{path}' has 3 mistakes.\n"
    assert [line.removeprefix(f"{path}:") for line in lines] == [
        "9: The page “One” needs “304”, but in this run it is “28”.",
        "12: Iteration 301 is out of range: the run has 0 … 300.",
        "14: There is no 'dance': there are at, show, numbers, light, guess, wait and hold.",
    ]


def test_what_is_no_file_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "--check", "nowhere.md")
    expected = "The lesson 'nowhere.md' cannot be read: No such file or directory.\n"
    assert found == (2, [], expected)


def test_what_is_no_text_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "picture.md"
    path.write_bytes(b"\x89PNG\0")
    code, lines, err = said(capsys, "--check", str(path))
    assert (code, err) == (2, f"'{path}' has 1 mistake.\n")
    assert lines == [f"{path}:1: Here is something that is no text (UTF-8)."]


def test_it_takes_no_options_of_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--safe-mode", "lesson"]) == 2
    assert capsys.readouterr().err == "'rnn-viz lesson' opens no window: leave out --safe-mode.\n"


def test_the_seven_come_in_their_order() -> None:
    assert [path.name[0] for path in shipped_lessons()] == list("1234567")


def test_a_lesson_opens_in_the_window_by_number_or_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "rnn_viz.cli.lessons.lesson.open_on", lambda _, path: opened.append(path) or 0
    )
    mine = tmp_path / "mine.md"
    mine.write_text(f"{HEAD}# One\nText.\n", "utf-8")
    assert main(["lesson", "3"]) == 0
    assert main(["lesson", str(mine)]) == 0
    assert opened == [str(shipped_lessons()[2]), str(mine)]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["9"], "There is no lesson 9: there are 1 to 7."),
        (["0"], "There is no lesson 0: there are 1 to 7."),
        (["nowhere.md"], "There is no lesson 'nowhere.md'."),
        (["3", "--check", "mine.md"], "Either open a lesson or --check one."),
    ],
)
def test_a_lesson_that_is_not_there(
    capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    assert said(capsys, *words) == (2, [], f"{why}\n")
