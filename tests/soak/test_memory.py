"""What is in use is told apart from what the allocator keeps."""

import sys

import pytest

from tests.soak import memory
from tests.soak.endurance import slope

MB = 2**20


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of glibc")
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: [bytearray(32 * MB)], id="one large block"),
        pytest.param(lambda: [bytearray(2_000) for _ in range(16_000)], id="blocks of the heap"),
        pytest.param(lambda: [object() for _ in range(1_300_000)], id="small objects"),
    ],
)
def test_what_is_kept_is_in_use_and_what_is_freed_is_not(make: object) -> None:
    assert callable(make)
    before = memory.measure()
    kept = make()
    during = memory.measure()
    assert 28 < during.used - before.used < 40, len(kept)
    assert during.resident > during.used
    del kept
    assert abs(memory.measure().used - before.used) < 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of glibc")
def test_pieces_that_cannot_be_given_back_are_not_in_use() -> None:
    before = memory.measure()
    blocks = [bytearray(1_000) for _ in range(64_000)]
    blocks = blocks[::4]  # those between hold every page
    during = memory.measure()
    assert 14 < during.used - before.used < 24
    assert during.resident - before.resident > 2 * (during.used - before.used)
    assert len(blocks) == 16_000


def test_another_c_library_leaves_what_is_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_glibc", lambda: None)
    measured = memory.measure()
    assert measured.used == measured.resident > 1


def test_the_slope_is_of_the_later_half_and_of_an_hour() -> None:
    loading = [(60.0 * minute, 100.0 + 50 * minute) for minute in range(10)]
    level = [(60.0 * minute, 600.0 + minute / 60) for minute in range(10, 20)]
    assert slope(loading + level) == pytest.approx(1.0)
    assert slope(level[:4]) == 0.0
