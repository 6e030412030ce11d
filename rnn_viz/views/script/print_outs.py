"""What the script printed in 2015, line by line beside what this run prints."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.golden import PRINTED_AT, Transcript, Verdict, transcript_of
from rnn_viz.views.script.print_out_entry import PrintOutEntry
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scrolling import scrolling
from rnn_viz.views.widgets.view import View

_OWN = _("This run has no transcript to compare with: it begins with weights of your own.")
_NONE = _(
    "This run has no transcript to compare with. The blog and the notebook ran seed 0 with "
    "16 hidden units, alpha 0.1 and 8 bits."
)


class PrintOuts(View):
    """The ten published print-outs of the run on stage, each with its verdict.

    Attributes
    ----------
    entries
        The print-outs, in the order in which they are reached.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("print_outs", parent)
        self.setAccessibleName(_("Print-outs of 2015"))
        self._summary = styled(QLabel(self), "print_outs.summary", "muted", fonts.text(12))
        self._summary.setWordWrap(True)
        content = styled(QWidget(), "print_outs.content")
        self.entries = tuple(PrintOutEntry(at, content) for at in range(len(PRINTED_AT)))
        self._scroll = scrolling(content, self)
        filled(QVBoxLayout(content), *self.entries, None, spacing=0, margins=(0, 0, 8, 0))
        parts = self._summary, (self._scroll, 1)
        filled(QVBoxLayout(self), *parts, spacing=4, margins=(0, 8, 0, 0)).addStretch()
        self._shown: tuple[Mapping[int, str], Identity] | None = None

    @property
    def summary(self) -> str:
        """One sentence about all print-outs."""
        return self._summary.text()

    def draw(self, scene: Scene) -> None:
        """Compare what the run has printed so far with its transcript, if it has one."""
        self.scene = scene
        run_texts, run = scene.now.prints, scene.now.identity._replace(entries=())
        if self._shown == (run_texts, run):
            return
        self._shown = dict(run_texts), run
        transcript = transcript_of(run)
        self._scroll.setVisible(transcript is not None)
        if transcript is not None:
            for entry, printed in zip(self.entries, transcript.print_outs, strict=True):
                entry.show_print_out(printed, run_texts.get(printed.iteration))
        none = _NONE if run.start is None else _OWN
        self._summary.setText(none if transcript is None else self._sentence(transcript))
        self.setAccessibleDescription(self.summary)

    def _sentence(self, transcript: Transcript) -> str:
        verdicts = [entry.verdict for entry in self.entries]
        same, other = verdicts.count(Verdict.IDENTICAL), verdicts.count(Verdict.DIFFERS)
        if not same + other:
            said = _("As {source} printed them; this run has not come so far.")
            return said.format(source=transcript.source)
        if other:
            first = PRINTED_AT[verdicts.index(Verdict.DIFFERS)]
            said = _(
                "{same} of {reached} so far are those of {source}; "
                "the first that differs is at {first:,}."
            )
            source, reached = transcript.source, same + other
            return said.format(same=same, reached=reached, source=source, first=first)
        if same == len(verdicts):
            said = _("All {same} are those of {source}, to every printed digit.")
        else:
            said = _("{same} of {total} reached, identical to those of {source}.")
        return said.format(same=same, total=len(verdicts), source=transcript.source)
