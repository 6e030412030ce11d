"""Moments one after the other, to be drawn as an animation; no threads and nothing on screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.language import _
from rnn_viz.core.run.saved.one_branch import one_branch
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.run.saved.saved_work import OpenSession, SavedWork
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.operations import FORWARD, program
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.edits.edits import Edits
from rnn_viz.engine.moment import found_out, nobody, travel
from rnn_viz.engine.studies.analyst import FIRST, Analyst
from rnn_viz.engine.training.advancing import Tell
from rnn_viz.engine.training.trainer import Trainer

Numbers = tuple[int, int] | None


def evenly(first: int, last: int, frames: int) -> list[int]:
    """Return so many iterations from the first to the last, fewer where there are fewer.

    >>> evenly(0, 10, 5)
    [0, 2, 5, 8, 10]
    """
    steps = max(1, min(frames - 1, last - first))
    return [first + round((last - first) * step / steps) for step in range(steps + 1)]


def training_film(
    run: SavedRun, moments: Sequence[int], numbers: Numbers,
    studies: Iterable[str], tell: Tell,
) -> Iterator[Snapshot]:  # fmt: skip
    """Yield a run at ascending iterations, each as if it had been trained so far.

    It ends early where the run diverges.

    Parameters
    ----------
    run
        The run; its branch that is shown.
    moments
        The iterations.
    numbers
        The sum on stage; the training example if ``None``.
    studies
        What is to be found out, by the keys of the analyst.
    tell
        Called with what is being done, how much of it, and of how much; what it raises ends it.
    """
    trainer, analyst = _trainer(run), Analyst()
    analyst.look_for(studies)
    if numbers is not None:
        trainer.obey(ShowNumbers(*numbers))
    for at in moments:
        travel(trainer, at, tell)
        now = trainer.snapshot()
        yield found_out(now, analyst, tell)
        if now.iteration < at:
            return


def saved_moment(
    run: SavedRun, at: int, numbers: Numbers,
    studies: Iterable[str] = (), tell: Tell | None = None,
) -> Snapshot:  # fmt: skip
    """Return one moment of a run with all that the analyst always looks for, and these studies.

    Parameters are as of :func:`training_film`.
    """
    return next(training_film(run, [at], numbers, {*FIRST, *studies}, tell or nobody))


def addition_film(
    run: SavedRun, at: int, numbers: Numbers,
    studies: Iterable[str], tell: Tell,
) -> Iterator[Snapshot]:  # fmt: skip
    """Yield one sum at one moment: nothing answered yet, then one more position each.

    Parameters and the rest are as of :func:`training_film`.
    """
    whole = next(training_film(run, [at], numbers, studies, tell))
    columns = whole.stage.sum.columns
    for done in range(columns + 1):
        tell(_("answering: position"), done, columns)
        stage = replace(whole.stage, operation=done * len(FORWARD), program=program(columns, False))
        yield replace(whole, stage=stage)


def untrained(run: SavedRun) -> Timeline:
    """Return the branch of a run that is shown, before its first example."""
    return Edits.taken_up(one_branch(run)).timeline


def _trainer(run: SavedRun) -> Trainer:
    """Return a trainer at the start of a run."""
    trainer = Trainer(run.config)
    trainer.ready()
    trainer.obey(OpenSession(SavedWork(one_branch(run), untrained(run).weights)))
    return trainer
