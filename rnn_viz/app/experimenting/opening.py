"""What an experiment in the background opens in its thread: its workers and its file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rnn_viz.core.experiment.experiment import Place
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.experiments.background import OpenExecutor, OpenStore
from rnn_viz.experiments.executor import Executor, ExecutorError
from rnn_viz.experiments.local import LocalPool
from rnn_viz.io import compile_cache
from rnn_viz.io.experiments.store import ExperimentStore
from rnn_viz.io.exports.extras import MissingExtraError, check_extra


def executor_at(place: Place) -> OpenExecutor:
    """Return what makes the workers ready; it raises ExecutorError."""

    @contextmanager
    def opened() -> Iterator[Executor]:
        if not place.cluster:
            yield LocalPool(place.workers)
            return
        try:
            check_extra("cluster")
        except MissingExtraError as error:
            raise ExecutorError(str(error)) from error
        from rnn_viz.experiments.cluster import cluster  # distributed: others do without

        with cluster(place.cluster, compile_cache.prepare) as pool:
            yield pool

    return opened


def store_in(file: str, plan: Plan | None) -> OpenStore | None:
    """Return what opens an experiment's file, only to read without a plan; it raises StoreError."""
    return (lambda: ExperimentStore(Path(file), plan)) if file else None
