"""What the start after a crash tells of it: once, in words, with a report to take along."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rnn_viz.app.dialogs import Message
from rnn_viz.core.language import _, _n
from rnn_viz.io.reports.process_record import MOST_KEPT, CrashReport, remove_oldest
from rnn_viz.views.widgets.building import styled

_FATAL = "Fatal Python error: "


def tell_crash(window: QWidget, reports: list[CrashReport], offer: Message | None = None) -> None:
    """Tell what is known of processes that are gone; the reports are kept.

    Parameters
    ----------
    window
        Where it is told.
    reports
        The newest first; that one is shown.
    offer
        The dialog that offers work back, if there is one: then all is told there.
    """
    kept = [(report, path) for report in reports if (path := report.keep()) is not None]
    if not kept:
        return
    newest, path = kept[0]
    what = newest.fault.removeprefix(_FATAL).strip(" .")
    if newest.is_crash:
        title = _("RNN Viz ended unexpectedly")
        happened = _("Last time it ended unexpectedly ({what}).")
    else:
        title = _("Something went wrong")
        happened = _("When it was closed, something failed ({what}).")
    told = [happened.format(what=what)]
    told.append(_("The report below is kept as {path}.").format(path=path))
    if len(kept) > 1:
        more = _("{count} reports are new; this is the newest.")
        told.append(more.format(count=len(kept)))
    sentences = " ".join(filter(None, (*told, _told_removal(path))))
    if offer is not None:
        offer.add(sentences, newest.text)
    else:
        styled(Message(window, title, sentences, newest.text), "dialog.crash").open()


def _told_removal(path: Path) -> str:
    """Remove reports that are too many; return the sentence that says so, if there are any."""
    removed = remove_oldest(path)
    if not removed:
        return ""
    sentence = _n(
        "The oldest report was removed: the newest {kept} are kept.",
        "The {count} oldest reports were removed: the newest {kept} are kept.",
        removed,
    )
    return sentence.format(count=removed, kept=MOST_KEPT)
