"""Training in pieces."""

import pytest

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry, SetAlpha
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.engine.training import advancing
from rnn_viz.engine.training.advancing import advance_to


@pytest.mark.parametrize(("whole", "told_of"), [(None, 25), (100, 100)])
def test_training_goes_on_in_slices_to_where_it_was_asked(
    monkeypatch: pytest.MonkeyPatch, whole: int | None, told_of: int
) -> None:
    timeline = Timeline(RunConfig(hidden=2, bits=2, iterations=100))
    monkeypatch.setattr(advancing, "_AT_ONCE", 10)
    told: list[tuple[str, int, int]] = []
    advance_to(timeline, 25, lambda *it: told.append(it), whole)
    assert told == [("training: iteration", done, told_of) for done in (0, 10, 20)]
    assert timeline.iteration == 25


def test_what_is_raised_while_it_is_told_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class EnoughError(Exception):
        pass

    def stop(_doing: str, done: int, _whole: int) -> None:
        if done >= 20:
            raise EnoughError

    timeline = Timeline(RunConfig(hidden=2, bits=2, iterations=100))
    monkeypatch.setattr(advancing, "_AT_ONCE", 10)
    with pytest.raises(EnoughError):
        advance_to(timeline, 100, stop)
    assert timeline.iteration == 20


def test_training_ends_where_the_weights_stop_being_finite() -> None:
    entries = (Entry(10, SetAlpha(1.7e308)),)
    timeline = Timeline(RunConfig(hidden=32, bits=32, iterations=200), entries=entries)
    advance_to(timeline, 200, lambda *_: None)
    assert timeline.diverged_at is not None
    assert timeline.iteration == timeline.diverged_at < 200
