"""The dialog "Export data": choose what, say where, and see how far it is."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.app import theme as themes
from rnn_viz.app.dialogs import Dialog
from rnn_viz.app.exporting_data.asked import Asked, asked_for
from rnn_viz.app.exporting_data.fields import ExportFields
from rnn_viz.app.exporting_data.kinds import DATA_KINDS, DataKind
from rnn_viz.app.exporting_data.off_screen import OffScreen
from rnn_viz.app.exporting_data.running import RunningExport
from rnn_viz.app.files.choosing import show_chooser
from rnn_viz.app.host import Host
from rnn_viz.core.language import _, begun
from rnn_viz.core.run.config import ConfigError
from rnn_viz.core.session import saved_run
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.io.exports.extras import MissingExtraError, check_extra
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import scrolling

_WIDE, _TALL, _LIST = 660, 420, 210  # pixels
_USUAL_FRAMES, _USUAL_EVERY = 60, 100
_GO = _("Export …")
_LARGEST = QSize(1600, 1000)  # pixels of an animation of the window


class ExportDialog(Dialog):
    """Kinds of files at the left; what the chosen one holds, and its fields, at the right.

    Signals
    -------
    written
        A sentence about the file that is written; the dialog is closed then.

    Attributes
    ----------
    kinds
        The list of what there is.
    fields
        What can be said about the file.
    said
        What is wrong, or how far it is.
    go_button, close_button
        Ask for the file's name and begin; stop, or close.

    Parameters
    ----------
    window
        The run that it shows when the dialog is opened is what is exported.
    """

    written = Signal(str)

    def __init__(self, window: Host) -> None:
        super().__init__(window, _("Export data"))
        self._window, self._now = window, window.bridge.newest
        self._running: RunningExport | None = None
        self.kinds = styled(QListWidget(), "export.kinds", label=_("What to export"))
        self.kinds.addItems([kind.title for kind in DATA_KINDS.values()])
        self.kinds.setFixedWidth(scaled(_LIST))
        self.fields = ExportFields(_values(self._now))
        self._holds, self._opened_by = _text("export.holds"), _text("export.opened_by", "muted")
        self.said = _text("export.said", "error")
        self._bar = styled(QProgressBar(), "export.progress", label=_("How far the export is"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(scaled(6))
        self._of_run = styled(_text("export.run", "muted"), font=fonts.text(fonts.SMALL))
        self._lay_out()
        self.kinds.currentRowChanged.connect(self._choose)
        self.kinds.setCurrentRow(0)
        self.finished.connect(self._leave)
        window.closed.connect(self._leave)
        self.kinds.setFocus()

    @property
    def kind(self) -> DataKind:
        """What is chosen."""
        return list(DATA_KINDS.values())[self.kinds.currentRow()]

    def begin(self, path: Path) -> None:
        """Make the file, beside all else; or say at once why it cannot be."""
        if not path.suffix:
            path = path.with_suffix(self.kind.endings[0])
        asked = self._checked()
        if asked is None:
            return
        if path.suffix.lower() not in self.kind.endings:
            self._say(_("The name must end in {endings}.").format(endings=_endings(self.kind)))
            return
        off_screen = None if asked.film is None else self._off_screen()
        self._running = RunningExport(asked, path, off_screen, self)
        self._running.progressed.connect(self._show_progress)
        self._running.ended.connect(self._end)
        self._show_running(True)

    def _lay_out(self) -> None:
        self.go_button = styled(QPushButton(_GO, self), "export.go", "primary")
        self.go_button.setDefault(True)
        self.go_button.clicked.connect(self._go)
        self.close_button.setAutoDefault(False)
        self.buttons.addWidget(self.go_button)
        about = QWidget()
        filled(QVBoxLayout(about), self._holds, self._opened_by, 4, self.fields, None, spacing=8)
        area = scrolling(about, self)  # large text in a small window
        right = filled(QVBoxLayout(), (area, 1), self.said, self._bar, self._of_run, spacing=8)
        self.body.addLayout(filled(QHBoxLayout(), self.kinds, right, spacing=16), 1)
        self._bar.hide()
        room = self._window.size() - QSize(48, 48)
        self.resize(QSize(scaled(_WIDE), scaled(_TALL)).boundedTo(room))

    def _choose(self, _row: int) -> None:
        kind, state = self.kind, self._now
        self._holds.setText(kind.holds)
        ends = _("The file ends in {endings}.").format(endings=_endings(kind))
        self._opened_by.setText(f"{kind.opened_by} {ends}")
        self.fields.show_kind(kind)
        self.fields.mark("")
        self._say("")
        branch = next(it for it in state.run_state.branches if it.is_current)
        is_whole = kind.is_moment or kind.is_animated or kind.name == "script"
        of_run = _("Of {branch}.") if is_whole else _("Of {branch}, up to iteration {upto:,}.")
        self._of_run.setText(of_run.format(branch=branch.name, upto=state.frontier))

    def _checked(self) -> Asked | None:
        """Return what is asked for; say what is wrong, and mark it."""
        kind, now = self.kind, self._now
        self.fields.mark("")
        self._say("")
        try:
            if kind.extra:
                check_extra(kind.extra)
            numbers = now.stage.own_numbers
            return asked_for(kind, saved_run(now), now.frontier, numbers, self.fields.typed())
        except ConfigError as error:
            self.fields.mark(error.field)
            self._say(str(error))
        except MissingExtraError as error:
            self._say(str(error))
        return None

    def _go(self) -> None:
        """Ask where the file goes, once all else is right; or stop."""
        if self._running is not None:
            self._running.stop()
        elif self._checked() is not None:
            kind = self.kind
            filters = f"{kind.title} ({' '.join(f'*{ending}' for ending in kind.endings)})"
            dialog = QFileDialog(
                self, _("Export {kind}").format(kind=kind.title), str(self._window.folder), filters
            )
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(kind.endings[0])
            dialog.selectFile(f"{kind.name}{kind.endings[0]}")
            show_chooser(self._window, dialog, self.begin)

    def _off_screen(self) -> OffScreen:
        window = self._window
        size = window.size().boundedTo(_LARGEST)
        pictured, theme = self.fields.typed().pictured, themes.chosen(window.settings.theme)
        return OffScreen(
            self._now, window.dispatch.view, pictured, theme, (size.width(), size.height())
        )

    def _show_progress(self, doing: str, done: int, whole: int) -> None:
        """Show how much is done; a bar without an end where nobody knows."""
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        words = begun(doing or _("getting ready"))
        count = _("{doing} {done:,} of {whole:,}").format(doing=words, done=done, whole=whole)
        self._say(count if whole else f"{words} …", is_wrong=False)

    def _show_running(self, is_running: bool) -> None:
        for widget in (self.kinds, self.fields):
            widget.setEnabled(not is_running)
        self._bar.setVisible(is_running)
        self.go_button.setText(_("Stop") if is_running else _GO)

    def _end(self, is_written: bool, sentence: str, details: str) -> None:
        self._running = None
        self._show_running(False)
        if is_written:
            self.written.emit(sentence)
            self.accept()
            return
        self._say(sentence)
        if details:
            self._window.say(sentence, details)

    def _leave(self) -> None:
        """Stop what is being made: nobody waits for it any more."""
        if self._running is not None:
            self._running.stop()

    def _say(self, sentence: str, *, is_wrong: bool = True) -> None:
        styled(self.said, role="error" if is_wrong else "muted")
        self.said.style().polish(self.said)
        self.said.setText(sentence)


def _values(now: Snapshot) -> dict[str, int]:
    """Return what is in the fields at first."""
    return {
        "at": now.iteration, "every": _USUAL_EVERY, "first": 0,
        "last": now.frontier or now.config.iterations, "frames": _USUAL_FRAMES,
    }  # fmt: skip


def _endings(kind: DataKind) -> str:
    """Return how the name of a file may end, in words."""
    return _(" or ").join(kind.endings)


def _text(name: str, role: str = "") -> QLabel:
    label = styled(QLabel(), name, role, fonts.text())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
