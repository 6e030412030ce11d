"""Pictures one after the other as an animated WebP or GIF, in memory."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from rnn_viz.io.exports.extras import check_extra

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 200_000_000  # of all pictures: some 800 MB while they are put together
_COLOURS = 256


class RgbPicture(NamedTuple):
    """A picture, by rows from the top, three bytes a pixel.

    Attributes
    ----------
    width, height
        In pixels.
    stride
        Bytes from one row to the next.
    rgb
        The rows.
    """

    width: int
    height: int
    stride: int
    rgb: bytes


def animation_bytes(
    pictures: Iterable[RgbPicture], milliseconds: Sequence[int], ending: str
) -> bytes:
    """Return a file that plays for ever.

    Equal pictures one after the other are one that stays longer. A GIF has 256 colours a
    picture; a WebP has all of them.

    Parameters
    ----------
    pictures
        At least one, all of one size.
    milliseconds
        How long each of them stays; those left over are not used.
    ending
        ``.webp`` or ``.gif``.

    Raises
    ------
    MissingExtraError
        The package pillow is not installed.
    """
    check_extra("media")
    make = _few_colours if ending == ".gif" else _image
    first, *others = [make(picture) for picture in pictures]
    times = list(milliseconds[: 1 + len(others)])
    file = BytesIO()
    if ending == ".gif":
        first.save(file, "GIF", save_all=True, append_images=others, duration=times, loop=0)
    else:
        first.save(
            file, "WEBP", save_all=True, append_images=others, duration=times, loop=0,
            lossless=True, quality=20, method=1,
        )  # fmt: skip
    return file.getvalue()


def _image(picture: RgbPicture) -> "Image.Image":
    from PIL import Image

    size = (picture.width, picture.height)
    return Image.frombytes("RGB", size, picture.rgb, "raw", "RGB", picture.stride)


def _few_colours(picture: RgbPicture) -> "Image.Image":
    """Return it with a palette that has rare colours, too, such as the accent."""
    from PIL import Image

    return _image(picture).quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
