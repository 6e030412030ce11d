"""The code pane: the listing, the line just executed, the next one, and live values."""

from html import escape

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.commands import ToggleBreakpoint
from rnn_viz.core.intents import PointAt
from rnn_viz.core.language import _
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.operations import Program
from rnn_viz.core.script.parts import NOTHING, Pointed
from rnn_viz.core.script.variables import VARIABLES, environment
from rnn_viz.core.words import value_text
from rnn_viz.core.words.value_text import in_a_line
from rnn_viz.views.script.code_marks import Marks, code_marks_of
from rnn_viz.views.script.code_text import CodeText
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, GrowingLabel
from rnn_viz.views.widgets.view import View

_STOP = _("Line {line}: click beside it, or press Enter, to set or clear a breakpoint.")
_EXECUTED, _NEXT = _("Executed: line {line}, {code}"), _("Next: line {line}, {code}")
_ABOVE = 1  # lines over one that is revealed


class ScriptPane(View):
    """The listing at one moment.

    Parameters
    ----------
    source
        The text of the listing.
    """

    def __init__(self, source: str, parent: QWidget | None = None) -> None:
        super().__init__("code", parent)
        self.listing = Listing(source)
        self.lines = styled(CodeText(self.listing, self._tip, self), label=_("The script"))
        self.setAccessibleName(_("The script"))
        self._values = styled(ElidedLabel("code.values", self), font=fonts.text(fonts.SMALL))
        self._values.hide()
        self._refusal = GrowingLabel("code.refusal", "error", self)
        parts = (self.lines, 1), self._values, self._refusal
        filled(QVBoxLayout(self), *parts, spacing=4, margins=(0, 8, 0, 0))
        self._drawn: tuple[Trace | None, int | None, frozenset[str], Program] | None = None
        self.lines.variablePointed.connect(self._point)
        self.lines.lineClicked.connect(self._toggle)
        self.lines.horizontalScrollBar().rangeChanged.connect(self._show_values)

    def draw(self, scene: Scene) -> None:
        """Mark the lines of the moment; light up the variable whose picture is pointed at."""
        self.scene = scene
        self.lines.light(scene.view.pointed.variable or None)
        stage, stops = scene.now.stage, scene.now.breakpoints
        trace = None if stage.operation is None else scene.trace
        before, self._drawn = self._drawn, (trace, stage.operation, stops, stage.program)
        if before == self._drawn:
            return
        if before is not None and before[1] != stage.operation:
            self._refusal.say("")
        marks = code_marks_of(self.listing, stage.program, stage.operation, trace, stops)
        self.lines.show_marks(marks)
        self._values.setText(marks.in_short())
        self._values.setToolTip(". ".join(marks.said()))
        self._show_values()
        self._describe(marks)

    def place_of(self, part: object) -> QRect | None:
        """Return where a line of the listing is, counted from 0, or a variable of it."""
        if isinstance(part, int):
            here = part, 0, len(self.listing.lines[part].text)
        elif part in VARIABLES:
            here = self.listing.places_of(str(part))[0]
        else:
            return super().place_of(part)
        place = self.lines.place_of(*here)
        place.moveTopLeft(self.lines.viewport().mapTo(self, place.topLeft()))
        return place if self.lines.geometry().intersects(place) else None

    def reveal(self, variable: str) -> None:
        """Scroll to the first line that has a variable of the script."""
        line = self.listing.places_of(variable)[0][0]
        self.lines.verticalScrollBar().setValue(max(0, line - _ABOVE))

    @property
    def refusal(self) -> str:
        """Why the last breakpoint was refused; empty where it was not."""
        return self._refusal.said

    def _point(self, name: str | None) -> None:
        self.wished.emit(PointAt(Pointed(name) if name else NOTHING))

    def _toggle(self, line: int) -> None:
        if self.snapshot is None:
            return
        key = self.listing.lines[line].key
        is_set = key in self.snapshot.breakpoints
        learns = any(op.half == "backward" for op in self.snapshot.stage.program)
        why = "" if is_set else self.listing.why_no_breakpoint(line, learns=learns)
        self._refusal.say(why)
        if key is not None and not why:
            self.wished.emit(ToggleBreakpoint(key))

    def _tip(self, line: int, name: str | None) -> str:
        """Return a tooltip in rich text: a full value, else what Enter does on the line."""
        if name is not None and self.scene is not None:
            return _about_variable(name, self.scene)
        why = self.listing.why_no_breakpoint(line, learns=True)
        return escape(why) or _STOP.format(line=line + 1)

    def _show_values(self) -> None:
        """Show the values below where the pane is too narrow for them beside the lines."""
        is_narrow = self.lines.horizontalScrollBar().maximum() > 0
        self._values.setVisible(is_narrow and bool(self._values.text()))

    def _describe(self, marks: Marks) -> None:
        """Say for those who hear the window what the arrows and the values show."""
        said = []
        for words, lines in ((_EXECUTED, marks.executed), (_NEXT, marks.following)):
            if lines:
                code = " ".join(self.listing.lines[at].text.strip() for at in lines)
                said.append(words.format(line=lines[0] + 1, code=code))
        said += marks.said()
        if marks.breakpoints:
            numbers = ", ".join(str(at + 1) for at in sorted(marks.breakpoints))
            said.append(_("Breakpoints at line {numbers}").format(numbers=numbers))
        description = ". ".join(said) or _("No line is being executed")
        for widget in (self, self.lines):
            widget.setAccessibleDescription(f"{description}.")


def _about_variable(name: str, scene: Scene) -> str:
    """Return the full value of a variable, in rich text."""
    stage = scene.now.stage
    done = stage.operation
    if done is None:  # the whole sum is on stage: the forward pass is done
        done = sum(op.half == "forward" for op in stage.program)
    value = environment(scene.trace, stage.program, done).get(name)
    if value is None:
        nothing = _("{name} has no value yet in this example.")
        return nothing.format(name=f"<b>{name}</b>")
    head = f"<b>{name}</b> · {escape(in_a_line(value))}"
    if value.array.size == 1:
        return f"{head}<br>{escape(value_text.full(value.array))}"
    return f"{head}<pre>{escape(value_text.full(value.array))}</pre>"
