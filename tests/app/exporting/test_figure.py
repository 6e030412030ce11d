"""Pictures for files: the size asked for, letters as letters, and nothing that cannot be drawn."""

import re
from functools import cache
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from rnn_viz.app.exporting.figure import Figure, drawing_of, image_of
from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.app.exporting.picture_files import PICTURE_ENDINGS, picture_bytes
from rnn_viz.core.commands import GoTo, GoToEnd, Intervene
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.curve.error_curve import ErrorCurve
from rnn_viz.views.evidence.all_sums import AllSums
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets.theme import DARK
from rnn_viz.views.widgets.view import View

_RUNS = "untrained", "trained", "diverged"


@pytest.fixture(params=[ErrorCurve, AllSums, StageView, Synapses])
def view(request: pytest.FixtureRequest, qtbot: Any) -> View:
    made: View = request.param()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@cache
def _moment(run: str) -> Snapshot:
    if run != "diverged":
        return moment(RunConfig(), 0 if run == "untrained" else 300, None)
    trainer = Trainer(RunConfig(hidden=32, bits=32, iterations=200))
    trainer.ready()
    for command in (GoTo(10), Intervene(SetAlpha(1.7e308)), GoToEnd()):
        trainer.obey(command)
        while trainer.is_moving:
            trainer.work()
    return trainer.snapshot()


def _figure(view: View, run: str = "trained") -> Figure:
    view.draw(Scene(_moment(run), ViewState()))
    return Figure(view, DARK, "A title", ("hidden 16, seed 0 · iteration 300",))


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_an_image_has_so_many_pixels_for_each_of_the_widget(view: View, scale: int) -> None:
    figure = _figure(view)
    image = QImage.fromData(picture_bytes(figure, ".png", scale))
    assert image.size() == figure.size * scale
    assert figure.size.width() > view.width()
    assert image.text("Title") == "A title"
    assert image.text("Description") == "hidden 16, seed 0 · iteration 300"


@pytest.mark.parametrize("run", _RUNS)
def test_every_moment_becomes_a_file_of_each_kind(view: View, run: str) -> None:
    figure = _figure(view, run)
    assert (_moment(run).diverged_at is not None) == (run == "diverged")
    for ending in PICTURE_ENDINGS:
        assert picture_bytes(figure, ending)
    text = picture_bytes(figure, ".svg").decode()
    numbers = re.sub(r'base64,[^"]*|<(?:text|desc|title)[^>]*>[^<]*', "", text)
    assert not re.search(r"(?<![a-zA-Z])(?:nan|inf)(?![a-zA-Z])", numbers)
    assert picture_bytes(figure, ".pdf").startswith(b"%PDF")


def test_a_drawing_shows_what_the_image_shows(view: View) -> None:
    figure = _figure(view)
    svg = QSvgRenderer(QByteArray(picture_bytes(figure, ".svg")))
    assert svg.isValid()
    assert svg.viewBox() == QRect(QPoint(), figure.size)
    drawn = QImage(figure.size, QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    svg.render(painter)
    painter.end()
    ground, image = drawn.pixel(1, 1), image_of(figure, 1)
    assert ground == image.pixel(1, 1)
    # the same places are drawn upon: letters differ by shades, not by place
    ink = [_boxes_with_ink(it, ground) for it in (drawn, image)]
    assert len(ink[0] ^ ink[1]) < len(ink[1]) / 5


def _boxes_with_ink(image: QImage, ground: int) -> set[tuple[int, int]]:
    near = 16  # pixels
    return {
        (x // near, y // near)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixel(x, y) != ground
    }


def test_a_drawing_stays_as_it_was_when_it_was_made(view: View) -> None:
    figure = _figure(view)
    drawing = drawing_of(figure)
    before = image_of(drawing, 1)
    view.draw(Scene(moment(RunConfig(seed=7), 200, None), ViewState()))
    assert image_of(drawing, 1) == before
    assert image_of(figure, 1) != before


def test_a_part_of_a_widget_is_cut_out(view: View) -> None:
    whole = _figure(view)
    part = QRect(40, 60, 320, 200)
    figure = Figure(view, DARK, "", part=part, has_caption=False)
    bare = Figure(view, DARK, "", has_caption=False)
    cut, wanted = image_of(figure, 1), image_of(bare, 1).copy(part)
    assert cut.size() == part.size()
    others = [_apart(cut.pixel(x, y), wanted.pixel(x, y)) for x in range(320) for y in range(200)]
    assert sum(apart > 16 for apart in others) < len(others) / 100  # dashes begin elsewhere
    assert figure.size.width() < whole.size.width()


def _apart(one: int, other: int) -> int:
    return max(abs((one >> bits & 255) - (other >> bits & 255)) for bits in (0, 8, 16))


def test_the_screen_is_as_it_was(view: View) -> None:
    figure = _figure(view)
    before = view.grab().toImage()
    picture_bytes(figure, ".png")
    assert view.grab().toImage() == before


def test_another_ending_is_one_sentence(view: View) -> None:
    with pytest.raises(PictureError) as refused:
        picture_bytes(_figure(view), ".gif")
    assert str(refused.value) == (
        "The picture is not saved: its name must end in .png, .svg or .pdf."
    )


def test_a_picture_too_large_for_memory_is_one_sentence(view: View) -> None:
    with pytest.raises(PictureError, match="not enough memory"):
        image_of(_figure(view), 1e5)
