"""Damaged session files; ``python -m tests.io.session_mutants 100000`` tries so many."""

import io
import json
import random
import sys
import time
import zipfile
from typing import Any

from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.io.session_file import MANIFEST, session_bytes, session_from
from tests.io.some_sessions import rich_session_of_numbered_runs

RICH = rich_session_of_numbered_runs()
GOOD = session_bytes(RICH)
Parts = dict[str, bytes]


def parts() -> Parts:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(some: Parts, compression: int = zipfile.ZIP_STORED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", compression) as archive:
        for name, content in some.items():
            archive.writestr(name, content)
    return whole.getvalue()


def mutant(source: random.Random) -> bytes:
    """Return the good file with something done to it."""
    data = bytearray(GOOD)
    match source.randrange(6):
        case 0:
            return bytes(data[: source.randrange(len(data))])
        case 1:
            for _ in range(source.choice((1, 1, 2, 20))):
                data[source.randrange(len(data))] ^= 1 << source.randrange(8)
        case 2:  # the ends hold the tables
            at = source.choice((source.randrange(120), len(data) - 1 - source.randrange(400)))
            data[at] = source.randrange(256)
        case 3:
            first, last = sorted(source.randrange(len(data)) for _ in range(2))
            del data[first:last]
        case 4:
            at = source.randrange(len(data))
            data[at:at] = source.randbytes(source.randrange(1, 60))
        case _:
            return changed_parts(source)
    return bytes(data)


def changed_parts(source: random.Random) -> bytes:
    """Return a sound zip with other parts: swapped, missing, other bytes, another manifest."""
    some = parts()
    names = sorted(some)
    one, other = source.sample(names, 2)
    match source.randrange(4):
        case 0:
            some[one], some[other] = some[other], some[one]
        case 1:
            del some[one]
        case 2:
            content = bytearray(some[one])
            content[source.randrange(len(content))] = source.randrange(256)
            some[one] = bytes(content)
        case _:
            some[MANIFEST] = json.dumps(changed(json.loads(some[MANIFEST]), source)).encode()
    return packed(some)


def changed(value: Any, source: random.Random) -> Any:
    """Return plain JSON with one value somewhere in it replaced."""
    if isinstance(value, dict | list) and value and source.random() < 0.9:
        key = (
            source.choice(list(value)) if isinstance(value, dict) else source.randrange(len(value))
        )
        value[key] = changed(value[key], source)
        return value
    return source.choice(
        (None, True, -1, 0, 1, 2**31, 10**400, 0.5, float("nan"), float("inf"), "", "x" * 300,
         [], [[]], {}, {"kind": "SetAlpha", "alpha": 1}, "synapse_0", [1, 2])
    )  # fmt: skip


def assert_opens_or_says_why(data: bytes) -> str:
    """Return the sentence; empty if it opens, and then as a session that can be written."""
    try:
        session = session_from(data)
    except SessionError as error:
        told = str(error)
        assert told
        assert told.isprintable()
        assert len(told) < 500
        return told
    session_bytes(session)
    return ""


def main(count: int) -> None:
    """Try so many mutants; any exception but the one allowed ends it."""
    import resource  # not everywhere, and the tests need it not

    source, opened, longest = random.Random(0), 0, 0.0
    for _ in range(count):
        data, start = mutant(source), time.perf_counter()
        opened += not assert_opens_or_says_why(data)
        longest = max(longest, time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = f"{count:,} mutants: {opened:,} opened; longest {longest:.3f} s; at most {memory} MB"
    sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
