"""Buttons that say as much as fits: what Apply would do, and what the run is."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from rnn_viz.core.commands import Configure
from rnn_viz.core.language import _
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.sessions.own_start import begins_with
from rnn_viz.views.run_card.field_row import figure
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_BETWEEN = " · "
_AROUND_APPLY, _AROUND_FOLD = 36, 30  # pixels of a button around its text


class ApplyButton(QPushButton):
    """Enabled where applying would change something; the text says what, as far as it fits."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, name, "primary", tip=_("Escape in a field takes its change back"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)  # Enter presses it too
        self._texts = "", ""

    def show_effect(self, now: Configure, wanted: Configure | None) -> None:
        """Say what going from one run to another means; ``None`` if that cannot be."""
        self._texts = _effects(now, now if wanted is None else wanted)
        self.setEnabled(wanted not in {None, now})
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it in short where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        long, short = self._texts
        fits = self.fontMetrics().horizontalAdvance(long) + scaled(_AROUND_APPLY) <= self.width()
        self.setText(long if fits else short)


class FoldButton(QToolButton):
    """Folded it says what the run is, in two lines if it must; open it is only an arrow."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, name, "fold")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._shown = "", True

    def show_state(self, line: str, *, is_open: bool) -> None:
        """Show whether the settings are open; ``line`` says them where they are not."""
        if (line, is_open) == self._shown:
            return
        self._shown = line, is_open
        self.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        does = _("Fold the settings to one line") if is_open else _("Show and change the settings")
        self.setToolTip(does if is_open else f"{line}\n{does}")
        self.setAccessibleName(f"{does}: {line}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line, is_open = self._shown
        room, metrics = self.width() - scaled(_AROUND_FOLD), self.fontMetrics()
        parts = line.split(_BETWEEN)
        half = (len(parts) + 1) // 2
        both = [_BETWEEN.join(some) for some in (parts[:half], parts[half:]) if some]
        lines = [line] if metrics.horizontalAdvance(line) <= room else both
        cut = (metrics.elidedText(it, Qt.TextElideMode.ElideRight, room) for it in lines)
        self.setText("" if is_open else "\n".join(cut))


def in_one_line(now: Snapshot) -> str:
    """Return what the run is, and which alpha is in force."""
    config = now.config
    alpha = _("alpha {value}").format(value=figure(config.alpha))
    if now.alpha != config.alpha:
        both = _("alpha {value}, now {other}")
        alpha = both.format(value=figure(config.alpha), other=figure(now.alpha))
    start = [] if now.start is None else [begins_with(now.start)]
    parts = [*start, _("{count} hidden").format(count=config.hidden), alpha]
    parts.append(_("{count} bits").format(count=config.bits))
    parts.append(_("seed {seed}").format(seed=figure(config.seed)))
    if config.skip_draws:
        parts.append(_("{count} draws skipped").format(count=figure(config.skip_draws)))
    return _BETWEEN.join(parts)


def _effects(now: Configure, wanted: Configure) -> tuple[str, str]:
    """Return what applying would do, at length and in short."""
    if wanted == now:
        return _("Apply"), _("Apply")
    iterations = wanted.config.iterations
    if wanted == replace(now, config=replace(now.config, iterations=iterations)):
        return _("Apply: moves the end"), _("Apply: new end")
    return _("Apply: starts a new run"), _("Apply: new run")
