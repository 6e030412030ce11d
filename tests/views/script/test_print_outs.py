"""The print-outs tab: ticked when identical to the digit, marked when not, grey until reached."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.script.golden import BLOG, NOTEBOOK, Transcript, Verdict
from rnn_viz.engine.moment import moment
from rnn_viz.views.script.print_out_entry import PrintOutEntry
from rnn_viz.views.script.print_outs import PrintOuts
from tests.views.following import redraw


def _texts(transcript: Transcript, reached: int = 10) -> dict[int, str]:
    return {printed.iteration: printed.text for printed in transcript.print_outs[:reached]}


@pytest.fixture
def view(qtbot: QtBot) -> PrintOuts:
    made = PrintOuts()
    qtbot.addWidget(made)
    made.resize(360, 480)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _show(view: PrintOuts, texts: dict[int, str], config: RunConfig) -> None:
    """Draw a moment of a run that has printed this so far."""
    start = moment(RunConfig(iterations=9), 0, None)
    redraw(view, replace(start, prints=texts, config=config))


def test_a_run_from_own_weights_is_compared_with_none(view: PrintOuts) -> None:
    own = OwnWeights("mine.npz", begin(RunConfig())[0])
    start = moment(RunConfig(iterations=9), 0, None, start=own)
    redraw(view, replace(start, prints=_texts(BLOG), config=RunConfig()))
    assert view.summary == (
        "This run has no transcript to compare with: it begins with weights of your own."
    )


def _labels(entry: PrintOutEntry) -> list[str]:
    return [label.text() for label in entry.findChildren(QLabel) if not label.isHidden()]


def _verdicts(view: PrintOuts) -> list[Verdict]:
    return [entry.verdict for entry in view.entries]


@pytest.mark.parametrize("transcript", [BLOG, NOTEBOOK], ids=["blog", "notebook"])
def test_all_ten_are_ticked(view: PrintOuts, transcript: Transcript) -> None:
    _show(view, _texts(transcript), transcript.config)
    assert _verdicts(view) == [Verdict.IDENTICAL] * 10
    assert transcript.source in view.summary
    assert "All 10" in view.summary
    for entry, printed in zip(view.entries, transcript.print_outs, strict=True):
        labels = _labels(entry)
        assert {f"Error {printed.error}", printed.sum, "✓ as printed in 2015"} <= set(labels)


def test_what_is_not_reached_is_grey(view: PrintOuts) -> None:
    _show(view, _texts(BLOG, 4), RunConfig())
    assert _verdicts(view) == [Verdict.IDENTICAL] * 4 + [Verdict.NOT_REACHED] * 6
    roles = [
        {label.property("role") for label in entry.findChildren(QLabel) if label.text()}
        for entry in view.entries
    ]
    assert all("faint" not in role for role in roles[:4])
    assert all(role == {"faint"} for role in roles[4:])
    assert view.summary == "4 of 10 reached, identical to those of the 2015 blog."
    assert view.accessibleDescription() == view.summary


def test_nothing_is_claimed_before_the_first(view: PrintOuts) -> None:
    _show(view, {}, RunConfig(skip_draws=516))
    assert _verdicts(view) == [Verdict.NOT_REACHED] * 10
    assert view.summary == "As the notebook printed them; this run has not come so far."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3.58527130", "3.58527131"), ("3.5852713]", "3.5852714]"), ("Pred:[0 0", "Pred:[1 0"),
        ("71 + 11 = 8", "71 + 11 = 9"),
    ],
)  # fmt: skip
def test_one_digit_that_differs_is_seen(view: PrintOuts, old: str, new: str) -> None:
    texts = _texts(BLOG)
    texts[4000] = texts[4000].replace(old, new)
    _show(view, texts, RunConfig())
    is_other = texts[4000] != BLOG.print_outs[4].text
    assert is_other == (old != "3.58527130")  # NumPy printed no trailing zero
    assert (view.entries[4].verdict is Verdict.DIFFERS) == is_other
    if is_other:
        labels = _labels(view.entries[4])
        assert "≠ differs from 2015" in labels
        assert any(label.startswith("here 3.585") for label in labels)
        assert "9 of 10 so far" in view.summary
        assert "differs is at 4,000" in view.summary
        assert "Printed here:" in view.entries[4].toolTip()


def test_a_run_that_becomes_identical_again_loses_its_mark(view: PrintOuts) -> None:
    _show(view, {0: "Error:[ 1.]\nPred:[0]\nTrue:[1]\n1 + 1 = 0\n------------"}, RunConfig())
    assert view.entries[0].verdict is Verdict.DIFFERS
    _show(view, _texts(BLOG, 1), RunConfig())
    assert view.entries[0].verdict is Verdict.IDENTICAL
    assert not any(text.startswith("here") for text in _labels(view.entries[0]))


def test_another_run_has_nothing_to_compare_with(view: PrintOuts) -> None:
    _show(view, _texts(BLOG), RunConfig(seed=5))
    assert "no transcript to compare with" in view.summary
    assert not view.entries[0].isVisible()
    _show(view, _texts(BLOG), RunConfig())
    assert view.entries[0].isVisible()


@pytest.mark.parametrize(
    ("width", "said"),
    [(360, "✓ as printed in 2015"), (240, "✓ as in 2015"), (214, "✓ 2015"), (192, "✓")],
)
def test_no_verdict_is_cut_off(view: PrintOuts, width: int, said: str) -> None:
    view.resize(width, 900)
    _show(view, _texts(NOTEBOOK), NOTEBOOK.config)
    QApplication.sendPostedEvents()  # lays it out
    for entry in view.entries:
        labels = [label for label in entry.findChildren(QLabel) if label.isVisible()]
        assert said in [label.text() for label in labels]
        for label in labels:
            assert label.width() >= label.sizeHint().width(), label.text()
            assert label.geometry().right() < entry.width()
            assert entry.mapTo(view, label.geometry().topRight()).x() < width


def test_a_print_out_and_its_parts_have_places(view: PrintOuts) -> None:
    _show(view, _texts(BLOG), BLOG.config)
    place = view.place_of("print_outs.2")
    assert place is not None
    assert place.size() == view.entries[2].size()
    summary = view.place_of("print_outs.summary")
    assert summary is not None
    assert summary.top() >= 8, "not right under the tabs"
