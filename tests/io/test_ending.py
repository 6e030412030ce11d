"""A process that ends at once takes back what it has begun, whatever fails meanwhile."""

import os
from pathlib import Path

import pytest

from rnn_viz.io import atomic, ending


class Ended(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the process go on where it would end; return with which codes."""
    found: list[int] = []

    def end(code: int) -> None:
        found.append(code)
        raise Ended

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(ending, "_undos", [])
    return found


def test_the_last_begun_is_taken_back_first(
    codes: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []

    def fail() -> None:
        raise OSError("the disk has gone")

    ending.at_end(fail)
    with (
        ending.undone(lambda: done.append("first")),
        pytest.raises(Ended),
        ending.undone(lambda: done.append("last")),
        ending.undone(fail),
    ):
        ending.end_at_once(3, "Over.")
    assert (codes, done) == ([3], ["last", "first"])
    assert capsys.readouterr() == ("", "Over.\n")


def test_what_is_finished_is_not_taken_back(codes: list[int]) -> None:
    done: list[str] = []
    with ending.undone(lambda: done.append("never")):
        pass
    with pytest.raises(Ended):
        ending.end_at_once(0)
    assert done == []


def test_what_is_noted_for_good_is_done_once(codes: list[int]) -> None:
    done: list[str] = []

    def clear_up() -> None:
        done.append("once")

    for _ in range(2):
        ending.at_end(clear_up)
    with pytest.raises(Ended):
        ending.end_at_once(0)
    assert done == ["once"]


def test_closed_streams_stop_nothing(codes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    with pytest.raises(Ended):
        ending.end_at_once(130, "Interrupted.")
    assert codes == [130]


def test_a_half_written_file_goes_and_the_old_one_stays(
    codes: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("old")
    seen: list[list[str]] = []

    def interrupted(_file: int) -> None:
        seen.append(sorted(os.listdir(tmp_path)))
        with pytest.raises(Ended):
            ending.end_at_once(130)
        seen.append(os.listdir(tmp_path))
        raise Ended

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(Ended):
        atomic.write_text(path, "new")
    assert [len(names) for names in seen] == [2, 1]
    assert path.read_text() == "old"
