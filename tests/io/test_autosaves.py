"""Sessions that the program keeps by itself, as files."""

from pathlib import Path

import pytest

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.session import fresh
from rnn_viz.io.autosaves import LAST, Autosaves, WorkNote
from rnn_viz.io.session_file import digest_of

SESSION = fresh(RunConfig(hidden=3))
NOTE = WorkNote("/a/b.rnnviz", is_modified=True)


@pytest.fixture
def kept(tmp_path: Path) -> Autosaves:
    return Autosaves(tmp_path / "home")


def test_what_is_kept_is_read_with_its_note(kept: Autosaves) -> None:
    assert kept.names() == []
    assert kept.read("one") is None
    kept.keep("one", SESSION, NOTE)
    kept.keep(LAST, SESSION, NOTE)
    session, note = kept.read("one") or pytest.fail("gone")
    assert (session.work.run, note) == (SESSION.work.run, NOTE)
    assert kept.names() == ["one"]
    assert kept.when("one") > kept.when("other") == 0.0


def test_what_is_removed_leaves_nothing(kept: Autosaves) -> None:
    kept.keep("one", SESSION, NOTE)
    kept.remove("one")
    kept.remove("one")
    assert list(kept.folder.iterdir()) == []


def test_work_of_the_same_second_is_put_aside_beside_the_other(kept: Autosaves) -> None:
    paths = []
    for _ in range(2):
        kept.keep("one", SESSION, NOTE)
        paths.append(kept.put_aside("one"))
    assert len(set(paths)) == 2
    assert all(path.is_file() for path in paths)
    assert list(kept.folder.iterdir()) == []


def test_work_is_handed_over_with_its_note_or_without(kept: Autosaves) -> None:
    kept.keep("one", SESSION, NOTE)
    kept.hand_over("one", "two")
    assert (kept.read("two") or pytest.fail("gone"))[1] == NOTE
    (kept.folder / "two.json").unlink()
    kept.hand_over("two", "three")
    assert kept.names() == ["three"]


@pytest.mark.parametrize(
    "text", ["", "[", "[]", '{"path": 3, "is_modified": true}', '{"path": "a"}', "\xff",
             '{"path": "a\\u0000", "is_modified": false}', "[" * 5000],
)  # fmt: skip
def test_a_damaged_note_does_not_hide_the_work(kept: Autosaves, text: str) -> None:
    kept.keep("one", SESSION, NOTE)
    (kept.folder / "one.json").write_text(text, encoding="latin-1")
    assert (kept.read("one") or pytest.fail("gone"))[1] == WorkNote(is_modified=True)


def test_damaged_work_is_said(kept: Autosaves) -> None:
    kept.keep("one", SESSION, NOTE)
    kept.path_of("one").write_bytes(b"odd")
    with pytest.raises(SessionError, match="cannot be opened"):
        kept.read("one")


def test_a_note_of_another_file_is_none(kept: Autosaves) -> None:
    """The note was not written any more, or the work was not: one of them is older."""
    kept.keep("one", SESSION, NOTE)
    kept.keep("two", fresh(RunConfig(hidden=4)), WorkNote("/other.rnnviz"))
    kept.path_of("two").replace(kept.path_of("one"))
    assert (kept.read("one") or pytest.fail("gone"))[1] == WorkNote(is_modified=True)


def test_a_note_of_a_former_version_counts(kept: Autosaves) -> None:
    kept.keep("one", SESSION, NOTE)
    (kept.folder / "one.json").write_text('{"path": "/a/b.rnnviz", "is_modified": true}')
    assert (kept.read("one") or pytest.fail("gone"))[1] == NOTE


def test_a_file_that_another_program_has_changed_is_known(tmp_path: Path) -> None:
    path = tmp_path / "mine.rnnviz"
    path.write_bytes(b"1")
    note = WorkNote(str(path), digest=digest_of(path))
    assert not note.is_overtaken
    path.write_bytes(b"2")
    assert note.is_overtaken
    assert not WorkNote(str(path)).is_overtaken, "nobody knows what it held"
    path.unlink()
    assert not note.is_overtaken, "one that is gone can be written anew"
