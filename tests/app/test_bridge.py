"""The bridge looks once a frame, and more often for the answer to a command."""

from rnn_viz.app.bridge import FRAME, SOON, Bridge
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
