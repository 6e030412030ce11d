"""A number that is too long for its field is seen to be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rnn_viz.views.widgets.typing.number_field import NumberField


def shown(qtbot: QtBot, text: str, width: int) -> NumberField:
    field = NumberField("field", "a number")
    qtbot.addWidget(field)
    field.setFixedWidth(width)
    with qtbot.waitExposed(field):
        field.show()
    field.clearFocus()
    field.show_live(text)
    return field


def picture(field: NumberField) -> QImage:
    return field.grab().toImage()


def test_a_long_number_has_an_ellipsis_in_its_middle(qtbot: QtBot) -> None:
    field = shown(qtbot, "123456789", 80)
    assert field.text() == "123456789", "only its picture is shortened"
    starts_alike = shown(qtbot, "123456000", 80)
    assert picture(field) != picture(starts_alike), "its end is seen"
    room = 80 - 2 * field.textMargins().left()
    whole = field.fontMetrics().horizontalAdvance(field.text())
    assert whole > room - 10, "or there is nothing to be tested"
    assert picture(field) != picture(shown(qtbot, "123456789", 81))
    for width in (60, 80, 100):
        shortened = field.fontMetrics().elidedText(
            field.text(), Qt.TextElideMode.ElideMiddle, width
        )
        if "…" in shortened:
            break
    assert shortened[0] == "1"
    assert shortened[-1] == "9"


def test_a_short_number_is_drawn_as_any_text(qtbot: QtBot) -> None:
    field = shown(qtbot, "52", 80)
    assert picture(field) == picture(shown(qtbot, "52", 80))
    assert picture(field) != picture(shown(qtbot, "53", 80))


def test_who_types_sees_the_digits_as_they_are(qtbot: QtBot) -> None:
    field = shown(qtbot, "123456789", 80)
    before = picture(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)
    assert picture(field) != before
    assert field.text() == "123456789"
