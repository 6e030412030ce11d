"""Where an experiment runs, and in which file it is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.experiment.experiment import Experiment, Place
from rnn_viz.core.language import _
from rnn_viz.core.run.config import ConfigError, Field
from rnn_viz.core.words.typed_numbers import parse_field
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, GrowingLabel
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

_WORKERS = Field("workers", _("threads"), _("threads"), 1, 1_024, _("threads at work"))
_NARROW = 56  # pixels of the number of threads
_NO_ADDRESS = _(
    "Give the address of a Dask scheduler, such as tcp://host:8786, or 'local' to try it."
)


class Where(QWidget):
    """Lets the user choose this computer or a cluster, and memory or a file.

    Signals
    -------
    edited
        The user has changed the place.
    opening, saving
        A file is to be opened, or chosen to keep the experiment in.

    Attributes
    ----------
    place
        Where to run; ``None`` if something is wrong with what is typed.
    """

    edited = Signal()
    opening = Signal()
    saving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: Place | None = None
        small = fonts.text(12)
        self._here = styled(
            QRadioButton(_("this computer, threads"), self), "plan.here", font=small
        )
        self._there = styled(QRadioButton(_("a Dask cluster at"), self), "plan.there", font=small)
        self._here.setChecked(True)
        self.workers = styled(QLineEdit(self), "plan.workers", font=small, label=_("Threads"))
        self.address = styled(
            QLineEdit(self), "plan.address", font=small, label=_("Address of the Dask scheduler"),
            tip=_("tcp://host:8786, or 'local' for a cluster on this computer"),
        )  # fmt: skip
        self.address.setPlaceholderText("tcp://host:8786")
        self.workers.setFixedWidth(scaled(_NARROW))
        self._error = GrowingLabel("plan.where.error", "error", self)
        self._file = styled(ElidedLabel("plan.file", self), role="muted", font=small)
        self.open = styled(
            QPushButton(_("Open …"), self), "plan.open", "link", small,
            tip=_("Show an experiment that was kept in a file, and go on with it"),
        )  # fmt: skip
        self.save = styled(
            QPushButton(_("Save as …"), self), "plan.save", "link", small,
            tip=_("Keep every finished run in a file, from now on"),
        )  # fmt: skip
        self.open.clicked.connect(self.opening)
        self.save.clicked.connect(self.saving)
        for line in (self.workers, self.address):
            line.textEdited.connect(self._edit)
        self._here.toggled.connect(self._edit)
        self._lay_out()

    @property
    def problem(self) -> str:
        """What is wrong with the place; empty if nothing is."""
        return self._error.said

    def show_experiment(self, now: Experiment) -> None:
        """Show in which file the experiment is."""
        if not self.workers.text():
            self.workers.setText(f"{now.place.workers}")
            self._read()
        name = now.file.replace("\\", "/").rsplit("/", 1)[-1]
        if name:
            self._file.say(_("kept in {file}").format(file=name), name)
        else:
            self._file.say(_("kept in memory only"), _("in memory"))
        self._file.setToolTip(now.file)
        self.open.setEnabled(not now.is_active)
        self.save.setEnabled(not now.is_active and now.rows is not None)

    def _edit(self) -> None:
        self._read()
        self.edited.emit()

    def _read(self) -> None:
        self.place, wrong = None, ""
        try:
            workers = int(parse_field(_WORKERS, self.workers.text()))
            self.place = Place(workers)
        except ConfigError as error:
            workers, wrong = 1, str(error)
        if self._there.isChecked():
            address, wrong = self.address.text().strip(), ""
            self.place = Place(workers, address) if address else None
            wrong = "" if address else _NO_ADDRESS
        self._error.say(wrong)
        for line, radio in ((self.workers, self._here), (self.address, self._there)):
            set_property(line, "wrong", bool(wrong) and radio.isChecked())

    def _lay_out(self) -> None:
        here = filled(QHBoxLayout(), self._here, None, self.workers, spacing=6)
        there = filled(QHBoxLayout(), self._there, (self.address, 1), spacing=6)
        file = filled(QHBoxLayout(), (self._file, 1), self.open, self.save, spacing=2)
        filled(QVBoxLayout(self), 6, here, there, self._error, file, spacing=4)
