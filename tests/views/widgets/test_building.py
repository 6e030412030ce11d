"""Widgets get what is given and keep the rest; layouts hold their parts in order."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled


def test_a_widget_has_what_is_given(qtbot: QtBot) -> None:
    font = fonts.text(12)
    label = styled(QLabel("a"), "name", "muted", font, label="spoken", tip="written")
    qtbot.addWidget(label)
    assert (label.objectName(), label.property("role")) == ("name", "muted")
    assert (label.font().pixelSize(), label.accessibleName()) == (12, "spoken")
    assert label.toolTip() == "written"


def test_what_is_not_given_stays(qtbot: QtBot) -> None:
    label = styled(styled(QLabel("a"), "name", "muted", tip="written"), label="spoken")
    qtbot.addWidget(label)
    assert (label.objectName(), label.property("role"), label.toolTip()) == (
        "name", "muted", "written",
    )  # fmt: skip


def test_a_layout_holds_its_parts_in_order(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    one, other, third = QLabel("one"), QLabel("other"), QLabel("third")
    inner = filled(QVBoxLayout(), third, spacing=3)
    parts = one, 4, (other, 2), inner, None
    layout = filled(QHBoxLayout(whole), *parts, spacing=7, margins=(1, 2, 3, 4))
    assert [layout.itemAt(k).widget() for k in (0, 2)] == [one, other]
    assert layout.itemAt(1).sizeHint().width() == 4
    assert layout.itemAt(3).layout() is inner
    assert [layout.stretch(k) for k in range(5)] == [0, 0, 2, 0, 1]
    assert (layout.spacing(), inner.spacing()) == (7, 3)
    margins = layout.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (1, 2, 3, 4)
