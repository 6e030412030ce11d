"""How long a change on screen may take: not at all where the user wants no motion."""

from PySide6.QtWidgets import QStyle, QWidget


def milliseconds(widget: QWidget, wanted: int) -> int:
    """Return the duration of a transition: as wanted, less if the style says less, 0 unseen.

    Reduced motion is the style's property ``widget-animation-duration``, see the style sheet of
    the window. The window is asked: Qt does not look it up for what is inside a scroll area.
    """
    window = widget.window()
    allowed = window.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, window)
    return min(wanted, allowed) if widget.isVisible() else 0
