"""One moment of a run, worked out at once and without threads."""

from dataclasses import replace

from rnn_viz.core.commands import GoTo, ShowNumbers
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.studies.analyst import Analyst
from rnn_viz.engine.studies.study import Question
from rnn_viz.engine.training.trainer import Trainer


def moment(config: RunConfig, at: int, numbers: tuple[int, int] | None) -> Snapshot:
    """Return a moment of a run with all that the analyst can say about it; no threads."""
    trainer = Trainer(config)
    trainer.ready()
    trainer.obey(GoTo(at))
    while trainer.is_moving:
        trainer.work()
    if numbers is not None:
        trainer.obey(ShowNumbers(*numbers))
    now = trainer.snapshot()
    analyst = Analyst()
    analyst.ask(Question(now))
    analysis = None
    while analyst.rest() is not None:
        analysis = analyst.work() or analysis
    return replace(now, analysis=analysis)
