"""How much memory a process has, and how much of it is in use: growth and fragmentation apart.

What is in memory (RSS) also holds what has been freed and not given back: pieces between others
that are in use. A program that keeps more and more is seen in what is in use.
"""

import ctypes
import gc
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_FIELDS = (
    "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks",
    "fordblks", "keepcost",
)  # fmt: skip
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory of this process after garbage is gone and what is free was given back.

    Attributes
    ----------
    resident
        MB in memory.
    used
        MB that are in use, of C's allocator and of Python's own; ``resident`` where the C library
        does not tell.
    """

    resident: float
    used: float


class _Mallinfo2(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in _FIELDS]


def measure() -> Memory:
    """Collect garbage, give back what is free, and measure."""
    gc.collect()
    libc = _glibc()
    if libc is None:
        return Memory(resident_mb(), resident_mb())
    libc.malloc_trim(0)
    told = libc.mallinfo2()
    used = told.uordblks + told.hblkhd + _python_bytes()
    return Memory(resident_mb(), used / _MB)


def resident_mb() -> float:
    """Return how much of this process is in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MB


def _glibc() -> ctypes.CDLL | None:
    """Return the C library if it is one that tells what is in use: glibc 2.33 or newer."""
    libc = ctypes.CDLL(None)
    if not (hasattr(libc, "mallinfo2") and hasattr(libc, "malloc_trim")):
        return None
    libc.mallinfo2.restype = _Mallinfo2
    return libc


def _python_bytes() -> int:
    """Return the bytes of small Python objects, which C's allocator knows nothing of.

    Python tells them only on its error output, and that for a moment is a file.
    """
    with tempfile.TemporaryFile() as file:
        shown = os.dup(2)
        try:
            os.dup2(file.fileno(), 2)
            sys._debugmallocstats()
        finally:
            os.dup2(shown, 2)
            os.close(shown)
        file.seek(0)
        found = re.search(rb"# bytes in allocated blocks += +([\d,]+)", file.read())
    return int(found[1].replace(b",", b"")) if found else 0
