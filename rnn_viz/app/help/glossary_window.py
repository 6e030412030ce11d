"""All words of the window with what they mean, to be searched."""

from html import escape

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from rnn_viz.app.dialogs import Dialog
from rnn_viz.core.glossary import Glossary, GlossaryEntry
from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_WIDE, _TALL, _BESIDE = 640, 560, 48  # pixels, and of the window beside it
_NOTHING = _("No term and no explanation has this in it.")


class GlossaryWindow(Dialog):
    """A field to search in, and the entries that fit.

    Attributes
    ----------
    search
        What is looked for.
    entries
        The entries, as text that can be selected.
    """

    def __init__(self, window: QWidget, glossary: Glossary) -> None:
        self.search = styled(QLineEdit(), "glossary.search", label=_("Search the glossary"))
        self.search.setPlaceholderText(_("Search"))
        self.search.setClearButtonEnabled(False)
        self.entries = styled(
            QTextBrowser(), "glossary.entries", font=fonts.text(), label=_("The glossary")
        )
        super().__init__(window, _("Glossary"), self.search, self.entries)
        self._glossary = glossary
        self.search.textChanged.connect(self._show)
        self._show("")
        room = window.size() - QSize(_BESIDE, _BESIDE)
        self.resize(QSize(scaled(_WIDE), scaled(_TALL)).boundedTo(room))
        self.close_button.setAutoDefault(False)  # Enter in the field closes nothing
        self.search.setFocus()

    def _show(self, wanted: str) -> None:
        found = self._glossary.matching(wanted)
        page = _page(found, with_subjects=not wanted.strip())
        self.entries.setHtml(page or f"<p>{_NOTHING}</p>")  # it keeps its place: nothing jumps


def _page(entries: tuple[GlossaryEntry, ...], *, with_subjects: bool) -> str:
    """Return entries in rich text, under the headings of their subjects or without."""
    parts, subject = [], ""
    for entry in entries:
        if with_subjects and entry.subject != subject:
            subject = entry.subject
            parts.append(f"<h4 style='margin: 16px 0 4px 0'>{escape(subject)}</h4>")
        terms = ", ".join(escape(term) for term in entry.terms)
        parts.append(f"<p style='margin: 4px 0'><b>{terms}</b> — {escape(entry.meaning)}</p>")
    return "".join(parts)
