"""The values that the pages of a lesson name, worked out while the learner reads."""

from collections.abc import Iterable
from functools import partial

from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.values.claims import Claim, Key, value_of
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.lessons.values.value import UNKNOWN, Value
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.steps import Steps
from rnn_viz.engine.background.steps_worker import StepsWorker


class PageValues:
    """Works out what a page names first, then what the others do.

    Attributes
    ----------
    known
        What is known so far, by the keys of the claims; another mapping whenever there is more.
    fault
        What went wrong and nobody foresaw; ``None`` if nothing has.
    """

    def __init__(self, lesson: Lesson) -> None:
        self.known: dict[Key, Value] = {}
        self.fault: Exception | None = None
        self._config = lesson.config
        self._facts = Facts(lesson.config)
        self._worker = StepsWorker[Key]("lesson")

    def is_of(self, config: RunConfig) -> bool:
        """Whether these are the values of a run."""
        return config == self._config

    def ask(self, lesson: Lesson, number: int) -> None:
        """Work out what a page names, then what the pages after it do."""
        claims = (claim for page in lesson.pages[number:] for claim in page.claims)
        wanted = {claim.key: claim for claim in claims if claim.key not in self.known}
        self._worker.ask([(key, partial(self._find, it)) for key, it in wanted.items()])

    def knows(self, claims: Iterable[Claim]) -> bool:
        """Whether all of these have been worked out."""
        return all(claim.key in self.known for claim in claims)

    @property
    def is_busy(self) -> bool:
        """Whether more is to be expected."""
        return self._worker.is_busy

    def take(self) -> bool:
        """Take what has been found; return whether there was anything."""
        found = self._worker.take()
        news = {it.key: it.result for it in found if isinstance(it.result, Value)}
        for done in found:
            if done.fault is not None:
                self.fault = done.fault
                news[done.key] = Value(UNKNOWN)
        if news:
            self.known = {**self.known, **news}
        return bool(news)

    def stop(self, seconds: float) -> bool:
        """End soon; return whether the thread has ended."""
        return self._worker.stop(seconds)

    def _find(self, claim: Claim) -> Steps[object]:
        return (yield from value_of(claim, self._facts))
