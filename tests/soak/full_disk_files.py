"""Every file that the program writes, and every command that writes one, on a full disk."""

import contextlib
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.soak.full_disk import PAGE, Disk
from tests.soak.program import at_home_in

if TYPE_CHECKING:
    from rnn_viz.core.session import Session

Write = Callable[[Path, int], object]  # into a folder; 0: the old content, 1: the new one
NO_ROOM = ("No space left on device", "File too large")  # as the two ways to have none are told
FEW = 64  # bytes; where only the size of files is limited, a temporary folder is tried with some
QUICK = ("--hidden", "4", "--bits", "3", "--iterations", "300")


def files(disk: Disk, folder: Path) -> str:
    """Write each file with ever more room: it is whole and new, or the old one to the last bit."""
    at_home_in(folder)
    writers = _own_files()
    refused = {name: _fill(disk, name, write) for name, write in writers.items()}
    refused |= {"work": _kept_work(disk), "experiment": _experiment(disk)}
    assert all(refused.values()), refused
    return f"{len(refused)} files, {sum(refused.values())} times no room"


def commands(disk: Disk, folder: Path) -> str:
    """Let each command that writes a file find no room: one sentence, and the old file."""
    at_home_in(folder)
    from rnn_viz.app.exporting_data.kinds import DATA_KINDS
    from rnn_viz.cli import main

    asked = [("export", it.name, f"data{it.endings[0]}") for it in DATA_KINDS.values()]
    asked += [("shot", "shot.png"), ("export", "picture", "drawing.svg")]
    asked += [("export", "report", "report.pdf")]
    for *words, name in asked:
        path = disk.folder / name
        path.write_bytes(b"the old file")
        said = io.StringIO()
        disk.leave(FEW)
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main([*words, str(path), *QUICK])
        told = said.getvalue().strip().splitlines()[-1].rpartition("\r")[2]
        assert (code, disk.files()) == (1, {name: b"the old file"}), (words, code, told)
        assert str(path) in told, (words, told)
        assert any(it in told for it in NO_ROOM), (words, told)
        disk.clear()
        path.unlink()
    return f"{len(asked)} told it"


def _fill(disk: Disk, name: str, write: Write) -> int:
    """Write a file, or some together, with ever more room; return how often there was none."""
    from rnn_viz.app.exporting.picture_error import PictureError

    write(disk.folder, 1)
    new = disk.files()
    write(disk.folder, 0)
    old = disk.files()
    assert old != new, name
    refused, room, is_written = 0, 0, False
    while not is_written:
        disk.leave(room)
        try:
            write(disk.folder, 1)
        except (OSError, PictureError) as error:
            _check_whole(disk.files(), old, new, f"{name}, {room} bytes of room: {error}")
            refused, room = refused + 1, 2 * room or PAGE
        else:
            is_written = True
    assert disk.files() == new, (name, room)
    disk.empty()
    return refused


def _check_whole(
    now: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes], of: str
) -> None:
    """Check that every file is there and whole; of one alone, that it is the old one."""
    assert set(now) == set(old), (of, list(now))
    are_old = [now[it] == old[it] for it in now]
    assert all(is_old or now[it] == new[it] for it, is_old in zip(now, are_old, strict=True)), of
    assert len(now) > 1 or all(are_old), of


def _own_files() -> dict[str, Write]:
    """Return how each file is written that the program keeps, or saves for the user."""
    from rnn_viz.app.exporting.picture_files import write_picture
    from rnn_viz.core.lessons.score import Best, Progress
    from rnn_viz.io import desktop_entry
    from rnn_viz.io.lessons.progress_file import save_progress
    from rnn_viz.io.session_file import write_session
    from rnn_viz.io.settings import Settings, save

    bests = [Progress(bests=(Best("small", it),)) for it in (1.0, 2.0)]

    return {
        "session": lambda at, new: write_session(at / "work.rnnviz", _sessions()[new]),
        "settings": lambda at, new: save(at / "settings.json", Settings(scale=100 + new)),
        "progress": lambda at, new: save_progress(at / "lessons.json", bests[new]),
        "picture": lambda at, new: write_picture(at / "picture.png", bytes(9_000 * (1 + new))),
        "desktop": lambda at, new: desktop_entry.install(
            at, [f"do{new}"], f"<svg id='{new}'/>", "w"
        ),
    }


def _sessions() -> "list[Session]":
    from tests.io.some_sessions import rich_session

    rich = rich_session()
    return [
        replace(rich, work=replace(rich.work, breakpoints=frozenset(it)))
        for it in ((), rich.work.breakpoints)
    ]


def _kept_work(disk: Disk) -> int:
    """Keep work by itself with ever more room; return how often there was none.

    It is the old work with its note or without any, or the new one; never with the other's note.
    """
    from rnn_viz.io.autosaves import Autosaves, WorkNote

    autosaves, sessions = Autosaves(disk.folder), _sessions()
    notes = WorkNote("/old.rnnviz"), WorkNote("/new.rnnviz", is_modified=True)
    refused, room, is_written = 0, 0, False
    while not is_written:
        disk.clear()
        autosaves.keep("w", sessions[0], notes[0])
        disk.leave(room)
        try:
            autosaves.keep("w", sessions[1], notes[1])
        except OSError:
            refused, room = refused + 1, room + PAGE
        else:
            is_written = True
        session, note = autosaves.read("w") or (None, None)
        assert session is not None
        is_new = session.work.breakpoints == sessions[1].work.breakpoints
        assert is_new or session.work.breakpoints == sessions[0].work.breakpoints
        assert note in (notes[is_new], WorkNote(is_modified=True)), (room, is_new, note)
        assert not is_written or (is_new and note == notes[1])
    disk.empty()
    return refused


def _experiment(disk: Disk) -> int:
    """Begin an experiment and keep outcomes with ever more room; return how often none was."""
    from rnn_viz.core.experiment.outcome import StoreError
    from rnn_viz.io.experiments.store import ExperimentStore
    from tests.io.experiments.test_experiment_store import PLAN, outcome

    path, refused, room, kept = disk.folder / "sizes.sqlite", 0, 0, 0
    asked = [outcome(seed, hidden) for seed in (0, 1) for hidden in (4, 8)]
    while kept < len(asked):
        disk.leave(room)
        try:
            with ExperimentStore(path, PLAN) as store:
                store.keep([asked[kept]])
                kept += 1
        except StoreError:
            refused, room = refused + 1, room + 4 * PAGE
        disk.clear()
        with ExperimentStore(path, PLAN) as store:
            assert len(list(store.outcomes())) == kept, room
    disk.empty()
    return refused
