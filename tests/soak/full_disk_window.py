"""The window when the disk is full: each thing is told, nothing is harmed, and all goes on."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.soak.full_disk import Disk
from tests.soak.full_disk_files import NO_ROOM
from tests.soak.program import Program, at_home_in

FIRST, SECOND, THIRD = 321, 654, 653  # iterations that are the work
SETTINGS = "settings.json"


def window(disk: Disk, folder: Path) -> str:
    """Work with room, without any, and with room again; then start without any."""
    at_home_in(folder)
    from rnn_viz.core.commands import GoTo

    program = Program(disk.folder)
    opened = program.open()
    _work(program, GoTo(FIRST))
    _write_all(program, disk)
    before = disk.files()
    disk.leave(0)
    opened.dispatch.take(GoTo(SECOND))
    program.wait_until(lambda: "not kept by itself" in _told(program), "that is told")
    _close_dialogs(program)
    assert _kept(program) == FIRST
    for name, write in _writes().items():
        told = _tried(program, disk, name, write)
        assert any(it in told for it in NO_ROOM), (name, told)
    assert disk.files() == before
    disk.clear()
    _work(program, GoTo(THIRD))
    _write_all(program, disk)
    program.close()
    _start_without_room(program, disk)
    assert not program.faults.seen, program.faults.seen
    return f"{len(_writes()) + 1} kinds of files, and a start"


def _work(program: Program, command: Any) -> None:
    """Do something that is kept by itself."""
    program.window.dispatch.take(command)
    program.wait_until(lambda: _kept(program) == command.iteration, "the work is kept")


def _write_all(program: Program, disk: Disk) -> None:
    """Write each file while there is room for it."""
    for name, write in _writes().items():
        before = _identity(disk.folder / name)
        told = _tried(program, disk, name, write)
        assert not any(it in told for it in NO_ROOM), (name, told)
        assert _identity(disk.folder / name) != before, name


def _start_without_room(program: Program, disk: Disk) -> None:
    """Begin without any: what was there is opened, and that nothing can be kept is told."""
    disk.leave(0)
    opened = program.open()
    program.wait_until(lambda: opened.bridge.newest.iteration == THIRD, "it is opened again")
    program.live(2.5)
    opened.look.use_scale(125 if opened.settings.scale == 100 else 100)
    program.wait_until(lambda: "Settings are not kept" in _told(program), "that is told")
    program.close()


def _tried(program: Program, disk: Disk, name: str, write: Callable[[Any, Path], None]) -> str:
    """Write a file as a user does; return what is told once it is written or refused."""
    path = disk.folder / name
    before = _identity(path)
    write(program.window, path)
    program.wait_until(
        lambda: any(it in _told(program) for it in NO_ROOM) or _identity(path) != before, name
    )
    program.live(0.05)
    told = _told(program)
    _close_dialogs(program)
    return told


def _writes() -> dict[str, Callable[[Any, Path], None]]:
    """Return how a user has each file written, by its name."""
    pictures = {f"sum{ending}": _save_picture for ending in (".png", ".svg", ".pdf")}
    data = {f"{it}.csv": partial(_export, kind=it) for it in ("errors", "accuracy", "examples")}
    return {
        "work.rnnviz": lambda window, path: window.files.saving.save_in(path),
        "report.pdf": _save_report, "weights.npz": partial(_export, kind="weights"),
        "transcript.txt": partial(_export, kind="transcript"),
        "addition.webp": partial(_export, kind="addition"),
        SETTINGS: _change_settings, **pictures, **data,
    }  # fmt: skip


def _save_picture(window: Any, path: Path) -> None:
    window.exports.save(window.exports.pictures[0])
    _choose(window, path)


def _save_report(window: Any, path: Path) -> None:
    window.exports.save_report()
    _choose(window, path)


def _choose(window: Any, path: Path) -> None:
    """Type a path into the dialog that asks for one."""
    from PySide6.QtWidgets import QFileDialog

    (dialog,) = [it for it in window.findChildren(QFileDialog) if it.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def _export(window: Any, path: Path, kind: str) -> None:
    from rnn_viz.app.actions.do import Do
    from rnn_viz.app.exporting_data.export_dialog import ExportDialog
    from rnn_viz.app.exporting_data.kinds import DATA_KINDS

    window.actions_by_key[Do.EXPORT_DATA].trigger()
    (dialog,) = [it for it in window.findChildren(ExportDialog) if it.isVisible()]
    dialog.kinds.setCurrentRow(list(DATA_KINDS).index(kind))
    dialog.begin(path)


def _change_settings(window: Any, _path: Path) -> None:
    from rnn_viz.app.actions.do import Do

    is_light = window.look.name == "light"
    window.actions_by_key[Do.THEME_DARK if is_light else Do.THEME_LIGHT].trigger()


def _told(program: Program) -> str:
    from rnn_viz.app.dialogs import Message
    from rnn_viz.app.exporting_data.export_dialog import ExportDialog

    shown = program.window.findChildren(Message) + program.window.findChildren(ExportDialog)
    return " ".join(it.said.text() for it in shown if it.isVisible())


def _close_dialogs(program: Program) -> None:
    from PySide6.QtWidgets import QDialog

    for dialog in program.window.findChildren(QDialog):
        dialog.reject()
    program.live(0.05)


def _kept(program: Program) -> int:
    """Return the iteration of the work that the window has kept by itself; -1 if there is none."""
    from rnn_viz.io.autosaves import Autosaves

    autosaves = Autosaves(program.home)
    kept = [autosaves.read(name) for name in autosaves.names()]
    return kept[0][0].work.run.playhead if kept and kept[0] else -1


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what is another one when a file is written anew."""
    if not path.exists():
        return None
    found = os.stat(path)
    return found.st_ino, found.st_mtime_ns
