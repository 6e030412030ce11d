"""Event files, read back record by record with their checksums."""

import struct
from collections.abc import Iterator

import numpy as np
import pytest
from tensorboardX.proto.event_pb2 import Event

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.io.exports import extras
from rnn_viz.io.exports.events_file import curves_events
from rnn_viz.io.exports.extras import MissingExtraError

CHECKS = Checks(np.array([0.0, 3.0]), np.array([0.25, 1.0]), np.array([[0.5, 0.75], [1.0, 1.0]]))
ERRORS, ALPHAS = np.array([2.0, 1.5, np.nan]), np.array([0.1, 0.1, 0.5])


def masked_crc32c(data: bytes) -> int:
    """Return the checksum bit by bit, as RFC 3720 defines it and TensorFlow masks it."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    crc ^= 0xFFFFFFFF
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def events(data: bytes) -> Iterator[Event]:
    while data:
        length = struct.unpack_from("<Q", data)[0]
        event = data[12 : 12 + length]
        sums = struct.unpack_from("<I", data, 8)[0], struct.unpack_from("<I", data, 12 + length)[0]
        assert sums == (masked_crc32c(data[:8]), masked_crc32c(event))
        yield Event.FromString(event)
        data = data[16 + length :]


def test_every_number_comes_back() -> None:
    first, *others = events(curves_events(ERRORS, ALPHAS, CHECKS, 1e9))
    assert first.file_version == "brain.Event:2"
    assert {it.wall_time for it in (first, *others)} == {1e9}
    found = {
        (value.tag, event.step): value.simple_value
        for event in others for value in event.summary.value
    }  # fmt: skip
    assert [event.step for event in others] == [0, 1, 2, 3]
    expected = {("overallError", step): it for step, it in enumerate(ERRORS)}
    expected |= {("alpha", step): it for step, it in enumerate(np.float32(ALPHAS))}
    expected |= {("accuracy/exact", 0): 0.25, ("accuracy/exact", 3): 1.0}
    expected |= {("accuracy/position_0", 0): 0.5, ("accuracy/position_0", 3): 1.0}
    expected |= {("accuracy/position_1", 0): 0.75, ("accuracy/position_1", 3): 1.0}
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        assert np.array_equal(found[key], value, equal_nan=True), key


def test_without_its_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match="needs the package tensorboardX"):
        curves_events(ERRORS, ALPHAS, CHECKS, 0.0)
