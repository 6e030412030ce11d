"""A run for notebooks and scripts: numbers in, NumPy arrays out, no window and no Qt."""

import os
from functools import cached_property
from typing import Any, Self

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.evaluation import Evaluation, evaluate, sums_of
from rnn_viz.core.language import _
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.net.inference import add as answer
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import ConfigError, Field, RunConfig, quoted
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.transcript import PRINT_EVERY, print_outs
from rnn_viz.core.words.typed_numbers import MAX_BITS
from rnn_viz.io import compile_cache
from rnn_viz.io.own_weights import read_own_weights, weights_of

_MOST = 10_000_000  # iterations of a run
_GIVEN = "Python"  # what weights are called that are from no file


class Run:
    """A training run of the script's network; the same numbers always give the same bits.

    It trains when something is asked of it, and only as far as that needs; what is trained is
    kept. "Weights at iteration *i*" are those before its update, 0 … ``iterations``; where no
    iteration is given, it is the run's end. Arrays are read-only.

    Parameters
    ----------
    hidden, alpha, bits, seed, skip_draws, iterations
        As of :class:`rnn_viz.core.run.config.RunConfig`; whole numbers but for ``alpha``. Those
        not given are the 2015 run's: 16, 0.1, 8, 0, 0 and 10,000.

    Raises
    ------
    ValueError
        A number is out of range; one sentence says which and what it may be.
    TypeError
        An argument has another name.
    """

    def __init__(
        self, *, hidden: int = 16, alpha: float = 0.1, bits: int = 8, seed: int = 0,
        skip_draws: int = 0, iterations: int = 10_000,
    ) -> None:  # fmt: skip
        given = (hidden, alpha, bits, seed, skip_draws, iterations)
        self._config = RunConfig(*map(_plain, given))
        self._start: OwnWeights | None = None

    @classmethod
    def from_weights(
        cls, weights: Weights | str | os.PathLike[str], *, alpha: float = 0.1, bits: int = 8,
        seed: int = 0, skip_draws: int = 0, iterations: int = 10_000,
    ) -> Self:  # fmt: skip
        """Return a run that begins with your own weights instead of random ones.

        At iteration 0 it has these weights, which nothing has to be trained for; what follows
        trains on from them with the examples that the seed gives.

        Parameters
        ----------
        weights
            The three synapses, or an ``.npz`` or ``.safetensors`` file with them: under the
            script's names or in PyTorch's layout, see :mod:`rnn_viz.io.own_weights`.
        alpha, bits, seed, skip_draws, iterations
            As of :class:`Run`.

        Raises
        ------
        ValueError
            The weights are not those of such a network, or a number is out of range.
        OSError
            The file cannot be read.
        """
        if isinstance(weights, Weights):
            arrays = {name: np.asarray(w) for name, w in weights._asdict().items()}
            start = OwnWeights(_GIVEN, weights_of(arrays, _("what was given")))
        else:
            start = read_own_weights(weights)
        run = cls(
            hidden=start.hidden, alpha=alpha, bits=bits, seed=seed,
            skip_draws=skip_draws, iterations=iterations,
        )  # fmt: skip
        run._start = start
        return run

    def __repr__(self) -> str:
        numbers = ", ".join(f"{name}={value!r}" for name, value in self._config.as_dict().items())
        return f"Run({numbers})" if self._start is None else f"Run.from_weights(…, {numbers})"

    @property
    def config(self) -> RunConfig:
        """The numbers that the run depends on."""
        return self._config

    @property
    def own_weights(self) -> OwnWeights | None:
        """The weights that were given, if it began with such, see :meth:`from_weights`."""
        return self._start

    @property
    def diverged_at(self) -> int | None:
        """The first iteration whose weights are not finite, if there is one; trains to the end."""
        return self._trained(self._config.iterations).diverged_at

    @cached_property
    def errors(self) -> Floats:
        """The script's ``overallError`` of every example before its update, ``(iterations,)``.

        Fewer if the run diverged.
        """
        timeline = self._trained(self._config.iterations)
        errors = timeline.errors(0, timeline.frontier).copy()
        errors.flags.writeable = False
        return errors

    def weights_at(self, iteration: int) -> Weights:
        """Return the weights at an iteration: ``synapse_0``, ``synapse_h``, ``synapse_1``.

        Raises
        ------
        ValueError
            The run has no such iteration, or diverged before it.
        """
        return self._at(iteration)[1]

    def add(self, a: int, b: int, at: int | None = None) -> Addition:
        """Let the network add two numbers of up to 1,024 bits, with every value kept.

        Among others ``layer_1`` ``(columns, hidden)``, ``layer_2`` ``(columns,)``, ``answer`` and
        ``is_right``; position 0, the least significant bit, comes first.

        Raises
        ------
        ValueError
            An operand is no whole number from 0 up, or too long; or as :meth:`weights_at`.
        """
        return answer(self._at(at)[1], _operand("a", a), _operand("b", b), self._config.bits)

    def exact_share(self, at: int | None = None) -> float:
        """Return the share of all sums of training operands of which every bit is right, 0 … 1.

        Beyond 8 bits it is that of a fixed sample of 16,384 sums. Raises as :meth:`weights_at`.
        """
        return self._evaluation(at).exact_share

    def bit_accuracy(self, at: int | None = None) -> Floats:
        """Return the share of the same sums in which each position is right, ``(bits,)``.

        Position 0, the least significant bit, comes first. Raises as :meth:`weights_at`.
        """
        return self._evaluation(at).bit_accuracy

    def print_outs(self, every: int = PRINT_EVERY) -> str:
        """Return what the script prints, one example in so many, up to where the run diverged.

        Raises
        ------
        ValueError
            ``every`` is no whole number from 1 up.
        """
        step = _checked("every", every, 1, _MOST)
        return "\n".join(print_outs(self._trained(self._config.iterations), step))

    def _at(self, iteration: int | None) -> tuple[int, Weights]:
        """Return an iteration and the weights there; ``None`` is the run's end."""
        last = self._config.iterations
        wanted = last if iteration is None else checked_iteration(self, iteration)
        timeline = self._trained(wanted)
        diverged = timeline.diverged_at
        if diverged is not None and diverged <= wanted:
            raise ValueError(
                f"The run diverged at iteration {diverged:,}: no weights from there on."
            )
        return wanted, timeline.weights_at(wanted)

    def _evaluation(self, at: int | None) -> Evaluation:
        iteration, weights = self._at(at)
        return evaluate(weights, sums_of(self._config.bits), iteration)

    @cached_property
    def _timeline(self) -> Timeline:
        compile_cache.prepare()  # before numba comes with the first example
        return Timeline(self._config, self._start)

    def _trained(self, iteration: int) -> Timeline:
        """Return the run, trained up to an iteration or to where it diverged."""
        self._timeline.advance(iteration - self._timeline.iteration)
        return self._timeline


def checked_iteration(run: Run, iteration: int) -> int:
    """Return an iteration of a run as Python's own number.

    Raises
    ------
    ValueError
        The run has no such iteration.
    """
    return _checked("iteration", iteration, 0, run.config.iterations)


def _plain(value: Any) -> Any:
    """Return Python's own number for one of NumPy's."""
    return value.item() if isinstance(value, np.generic) else value


def _checked(name: str, value: object, low: int, high: int) -> int:
    """Return a whole number in a range; raises ConfigError."""
    field = Field(name, name, "", low, high, "")
    plain = _plain(value)
    if not field.allows(plain):
        raise ConfigError(name, field.refusal(quoted(plain)))
    return int(plain)


def _operand(name: str, value: object) -> int:
    plain = _plain(value)
    if isinstance(plain, bool) or not isinstance(plain, int) or plain < 0:
        raise ValueError(f"{name} is {quoted(plain)}, but must be a whole number from 0 up.")
    if plain.bit_length() > MAX_BITS:
        raise ValueError(f"{name} is {quoted(plain)}, but must have at most {MAX_BITS:,} bits.")
    return plain
