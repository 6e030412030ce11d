"""SVG icons, painted in the colour of the theme and for the screen, as Qt's own are not."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SCALES = (1, 2, 3)


def tinted(svg: str, colour: str, disabled: str, pixels: int = 24) -> QIcon:
    """Return an icon from SVG text whose shapes are filled with ``currentColor``."""
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for scale in _SCALES:
            icon.addPixmap(pixmap(svg, ink, pixels, scale), mode)
    return icon


def pixmap(svg: str, colour: str, pixels: int, scale: float) -> QPixmap:
    """Return the icon as a picture of ``pixels`` at a device pixel ratio."""
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    picture = QPixmap(round(pixels * scale), round(pixels * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
