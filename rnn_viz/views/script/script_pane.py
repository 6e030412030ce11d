"""The code pane: the listing, the line just executed, the next one, and live values."""

from collections.abc import Collection
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.net.trace import Trace
from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.operations import Program, program
from rnn_viz.core.script.variables import environment
from rnn_viz.core.words import value_text
from rnn_viz.core.words.variable_text import short
from rnn_viz.views.script.code_canvas import CodeCanvas
from rnn_viz.views.script.code_marks import Marks, marks_of
from rnn_viz.views.widgets.growing_label import GrowingLabel
from rnn_viz.views.widgets.theme import Theme
from rnn_viz.views.widgets.view import View

LEGEND = (
    "▷ executed last<br>▶ runs next<br>● breakpoint: a run stops before this line"
    "<br>Click a line to set or clear one."
)


class ScriptPane(View):
    """The listing at one moment.

    Signals
    -------
    variableHovered
        Name of the variable under the mouse, or ``None``: its picture can light up.
    breakpointToggled
        Key of the operation whose breakpoint is to be set or cleared.

    Parameters
    ----------
    source
        The text of the listing.
    """

    variableHovered = Signal(object)
    breakpointToggled = Signal(str)

    def __init__(self, theme: Theme, source: str, parent: QWidget | None = None) -> None:
        super().__init__("code", theme, parent)
        self.listing = Listing(source)
        self.lines = CodeCanvas(self.listing, theme, self._tip, self)
        self.lines.setAccessibleName("The script")
        self.setAccessibleName("The script")
        self._refusal = GrowingLabel("code.refusal", "error", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.lines, 1)
        layout.addWidget(self._refusal)
        self._program: Program = program(1, True)
        self._operation: int | None = None
        self._trace: Trace | None = None
        self._breakpoints: frozenset[str] = frozenset()
        self.lines.variablePointed.connect(self.variableHovered)
        self.lines.lineClicked.connect(self._toggle)

    def show_moment(
        self,
        program: Program,
        operation: int | None,
        trace: Trace | None,
        breakpoints: Collection[str],
    ) -> None:
        """Mark the lines of a moment.

        Parameters
        ----------
        program
            The operations of the example on stage.
        operation
            How many of them are done; ``None`` where the example is not stepped through.
        trace
            The values of the example.
        breakpoints
            Keys of operations.
        """
        stops = frozenset(breakpoints)
        same = self._operation == operation and self._breakpoints == stops
        if same and self._trace is trace and self._program is program:
            return
        if self._operation != operation:
            self._refusal.say("")
        self._program, self._operation, self._trace = program, operation, trace
        self._breakpoints = stops
        marks = marks_of(self.listing, program, operation, trace, stops)
        self.lines.show_marks(marks)
        self._describe(marks)

    def light(self, name: str | None) -> None:
        """Light up a variable, whose picture is pointed at; ``None`` ends it."""
        self.lines.light(name)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        super().set_theme(theme)
        self.lines.set_theme(theme)

    @property
    def refusal(self) -> str:
        """Why the last breakpoint was refused; empty where it was not."""
        return self._refusal.said

    def _toggle(self, line: int) -> None:
        key = self.listing.lines[line].key
        is_set = key in self._breakpoints
        learns = any(op.half == "backward" for op in self._program)
        why = "" if is_set else self.listing.why_no_breakpoint(line, learns=learns)
        self._refusal.say(why)
        if key is not None and not why:
            self.breakpointToggled.emit(key)

    def _tip(self, line: int | None, name: str | None) -> str:
        """Return a tooltip in rich text: a full value, else what a click on the line does."""
        if line is None:
            return LEGEND
        if name is not None and self._trace is not None:
            return self._about_variable(name, self._trace)
        why = self.listing.why_no_breakpoint(line, learns=True)
        return escape(why) or f"Line {line + 1}: click to set or clear a breakpoint."

    def _about_variable(self, name: str, trace: Trace) -> str:
        done = self._operation
        if done is None:  # the whole sum is on stage: the forward pass is done
            done = sum(op.half == "forward" for op in self._program)
        value = environment(trace, self._program, done).get(name)
        if value is None:
            return f"<b>{name}</b> has no value yet in this example."
        head = f"<b>{name}</b> · {escape(short(value))}"
        if value.array.size == 1:
            return f"{head}<br>{escape(value_text.full(value.array))}"
        return f"{head}<pre>{escape(value_text.full(value.array))}</pre>"

    def _describe(self, marks: Marks) -> None:
        """Say for those who hear the window what the arrows and the values show."""
        said = []
        for word, lines in (("Executed", marks.executed), ("Next", marks.following)):
            if lines:
                code = " ".join(self.listing.lines[at].text.strip() for at in lines)
                said.append(f"{word}: line {lines[0] + 1}, {code}")
        for assigned in marks.values.values():
            said += [f"{value.name} is {short(value)}" for value in assigned]
        if marks.breakpoints:
            numbers = ", ".join(str(at + 1) for at in sorted(marks.breakpoints))
            said.append(f"Breakpoints at line {numbers}")
        description = ". ".join(said) or "No line is being executed"
        for widget in (self, self.lines):
            widget.setAccessibleDescription(f"{description}.")
