"""Curves as an event file, the records that TensorBoard draws."""

import struct
from collections.abc import Iterable, Mapping

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.io.exports.extras import check_extra


def curves_events(errors: Floats, alphas: Floats, checks: Checks, time: float) -> bytes:
    """Return an event file with the scalars of a run, ordered by iteration.

    They are ``overallError`` and ``alpha`` of every example, ``accuracy/exact``, the share of
    sums that are right, and ``accuracy/position_0`` and so on of every check. TensorBoard keeps
    them as 32-bit floats. A file is found if its name has "tfevents" in it.

    Parameters
    ----------
    errors, alphas
        The error of examples 0, 1, …, and the learning rate of each one's update, ``(n,)``.
    checks
        Shares of right sums.
    time
        When the curves were written, in seconds since 1970; all records carry it.

    Raises
    ------
    MissingExtraError
        The package tensorboardX is not installed.
    """
    check_extra("tensorboard")
    from tensorboardX.proto.event_pb2 import Event

    records = [_record(Event(wall_time=time, file_version="brain.Event:2").SerializeToString())]
    by_iteration: dict[int, dict[str, float]] = {}
    for row, iteration in enumerate(checks.iterations.tolist()):
        found = by_iteration.setdefault(int(iteration), {})
        found["accuracy/exact"] = float(checks.exact_share[row])
        for position, share in enumerate(checks.bit_accuracy[row].tolist()):
            found[f"accuracy/position_{position}"] = share
    for iteration, (error, alpha) in enumerate(zip(errors.tolist(), alphas.tolist(), strict=True)):
        by_iteration.setdefault(iteration, {}).update({"overallError": error, "alpha": alpha})
    records += _records(by_iteration, time)
    return b"".join(records)


def _records(by_iteration: Mapping[int, Mapping[str, float]], time: float) -> Iterable[bytes]:
    from tensorboardX.proto.event_pb2 import Event
    from tensorboardX.proto.summary_pb2 import Summary

    for iteration in sorted(by_iteration):
        values = [
            Summary.Value(tag=tag, simple_value=value)
            for tag, value in by_iteration[iteration].items()
        ]
        event = Event(wall_time=time, step=iteration, summary=Summary(value=values))
        yield _record(event.SerializeToString())


def _record(event: bytes) -> bytes:
    """Return an event between its length and its checksum, as TFRecord files have it."""
    from tensorboardX.record_writer import masked_crc32c

    length = struct.pack("<Q", len(event))
    sums = (struct.pack("<I", masked_crc32c(it)) for it in (length, event))
    return length + next(sums) + event + next(sums)
