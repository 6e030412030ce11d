"""A moment as a short text: copied, pasted, passed on the command line."""

from PySide6.QtGui import QGuiApplication

from rnn_viz.app.host import Host
from rnn_viz.core.commands import Configure, GoTo, ShowNumbers, ShowTraining
from rnn_viz.core.language import _
from rnn_viz.core.words.sessions.own_start import NO_LINK
from rnn_viz.core.words.sessions.run_link import RunLink, RunLinkError, read_link


class Links:
    """Copies the moment shown as a text, and goes to the moment that a text tells of."""

    def __init__(self, window: Host) -> None:
        self._window, self._bridge, self._dispatch = window, window.bridge, window.dispatch

    def copy(self) -> None:
        """Put the moment on the clipboard."""
        now = self._bridge.newest
        if now.start is not None:
            self._dispatch.say(NO_LINK)
            return
        link = RunLink(now.config, now.iteration, now.stage.own_numbers)
        QGuiApplication.clipboard().setText(link.text)
        said = _("The link to iteration {at:,} is copied.").format(at=now.iteration)
        if now.run_state.entries:
            by_hand = _("It has the run as it is without your changes; a session keeps those.")
            said = f"{said} {by_hand}"
        self._dispatch.say(said)

    def paste(self) -> None:
        """Go to the moment that the clipboard has."""
        self.open(QGuiApplication.clipboard().text(), _("From the clipboard:"))

    def open(self, text: str, where: str = "") -> None:
        """Go to the moment that a text tells of; the run that was there stays among the runs.

        ``where`` begins what is said of a text that is no link.
        """
        try:
            link, left_out = read_link(text)
        except RunLinkError as error:
            self._window.refuse(_("No moment to go to"), f"{where} {error}".lstrip())
            return
        take = self._dispatch.take
        take(Configure(link.config))
        take(ShowTraining() if link.numbers is None else ShowNumbers(*link.numbers))
        take(GoTo(link.at))
        if left_out:
            self._window.refuse(_("A part of the link is left out"), left_out)
