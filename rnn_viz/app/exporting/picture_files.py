"""The kinds of files that a picture can be, by the ending of the name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from rnn_viz.app.exporting.figure import Drawable, image_of, pdf_of, png_from, svg_of
from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.io import atomic

FINE = 2  # the scale where none is chosen
FILTERS = {  # what a dialog offers: the ending, and the scale of a PNG
    _("PNG picture, {scale}×").format(scale=scale) + " (*.png)": (".png", scale)
    for scale in (2, 4, 1)
} | {
    _("SVG drawing") + " (*.svg)": (".svg", FINE), _("PDF page") + " (*.pdf)": (".pdf", FINE),
}  # fmt: skip
_KINDS: dict[str, Callable[[Drawable, float], Callable[[], bytes]]] = {
    ".png": lambda drawing, scale: partial(png_from, image_of(drawing, scale)),
    ".svg": lambda drawing, _scale: partial(bytes, svg_of(drawing)),
    ".pdf": lambda drawing, _scale: partial(bytes, pdf_of(drawing)),
}
PICTURE_ENDINGS = tuple(_KINDS)


def picture_bytes(drawing: Drawable, ending: str, scale: float = FINE) -> bytes:
    """Return a drawing as a file of one of the kinds; raises PictureError."""
    return picture_drawn(drawing, ending, scale)()


def picture_drawn(drawing: Drawable, ending: str, scale: float = FINE) -> Callable[[], bytes]:
    """Draw at once, and return what makes a file of that in any thread; both raise PictureError."""
    if ending not in _KINDS:
        allowed = ", ".join(PICTURE_ENDINGS[:-1])
        sentence = _("The picture is not saved: its name must end in {allowed} or {last}.")
        raise PictureError(sentence.format(allowed=allowed, last=PICTURE_ENDINGS[-1]))
    return _KINDS[ending](drawing, scale)


def write_picture(path: Path, data: bytes) -> None:
    """Write a picture or a report whole or not at all; raises PictureError."""
    try:
        atomic.write_bytes(path, data)
    except OSError as error:
        sentence = _("The picture cannot be written to {path} ({reason}).")
        raise PictureError(sentence.format(path=path, reason=reason(error))) from error
