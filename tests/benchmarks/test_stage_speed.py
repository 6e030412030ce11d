"""What one frame of the stage costs the thread of the window: drawn anew, and while it fades."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import StepSize, program
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.engine.moment import moment
from rnn_viz.views.stage.stage import StageView

FRAMES = 40
A_FRAME = 1000 / 60  # milliseconds


def long_sum(now: Snapshot, frame: int) -> Snapshot:
    """Return slow motion through the longest numbers, one operation further in each frame."""
    sum_ = add(now.weights, 2**1024 - 1, 1, 8)
    stage = Stage(Source.MINE, sum_, 3500 + frame, True, program(1025, False), StepSize.OP, 0.25)
    return replace(now, stage=stage)


def milliseconds(action: Callable[[], object]) -> float:
    begun = time.thread_time()
    action()
    return 1e3 * (time.thread_time() - begun)


@pytest.mark.parametrize("is_long", [False, True], ids=["flat out", "1,024 bits slowly"])
def test_a_frame_of_the_stage(
    benchmark: Any, qtbot: QtBot, report: Callable[[str], None], is_long: bool
) -> None:
    view = StageView()
    qtbot.addWidget(view)
    view.resize(748, 420)
    with qtbot.waitExposed(view):
        view.show()
    now = moment(RunConfig(iterations=100), 0, None)
    examples = [moment(RunConfig(iterations=100), at, None) for at in range(FRAMES)]
    moments = [long_sum(now, at) for at in range(FRAMES)] if is_long else examples
    scenes = [Scene(it) for it in moments]
    port, motion = view.columns.viewport(), view.columns.motion

    def one(scene: Scene) -> None:
        view.draw(scene)
        port.repaint()

    taken = [milliseconds(lambda it=scene: one(it)) for scene in scenes]
    fades = []
    for at in range(0, motion.duration(), 20):
        motion.setCurrentTime(at)
        fades.append(milliseconds(port.repaint))
    benchmark.pedantic(one, args=(scenes[-1],), rounds=FRAMES)
    median, slowest = statistics.median(taken), sorted(taken)[-2]  # the first lays out
    fading = f", fading {statistics.median(fades):.1f} ms" if fades else ""
    report(f"a frame of the stage: {median:.1f} ms, at most {slowest:.1f} ms{fading}")
    assert median < A_FRAME / 2
    assert not fades or statistics.median(fades) < A_FRAME / 2
