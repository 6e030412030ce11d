"""The waterfall: its bars are the terms, and a click leads back through the units."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.lenses.one_sum.why import waterfall
from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.numbers import signed
from rnn_viz.views.lenses.waterfall_canvas import WaterfallBar, WaterfallCanvas
from rnn_viz.views.lenses.why.large import WhyLarge
from rnn_viz.views.lenses.why.small import WhySmall
from tests.views.lenses.lens_moments import scene_of, trained_to, with_sum


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return with_sum(trained_to(600), 116, 44)


def chosen(**choices: str) -> ViewState:
    view = ViewState()
    for what, value in choices.items():
        view = view.after(ChooseInLens("why", what, value))
    return view


def large(qtbot: QtBot, now: Snapshot, view: ViewState | None = None) -> WhyLarge:
    lens = WhyLarge()
    qtbot.addWidget(lens)
    qtbot.addWidget(lens.side)
    lens.resize(730, 500)
    lens.show()
    lens.draw(scene_of(now, view=view))
    return lens


def wishes(lens: WhyLarge) -> list[object]:
    sent: list[object] = []
    lens.wished.connect(sent.append)
    return sent


def click(qtbot: QtBot, canvas: WaterfallCanvas, number: int) -> None:
    middle = canvas.rect_of(number).center()
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def said(lens: WhyLarge, name: str) -> str:
    label = lens.side.findChild(QLabel, f"lens.why.{name}")
    assert label is not None
    return label.text()


def test_small_and_large_show_the_terms_of_the_bit(qtbot: QtBot, now: Snapshot) -> None:
    small = WhySmall()
    qtbot.addWidget(small)
    small.resize(330, 110)
    small.show()
    scene = scene_of(now)
    small.draw(scene)
    terms = waterfall(scene.trace, Probability(scene.evidence.position))
    for canvas in (small.canvas, large(qtbot, now).canvas):
        np.testing.assert_allclose([step.value for step in canvas.steps], terms.products)
        assert [step.name for step in canvas.steps] == [str(unit) for unit in range(16)]
        assert all(canvas.rect().contains(canvas.rect_of(number)) for number in range(17))


def test_each_bar_begins_where_the_one_before_ends(qtbot: QtBot, now: Snapshot) -> None:
    canvas = large(qtbot, now).canvas
    at, zero = 0.0, canvas.rect_of(16)
    total = sum(step.value for step in canvas.steps)
    level = zero.bottom() if total > 0 else zero.top()
    edges = []
    for number, step in enumerate(canvas.steps):
        bar = canvas.rect_of(number)
        edges.append((bar.bottom(), bar.top()) if step.value >= 0 else (bar.top(), bar.bottom()))
        at += step.value
    assert abs(edges[0][0] - level) <= 2
    assert all(abs(end - start) <= 2 for (_, end), (start, _) in pairwise(edges))


def test_sorted_the_largest_term_is_first(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now, chosen(order="size"))
    sizes = [abs(step.value) for step in lens.canvas.steps]
    assert sizes == sorted(sizes, reverse=True)
    sent = wishes(lens)
    lens.side.order.buttons()[0].click()
    assert sent == [ChooseInLens("why", "order", "")]


def test_a_click_takes_a_unit_apart_and_goes_back_in_time(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now)
    sent = wishes(lens)
    click(qtbot, lens.canvas, 7)
    assert sent == [ChooseInLens("why", "path", "7")]
    lens.draw(scene_of(now, view=chosen(path="7")))
    terms = waterfall(scene_of(now).trace, Unit(4, 7))
    np.testing.assert_allclose([step.value for step in lens.canvas.steps], terms.products)
    assert [step.name for step in lens.canvas.steps[:3]] == ["a", "b", "0"]
    click(qtbot, lens.canvas, 0)  # an input leads nowhere
    click(qtbot, lens.canvas, 2 + 3)
    assert sent[1:] == [ChooseInLens("why", "path", "7,3")]
    lens.draw(scene_of(now, view=chosen(path="7,3")))
    terms = waterfall(scene_of(now).trace, Unit(3, 3))
    np.testing.assert_allclose([step.value for step in lens.canvas.steps], terms.products)
    assert said(lens, "of") == "output at 4 ‹ unit 7 at 4 ‹ unit 3 at 3"


def test_the_way_ends_at_the_first_position(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now, chosen(path="7,3,1,0,2"))
    sent = wishes(lens)
    click(qtbot, lens.canvas, 5)
    assert sent == []
    assert said(lens, "of").endswith("unit 2 at 0")


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Escape])
def test_keys_lead_back(qtbot: QtBot, now: Snapshot, key: Qt.Key) -> None:
    lens = large(qtbot, now, chosen(path="7,3"))
    sent = wishes(lens)
    qtbot.keyClick(lens.canvas, key)
    lens.side.back.click()
    assert sent == [ChooseInLens("why", "path", "7")] * 2


def test_arrows_go_from_bar_to_bar_and_tell_values(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now)
    sent = wishes(lens)
    lens.activateWindow()
    lens.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lens.canvas.hasFocus)
    for _ in range(3):
        qtbot.keyClick(lens.canvas, Qt.Key.Key_Right)
    value = lens.canvas.steps[3].value
    assert lens.canvas.at == WaterfallBar(3)
    assert said(lens, "value").startswith("unit 3: ")
    assert said(lens, "value").endswith(f"= {signed(value, 2)}")
    qtbot.keyClick(lens.canvas, Qt.Key.Key_Return)
    assert sent == [ChooseInLens("why", "path", "3")]


def test_flips_are_those_of_what_is_taken_apart(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now)
    assert "it says" in said(lens, "flips")
    lens.draw(scene_of(now, view=chosen(path="7")))
    assert "unit 7 is" in said(lens, "flips")


@pytest.mark.parametrize(("hidden", "bits"), [(1, 2), (128, 32)])
def test_the_smallest_and_the_largest_network(qtbot: QtBot, hidden: int, bits: int) -> None:
    lens = large(qtbot, trained_to(2, RunConfig(hidden=hidden, bits=bits)))
    assert len(lens.canvas.steps) == hidden
    rects = [lens.canvas.rect_of(number) for number in range(hidden + 1)]
    assert all(a.right() < b.left() + 2 for a, b in pairwise(rects))


def test_what_is_no_number_has_no_bars(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now)
    broken = Weights(*(np.full_like(part, np.nan) for part in now.weights))
    lens.draw(scene_of(with_sum(now, 116, 44, broken)))
    assert lens.canvas.steps == ()
    assert said(lens, "flips") == "–"
