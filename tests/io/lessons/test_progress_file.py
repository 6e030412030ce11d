"""Progress in lessons comes back as it was; a broken file is kept aside and stops nothing."""

import json
import math
from pathlib import Path

import pytest

from rnn_viz.core.lessons.score import Best, LessonProgress, LessonState, Progress
from rnn_viz.io.lessons.progress_file import (
    ProgressSaveError,
    load_progress,
    progress_path,
    save_progress,
)

RICH = Progress(
    (
        LessonProgress("1-adding-by-hand", 6, True).guessed(1, is_right=True),
        LessonProgress("mine", 2).guessed(0, is_right=False).guessed(0, is_right=True),
    ),
    (Best("smallest", 6.0, "rnnviz:…"), Best("fewest-examples", 1_255.0)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return progress_path(tmp_path / "deep" / "settings.json")


@pytest.mark.parametrize("progress", [Progress(), RICH])
def test_it_comes_back_as_it_was(path: Path, progress: Progress) -> None:
    assert load_progress(path) == (Progress(), "")
    save_progress(path, progress)
    assert load_progress(path) == (progress, "")
    assert [it.name for it in path.parent.iterdir()] == ["lessons.json"]


def test_what_it_says(path: Path) -> None:
    save_progress(path, RICH)
    found, _ = load_progress(path)
    assert found.score == (1, 2), "first guesses count"
    assert found.of("mine").guesses[0].tries == 2
    states = [found.of(name).state for name in ("1-adding-by-hand", "mine", "never opened")]
    assert states == [LessonState.DONE, LessonState.BEGUN, LessonState.NEW]


BROKEN = [
    b"", b"{", b"[]", b"null", b"\xff\xfe", b"\0" * 100, b"[" * 100_000,
    b'{"version": 2, "progress": {}}', b'{"version": 1}', b'{"version": 1, "progress": 5}',
    b'{"version": 1e400}', b"9" * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_file_is_kept_aside_and_begun_anew(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    progress, said = load_progress(path)
    assert progress == Progress()
    aside = path.with_name("lessons.json.invalid")
    assert said == (
        f"Progress in lessons could not be read and is kept as {aside}; it begins anew."
    )
    assert aside.read_bytes() == data
    assert not path.exists()
    save_progress(path, RICH)
    assert load_progress(path) == (RICH, "")


MUTANTS = [
    ("page", -1), ("page", 10**30), ("page", "2"), ("is_done", 1), ("lesson", ""),
    ("lesson", "a\nb"), ("guesses", {}), ("kind", "Run"), ("tries", 0), ("result", "6"),
    ("result", math.inf), ("run", "x" * 200_000), ("lessons", None), ("challenge", "x" * 501),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), MUTANTS)
def test_a_value_that_cannot_be_is_noticed(path: Path, name: str, value: object) -> None:
    save_progress(path, RICH)

    def change(values: dict) -> dict:  # type: ignore[type-arg]
        return values | ({name: value} if name in values else {})

    text = json.dumps(json.loads(path.read_text("utf-8"), object_hook=change))
    path.write_text(text, "utf-8")
    progress, said = load_progress(path)
    assert progress == Progress()
    assert "is kept as" in said


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProgressSaveError, match="Progress in lessons is not kept: "):
        save_progress(tmp_path / "file" / "lessons.json", RICH)


def test_only_better_results_take_the_place_of_the_best() -> None:
    assert RICH.with_result(Best("smallest", 8.0)) is RICH
    assert RICH.with_result(Best("smallest", 6.0)) is RICH
    better = RICH.with_result(Best("smallest", 5.0)).best("smallest")
    assert better == Best("smallest", 5.0)
    assert RICH.with_result(Best("forget", 0.1)).best("forget") == Best("forget", 0.1)


def test_a_lesson_has_its_place_once() -> None:
    again = RICH.with_lesson(RICH.of("mine").guessed(3, is_right=True))
    assert len(again.lessons) == 2
    assert again.score == (2, 3)


def test_a_disk_that_fails_is_told_and_the_file_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_progress(path, RICH)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("rnn_viz.io.lessons.progress_file.read_json", fail)
        found, said = load_progress(path)
    assert (found, said) == (
        Progress(), f"Progress in lessons cannot be read: {path} (Input/output error).",
    )  # fmt: skip
    assert load_progress(path) == (RICH, "")


def test_a_broken_file_that_cannot_be_kept_aside_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"{")
    monkeypatch.setattr("rnn_viz.io.atomic.set_aside", lambda _path: None)
    said = "Progress in lessons could not be read; it begins anew."
    assert load_progress(path) == (Progress(), said)
