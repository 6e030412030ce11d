"""The run card: what the run is made of, and how to start another."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.commands import Configure
from rnn_viz.core.intents import OpenRunCard
from rnn_viz.core.language import _, _p
from rnn_viz.core.run.config import FIELDS, RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.run_card.buttons import ApplyButton, FoldButton, in_one_line
from rnn_viz.views.run_card.die import Die
from rnn_viz.views.run_card.field_row import FIELD_HEIGHT, FieldRow
from rnn_viz.views.run_card.presets import WHYS, Preset, PresetMenu
from rnn_viz.views.run_card.runs import RunsMenu
from rnn_viz.views.run_card.start_line import StartLine
from rnn_viz.views.widgets.building import filled, rule, styled
from rnn_viz.views.widgets.labels import GrowingLabel, Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import ScrollingColumn
from rnn_viz.views.widgets.view import View

_NOT_APPLIED = _("Not applied yet.")
_LATEST = 10_000_000  # iteration of a change
_ROOMY = 280  # pixels that heading and line need
_NARROWEST = 174  # pixels that the longest name, the longest figure and a scroll bar need


class RunCard(View):
    """The fields of the run; what is typed takes effect at once, or after Apply.

    As long as nothing has been trained, a change takes effect when its field is left or on
    Enter. Afterwards it would end a run that the user may still want, so it waits for Apply.
    Once a run has begun the form folds to one line, unless something waits, or the user chose.

    Attributes
    ----------
    rows
        The fields by their names in :class:`RunConfig`.
    runs
        The list of runs.

    Parameters
    ----------
    die
        SVG text of a die; without it the button says "new".
    """

    def __init__(self, die: str = "", parent: QWidget | None = None) -> None:
        super().__init__("run", parent)
        self.setAccessibleName(_("Run: the settings of this run"))
        self.setMinimumWidth(scaled(_NARROWEST))
        self._asked: Configure | None = None  # sent, and not yet seen in a snapshot
        self._has_begun = False  # whether anything was ever trained
        self._waits = False  # whether something is typed that is not in force
        self._heading = Heading(_p("noun", "Run"), self)
        self._fold = FoldButton("run.fold", self)
        self.runs = RunsMenu("run.runs", self)
        self.runs.wished.connect(self.wished)
        self._form, self._fields = QWidget(self), QWidget(self)
        self._presets = PresetMenu("run.preset", self._fields)
        self._presets.chosen.connect(self._choose)
        self._start = StartLine("run.start", self._fields)
        self._start.given_up.connect(lambda: self._put({}))
        self._why = GrowingLabel("run.why", "muted", self._fields)
        self._die = Die(die, self)
        self._die.thrown.connect(lambda seed: self._put({"seed": seed}))
        self.rows = {
            field.name: FieldRow(field, getattr(self._config, field.name)) for field in FIELDS
        }
        self.rows["seed"].add(self._die)
        self._apply = ApplyButton("run.apply", self._form)
        self._apply.clicked.connect(self._ask)
        self._fold.clicked.connect(self._switch)
        self._lay_out()
        for row in self.rows.values():
            row.edited.connect(self._refresh)
            row.left.connect(self._apply_if_fresh)
            row.entered.connect(self._enter)
        self._die.tint(self.theme)
        self._refresh()

    def draw(self, scene: Scene) -> None:
        """Show the run's configuration in every field that holds no change of the user's."""
        before, changed_at = self._in_force, self._changed_at
        self.scene, now = scene, scene.now
        self._has_begun = self._has_begun or not self._is_fresh
        self.rows["alpha"].show_in_force(now.alpha if now.alpha != now.config.alpha else None)
        if self._in_force != before:
            self._asked = None
            self._start.show_start(now.start)
            for name, row in self.rows.items():
                row.show_value(getattr(now.config, name))
            self._refresh(at_once=True)
        elif self._changed_at != changed_at:
            self._refresh()
        self.runs.draw(now, scene.view.beside)
        self._show_fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reserve the height that sentences need at this width."""
        super().resizeEvent(event)
        self._name_it()
        self._reserve()

    def retheme(self) -> None:
        """Use the colours of another palette."""
        super().retheme()
        self._die.tint(self.theme)

    @property
    def _config(self) -> RunConfig:
        """The run's configuration."""
        return RunConfig() if self.snapshot is None else self.snapshot.config

    @property
    def _in_force(self) -> Configure:
        """What would begin this run."""
        return Configure(self._config, None if self.snapshot is None else self.snapshot.start)

    @property
    def _changed_at(self) -> int | None:
        """Where the first intervention was made, if there is one."""
        entries = () if self.snapshot is None else self.snapshot.run_state.entries
        return entries[0].iteration if entries else None

    @property
    def _is_fresh(self) -> bool:
        """Whether no training would be lost by starting another run."""
        now = self.snapshot
        return now is not None and now.frontier == 0 and not now.is_moving

    @property
    def is_open(self) -> bool:
        """Whether the form is shown, not only the line; as it comes, a plan has its room."""
        view = ViewState() if self.scene is None else self.scene.view
        is_first = not (self._has_begun or view.shows_many_runs)
        return is_first or self._waits if view.is_run_card_open is None else view.is_run_card_open

    def _switch(self) -> None:
        self.wished.emit(OpenRunCard(not self.is_open))

    def _show_fold(self) -> None:
        assert self.snapshot is not None
        is_open, typing = self.is_open, self.focusWidget()
        line = in_one_line(self.snapshot) + (" · " + _("a change waits") if self._waits else "")
        self._fold.show_state(line, is_open=is_open)
        if not is_open and typing is not None and self._form.isAncestorOf(typing):
            typing.clearFocus()  # Qt would give the keyboard to whatever comes next
        self._form.setVisible(is_open)
        self._name_it()

    def _name_it(self) -> None:
        """Show the heading, unless the line that tells what the run is needs its room."""
        self._heading.setVisible(self.is_open or self.width() >= scaled(_ROOMY))

    @property
    def _wanted(self) -> Configure:
        """The run with every change that can be used."""
        typed: dict[str, Any] = {name: row.typed() for name, row in self.rows.items()}
        config = replace(self._config, **{n: v for n, v in typed.items() if v is not None})
        return Configure(config, self._start.wanted_by(config.hidden))

    def _refresh(self, *, at_once: bool = False) -> None:
        """Say what Apply would do, and which preset is in the fields."""
        wanted = self._wanted
        usable = all(row.typed() is not None for row in self.rows.values())
        self._waits = wanted != self._in_force or not usable
        self._apply.show_effect(self._in_force, wanted if usable else None)
        why = self._presets.show_config(wanted)
        if wanted != (self._asked or self._in_force):
            why = f"{_NOT_APPLIED} {why}"
        elif self._changed_at is not None:
            why = f"{why} {_changed_from(self._changed_at)}"
        self._why.say(why, at_once=at_once)

    def _reserve(self) -> None:
        """Keep room for the longest sentences there can be: what is below does not move."""
        tall, rows = partial(self._why.height_for, width=self.width()), self.rows.values()
        waiting = max(tall(f"{_NOT_APPLIED} {why}") for why in WHYS)
        changed = max(tall(f"{why} {_changed_from(_LATEST)}") for why in WHYS)
        wrong = max(tall(row.field.refusal("''")) for row in rows)
        said_now = self._why.height() + sum(row.error_height for row in rows)
        layout = self._fields.layout()
        assert layout is not None
        rest = layout.minimumSize().height() - said_now
        self._fields.setMinimumHeight(rest + max(waiting + wrong, changed))
        self._scrolled.updateGeometry()  # now, not after what is below has moved once

    def _enter(self) -> None:
        """Take the change at once, or lead to the button that does."""
        if self._is_fresh:
            self._apply_if_fresh()
        elif self._apply.isEnabled():
            self._apply.setFocus(Qt.FocusReason.TabFocusReason)

    def _apply_if_fresh(self) -> None:
        if self._is_fresh:
            self._ask()

    def _ask(self) -> None:
        """Ask for what is typed, once."""
        wanted = self._wanted
        if wanted != (self._asked or self._in_force):
            self._asked = wanted
            self._refresh()
            self.wished.emit(wanted)
            self.wished.emit(OpenRunCard(None))

    def _choose(self, preset: Preset) -> None:
        self._start.drop()
        self._put(preset.config.as_dict())

    def _put(self, values: Mapping[str, Any]) -> None:
        """Write values into their fields, as if they had been typed there."""
        for name, value in values.items():
            self.rows[name].put(value)
        self._refresh()
        self._apply_if_fresh()

    def _lay_out(self) -> None:
        name = styled(QLabel(_("preset"), self), role="muted")
        name.setBuddy(self._presets)
        first = filled(QHBoxLayout(), name, None, self._presets)
        first.addStrut(scaled(FIELD_HEIGHT - 1))
        head = filled(QHBoxLayout(), self._heading, (self._fold, 1), self.runs, spacing=8)
        filled(QVBoxLayout(self), head, self._form, spacing=0)
        rows = self.rows.values()
        fields = QVBoxLayout(self._fields)
        filled(fields, first, self._why, self._start, rule(self), *rows, None, spacing=0)
        # where there is no height for all of it the fields scroll, and Apply stays in sight
        self._scrolled = ScrollingColumn(self._fields, self._form)
        filled(QVBoxLayout(self._form), (self._scrolled, 1), 8, self._apply, spacing=0)
        order: list[QWidget] = [self._fold, self.runs, self._presets, self._start.button]
        order += [*(row.line for row in rows), self._apply]
        order.insert(order.index(self.rows["seed"].line) + 1, self._die)
        for one, other in pairwise(order):
            self.setTabOrder(one, other)


def _changed_from(iteration: int) -> str:
    return _("But from iteration {at:,} on it was changed: see What if.").format(at=iteration)
