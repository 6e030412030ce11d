"""One moment of a run, worked out at once and without threads."""

from collections.abc import Iterable
from dataclasses import replace

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.commands import GoTo, ShowNumbers
from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.studies.analyst import FIRST, Analyst
from rnn_viz.engine.studies.study import Question
from rnn_viz.engine.training.advancing import Tell
from rnn_viz.engine.training.trainer import Trainer


def moment(
    config: RunConfig, at: int, numbers: tuple[int, int] | None, tell: Tell | None = None,
    studies: Iterable[str] = FIRST, start: OwnWeights | None = None,
) -> Snapshot:  # fmt: skip
    """Return a moment of a run with all that these studies can say about it; no threads.

    ``tell`` is called every few milliseconds; ``start`` are own weights that the run begins with.
    """
    tell = tell or nobody
    trainer = Trainer(config, start=start)
    trainer.ready()
    travel(trainer, at, tell)
    if numbers is not None:
        trainer.obey(ShowNumbers(*numbers))
    analyst = Analyst()
    analyst.look_for({*FIRST, *studies})
    return found_out(trainer.snapshot(), analyst, tell)


def travel(trainer: Trainer, iteration: int, tell: Tell) -> None:
    """Send a trainer to an iteration, and let it work until it is there, or can go no further."""
    trainer.obey(GoTo(iteration))
    while trainer.is_moving:
        tell(_("training: iteration"), trainer.progress[1], iteration)
        trainer.work()


def found_out(now: Snapshot, analyst: Analyst, tell: Tell) -> Snapshot:
    """Return a moment with all that the analyst looks for.

    What a study fails with is raised: a picture must not lack something without a word.
    """
    analyst.ask(Question(now))
    analysis: Analysis | None = None
    while analyst.rest() is not None:
        milestones = analysis.milestones if analysis else None
        checked = milestones.upto if milestones else 0
        tell(_("looking at what was learned: iteration"), max(checked, 0), now.iteration)
        analysis = analyst.work() or analysis
        for fault in analyst.faults:
            raise fault
    return replace(now, analysis=analysis)


def nobody(_doing: str, _done: int, _total: int) -> None:
    """Keep it to oneself."""
