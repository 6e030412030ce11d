"""What goes while it is looked at hides nothing else."""

import os
from pathlib import Path

import pytest

from rnn_viz.io import by_time
from rnn_viz.io.by_time import newest_first


def test_the_newest_come_first_and_a_folder_need_not_be_there(tmp_path: Path) -> None:
    for at, name in enumerate(("b.txt", "c.txt", "a.txt", "a.png")):
        path = tmp_path / name
        path.touch()
        os.utime(path, (at, at))
    assert [it.name for it in newest_first(tmp_path, "*.txt")] == ["a.txt", "c.txt", "b.txt"]
    assert newest_first(tmp_path / "absent", "*") == []


def test_a_file_that_goes_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "stays.txt").touch()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert newest_first(tmp_path, "*.txt") == [tmp_path / "stays.txt"]


def test_a_folder_that_cannot_be_read_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "glob", fail)
    assert newest_first(tmp_path, "*") == []


def test_a_folder_with_too_many_of_one_second_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_time, "_MOST", 3)
    for _ in range(2):
        by_time.dated_path(tmp_path, 0.0, ".txt").touch()
    with pytest.raises(OSError, match="is full"):
        by_time.dated_path(tmp_path, 0.0, ".txt")
