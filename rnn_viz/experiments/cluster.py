"""A Dask cluster as workers: a running scheduler's, or one on this computer for trying.

A worker needs this very program installed; only configurations and outcomes travel. A job whose
worker is lost is done again by another one: Dask sees to that, and a run always has the same bits.
"""

import asyncio
import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from importlib.metadata import version
from itertools import islice
from typing import Any

from rnn_viz.core.experiment.outcome import Outcome, failed
from rnn_viz.core.faults import cause
from rnn_viz.core.language import _
from rnn_viz.experiments.executor import ExecutorError, Results
from rnn_viz.experiments.jobs import IsOver, Job, work
from rnn_viz.experiments.local import cores
from rnn_viz.version import __version__

LOCAL = "local"
CONNECT_SECONDS = 5.0
_LOOK_SECONDS = 0.2  # between two looks whether it is over, while nothing is finished
_ASK_SECONDS = 1.0  # between two questions of a worker whether it is over: they cost a round trip
_PER_WORKER = 2  # jobs on their way for each thread of a worker, so that none waits
_PACKAGES = ("distributed", "numba", "numpy")
_SILENT = logging.CRITICAL  # Dask would tell failures in its own words, too
Prepare = Callable[[], object]


class ClusterPool:
    """The threads of a cluster's workers.

    Parameters
    ----------
    client
        The connection.
    address
        What to call the cluster in sentences.
    prepare
        What a worker does before it loads kernels; importable there, too.
    """

    def __init__(self, client: Any, address: str, prepare: Prepare) -> None:
        self._client, self._address, self._prepare = client, address, prepare

    @property
    def workers(self) -> int:
        """How many threads all workers have now, at least 1."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def outcomes(self, jobs: Iterator[Job], is_over: IsOver) -> Results:
        """Do jobs as :class:`Executor` says."""
        import distributed  # an extra: what does without a cluster does without it

        end = distributed.Event(client=self._client)
        under_way: dict[Any, Job] = {}
        try:
            while not is_over():
                free = _PER_WORKER * self.workers - len(under_way)
                for job in islice(jobs, max(0, free)):
                    future = self._client.submit(
                        _work_there, job, end.name, self._prepare, pure=False
                    )
                    under_way[future] = job
                if not under_way:
                    return
                for future in self._finished(under_way):
                    yield self._result(future, under_way.pop(future))
        except (OSError, distributed.CancelledError, TimeoutError) as error:
            gone = _("The cluster at {address} is gone.").format(address=self._address)
            raise ExecutorError(gone) from error
        finally:
            with suppress(OSError, RuntimeError, TimeoutError):  # it may be gone
                end.set()
                self._client.cancel(list(under_way), force=True)

    def _finished(self, under_way: dict[Any, Job]) -> list[Any]:
        import distributed

        try:
            distributed.wait(list(under_way), _LOOK_SECONDS, "FIRST_COMPLETED")
        except TimeoutError:
            return []
        return [future for future in under_way if future.done()]

    def _result(self, future: Any, job: Job) -> list[Outcome]:
        """Return outcomes, or what happened where a job has none."""
        import distributed

        try:
            if future.status == "cancelled":
                raise distributed.CancelledError(future.key)
            found: list[Outcome] = future.result()
        except (OSError, distributed.CancelledError):
            raise
        except Exception as fault:  # noqa: BLE001 -- it comes from another machine
            sentence = f"The cluster could not train the run: {cause(fault)}."
            return [failed(it, job.every, job.shares_every, sentence) for it in job.configs]
        return found


@contextmanager
def cluster(address: str, prepare: Prepare) -> Iterator[ClusterPool]:
    """Connect to a scheduler, or make a cluster of this computer's cores for "local".

    Parameters
    ----------
    address
        ``tcp://host:port``, or ``local``.
    prepare
        What a worker does before it loads kernels.

    Raises
    ------
    ExecutorError
        Nobody answers, there are no workers, or they have other versions.
    """
    logging.getLogger("distributed").setLevel(_SILENT)
    with _connected(address) as client:
        _check_versions(client, address)
        yield ClusterPool(client, address, prepare)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    import distributed

    with _own_cluster() if address == LOCAL else nullcontext(address) as place:
        try:
            if address != LOCAL:
                asyncio.run(_greet(address))
            with warnings.catch_warnings():  # other versions are told below, in a sentence
                warnings.simplefilter("ignore")
                client = distributed.Client(place, timeout=CONNECT_SECONDS)
        except (OSError, TimeoutError) as error:
            said = _("No Dask scheduler answers at '{address}' within {seconds:.0f} s.")
            told = said.format(address=address, seconds=CONNECT_SECONDS)
            raise ExecutorError(told) from error
        except ValueError as error:
            said = _("'{address}' is no address of a Dask scheduler: it is like tcp://host:8786.")
            raise ExecutorError(said.format(address=address)) from error
        except Exception as error:  # Dask takes any answer for its own: even memory may run out
            said = _("What answers at '{address}' is no Dask scheduler.")
            raise ExecutorError(said.format(address=address)) from error
        with client:
            try:
                client.wait_for_workers(1, timeout=CONNECT_SECONDS)
            except TimeoutError as error:
                said = _("The cluster at '{address}' has no workers.")
                raise ExecutorError(said.format(address=address)) from error
            yield client


async def _greet(address: str) -> None:
    """Exchange greetings with a scheduler: a client would wait for ever where none comes back."""
    from distributed.comm.core import connect

    comm = await asyncio.wait_for(connect(address, CONNECT_SECONDS), CONNECT_SECONDS)
    await comm.close()


def _own_cluster() -> Any:
    import distributed

    return distributed.LocalCluster(
        n_workers=cores(), threads_per_worker=1, dashboard_address=":0", silence_logs=_SILENT
    )


def _check_versions(client: Any, address: str) -> None:
    """Refuse workers that would compute with something else."""
    here = _versions()
    try:
        there: dict[str, dict[str, str]] = client.run(_versions)
    except Exception as fault:
        said = _(
            "The workers at '{address}' need rnn-viz {version} with the extra 'cluster', "
            "but they say: {reason}."
        )
        told = said.format(address=address, version=here["rnn-viz"], reason=cause(fault))
        raise ExecutorError(told) from fault
    for worker, versions in there.items():
        other = [name for name in here if versions.get(name) != here[name]]
        if other:
            name = other[0]
            said = _("The worker {worker} has {name} {found}, but {needed} is needed, as here.")
            found = versions.get(name, _("unknown"))
            told = said.format(worker=worker, name=name, found=found, needed=here[name])
            raise ExecutorError(told)


def _versions() -> dict[str, str]:
    """Return what must be the same here and there, by name."""
    major, minor = sys.version_info[:2]
    packages = {name: version(name) for name in _PACKAGES}
    return {"rnn-viz": __version__, "Python": f"{major}.{minor}"} | packages


def _work_there(job: Job, end_name: str, prepare: Prepare) -> list[Outcome]:
    """Do a job in a worker; look now and then whether the experiment has ended."""
    import distributed

    prepare()
    end = distributed.Event(end_name)
    due = time.monotonic() + _ASK_SECONDS

    def is_over() -> bool:
        nonlocal due
        if time.monotonic() < due:
            return False
        due = time.monotonic() + _ASK_SECONDS
        return bool(end.is_set())

    return work(job, is_over)
