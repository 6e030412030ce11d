"""The bridge looks once a frame, and more often for the answer to a command."""

from rnn_viz.app.bridge import FRAME, PATIENCE, SOON, Bridge
from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.engine import Engine


def test_an_answer_is_looked_for_more_often_than_once_a_frame(qtbot: object) -> None:
    engine = Engine(RunConfig(iterations=100))
    bridge = Bridge(engine)
    timer = bridge._timer
    assert timer.interval() == FRAME
    bridge.send(do.Step())
    assert timer.interval() == SOON
    bridge.poll()
    assert timer.interval() == SOON, "not answered yet: its threads are not running"
    engine._trainer.obey(engine._commands.get())
    engine._publish()
    bridge.poll()
    assert bridge.newest.acked == 1
    assert timer.interval() == FRAME


def test_nothing_else_is_drawn_while_an_answer_is_on_its_way(qtbot: object) -> None:
    engine = Engine(RunConfig(iterations=100))
    bridge, drawn = Bridge(engine), []
    bridge.snapshotReady.connect(drawn.append)
    engine._publish()  # what was found out meanwhile, say
    bridge.send(do.Step())
    for _ in range(PATIENCE):
        bridge.poll()
    assert not drawn, "the answer would have to wait for this frame"
    engine._trainer.obey(engine._commands.get())
    engine._publish()
    bridge.poll()
    assert [now.acked for now in drawn] == [1]


def test_an_answer_that_does_not_come_keeps_the_picture_waiting_only_briefly(
    qtbot: object,
) -> None:
    engine = Engine(RunConfig(iterations=100))
    bridge, drawn = Bridge(engine), []
    bridge.snapshotReady.connect(drawn.append)
    bridge.send(do.Step())
    for _ in range(3):
        engine._publish()
        for _ in range(PATIENCE + 1):
            bridge.poll()
    assert len(drawn) == 3
