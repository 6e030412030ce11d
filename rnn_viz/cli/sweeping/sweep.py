"""``rnn-viz sweep``: train many runs, print what each value comes to, and judge."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from rnn_viz.app.experimenting.opening import executor_at
from rnn_viz.cli.failures import InputError, InterruptedJobError, JobError
from rnn_viz.cli.printing import plain_json
from rnn_viz.cli.starting.destination import destination
from rnn_viz.cli.sweeping.interrupts import Interrupts
from rnn_viz.cli.sweeping.options import plan_from
from rnn_viz.cli.sweeping.progress import SweepProgress
from rnn_viz.cli.sweeping.table import as_record, as_text
from rnn_viz.core.experiment.costs import Costs, is_asked_about
from rnn_viz.core.experiment.experiment import Place
from rnn_viz.core.experiment.outcome import Outcome, StoreError
from rnn_viz.core.experiment.plan import Plan, setting_of
from rnn_viz.core.experiment.tally import Tally
from rnn_viz.core.experiment.verdict import verdict
from rnn_viz.core.language import _
from rnn_viz.core.run.config import Field
from rnn_viz.core.words.experiment.values import duration
from rnn_viz.core.words.typed_numbers import parse_field
from rnn_viz.experiments.executor import Executor, ExecutorError
from rnn_viz.experiments.local import cores
from rnn_viz.experiments.measuring import measured
from rnn_viz.experiments.running import Ended, run_plan
from rnn_viz.io import compile_cache
from rnn_viz.io.experiments import runs_csv
from rnn_viz.io.experiments.store import SUFFIXES, ExperimentStore

_MOST_WORKERS = 1_024


def run(options: Namespace) -> int:
    """Check every option, train what is missing, print table and verdict."""
    plan, place, path = plan_from(options), _place_from(options), _store_path(options)
    compile_cache.prepare()
    if plan is None and path is not None and path.is_file():  # go on with what is there
        with _told(), ExperimentStore(path) as kept:
            plan = kept.plan
    plan = plan or Plan()
    costs = measured(plan)
    with _told(), executor_at(place)() as executor:
        seconds = costs.of_plan(plan, executor.workers)
        _refuse_unless_meant(plan, seconds, is_meant=options.yes)
        with ExperimentStore(path, plan) if path else nullcontext() as store:
            sweep = _Sweep(plan, costs, options, store)
            ended = sweep.run(executor)
    sweep.tell(ended)
    return 0


class _Sweep:
    """One experiment, from what is known already to the verdict."""

    def __init__(
        self, plan: Plan, costs: Costs, options: Namespace, store: ExperimentStore | None
    ) -> None:
        self._plan, self._costs, self._options, self._store = plan, costs, options, store
        self._tally, self._failures, self._failure = Tally(), 0, ""
        self._is_stopped = False

    def run(self, executor: Executor) -> Ended:
        """Do what is missing, until Ctrl+C."""
        plan, work = self._plan, self._costs.of_plan(self._plan, 1)
        if self._options.csv:
            print(runs_csv.csv_line(*runs_csv.NAMES), flush=True)
        with SweepProgress(plan.runs, work) as progress, Interrupts() as interrupts:
            for outcome in () if self._store is None else self._store.outcomes():
                if not outcome.failure:
                    self._add(outcome)
                    progress.found(self._cost(outcome))

            def take(outcome: Outcome) -> None:
                if self._options.csv:
                    progress.clear()
                self._add(outcome)
                progress.finished(self._cost(outcome))

            ended = run_plan(plan, executor, self._store, take, lambda: interrupts.came)
            self._is_stopped = interrupts.came
        return ended

    def tell(self, ended: Ended) -> None:
        """Print what was found; raise what has gone wrong."""
        found = verdict(self._plan, self._tally, self._costs)
        if self._options.json:
            print(plain_json.json_line(as_record(found)))
        elif not self._options.csv:
            print(as_text(found))
        if self._is_stopped:
            raise InterruptedJobError(self._what_is_finished(ended))
        if ended.trouble:
            lost = _("{count:,} runs could not be kept: {reason}")
            raise JobError(lost.format(count=ended.not_kept, reason=ended.trouble))
        if self._failures:
            failed = _("{count:,} of {whole:,} runs failed.")
            failed = failed.format(count=self._failures, whole=self._plan.runs)
            raise JobError(f"{failed} {self._failure}")

    def _add(self, outcome: Outcome) -> None:
        self._tally.add(outcome)
        if outcome.failure:
            self._failures, self._failure = self._failures + 1, outcome.failure
        if self._options.csv:
            print(runs_csv.csv_of(outcome), flush=True)

    def _cost(self, outcome: Outcome) -> float:
        return self._costs.of_run(self._plan, setting_of(outcome.config))

    def _what_is_finished(self, ended: Ended) -> str:
        said = _(
            "{count:,} of {whole:,} runs are finished and kept; "
            "the same command goes on from there."
        )
        if self._store is None:
            said = _("{count:,} of {whole:,} runs are finished.")
        return said.format(count=ended.finished, whole=self._plan.runs)


def _place_from(options: Namespace) -> Place:
    """Return where runs are trained: usually all cores here; raises ConfigError, InputError."""
    if options.dask == "":
        raise InputError(_("--dask needs an address, like tcp://host:8786, or 'local'."))
    field = Field("workers", "--workers", _("threads"), 1, _MOST_WORKERS, "")
    workers = cores() if options.workers is None else int(parse_field(field, options.workers))
    return Place(workers, options.dask or "")


def _refuse_unless_meant(plan: Plan, seconds: float, *, is_meant: bool) -> None:
    """Ask before many runs are begun, or such as take long; raises InputError."""
    if not is_meant and is_asked_about(plan, seconds):
        sentence = _("That is {count:,} runs, about {time}: give --yes if you mean it.")
        raise InputError(sentence.format(count=plan.runs, time=duration(seconds)))


def _store_path(options: Namespace) -> Path | None:
    return None if options.store is None else destination(options.store, _("the store"), SUFFIXES)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what goes wrong outside of the runs into the sentence that the command ends with."""
    try:
        yield
    except (StoreError, ExecutorError) as error:
        raise JobError(str(error)) from error
