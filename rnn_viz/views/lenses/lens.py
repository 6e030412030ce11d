"""What every lens is for the window: its words, and its picture small and large."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.views.widgets.view import View


class LensPicture(View):
    """The picture of a lens: on the wall, or large by itself.

    It has no title and no sentence: these, and the frame, are those of the wall and of the page.
    It lies on the theme's surface: canvases are made with ``ground=attrgetter("surface")``.
    Where the lens can show nothing (an ``Unable``) or knows nothing yet it is empty; the sentence
    says why.

    Attributes
    ----------
    beside_title
        What stands right of the title on the wall, such as a button, if anything.
    side
        What stands beside a large picture: its choices and values, if there are any.
    """

    beside_title: QWidget | None = None
    side: QWidget | None = None


@dataclass(frozen=True, slots=True)
class LensRow:
    """A lens for the window.

    Attributes
    ----------
    text
        Its words.
    small, large
        What makes its pictures, when they are to be seen for the first time.
    """

    text: LensText
    small: Callable[[], LensPicture]
    large: Callable[[], LensPicture]
