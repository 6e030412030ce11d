"""How kernels are compiled: without the interpreter's lock, and kept where that can be done.

What is kept only saves time. numba lets a program fail where a file of the cache is damaged or
the disk is full; here the kernel is then compiled anew, and the program has it all the same.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit
from numba.core.caching import FunctionCache

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(*signatures: object, **options: Any) -> Callable[[Function], Function]:
    """Return a decorator that compiles a function for these signatures, else for any when called.

    ``options`` are those of ``numba.njit``.
    """

    def compile_or_load(function: Function) -> Function:
        kernel: Any = njit(nogil=True, error_model="numpy", **options)(function)
        if kernel is not function:  # as it is where NUMBA_DISABLE_JIT is set
            _keep(kernel)
            for signature in signatures:
                kernel.compile(signature)
            if signatures:
                kernel.disable_compile()
        return kernel  # type: ignore[no-any-return] # it is called as the function is

    return compile_or_load


def _keep(kernel: Any) -> None:
    """Let a kernel be loaded from the cache and saved there, if there is a folder for it."""
    try:
        kernel._cache = _ForgivingCache(FunctionCache(kernel.py_func))  # as njit(cache=True) does
    except (RuntimeError, OSError):  # numba has found no folder that can be written
        return


class _ForgivingCache:
    """What numba asks of a cache; it is as good as empty where it cannot be read or written."""

    def __init__(self, cache: Any) -> None:
        self._cache = cache
        self.cache_path = cache.cache_path

    def load_overload(self, signature: object, target: object) -> object:
        """Return the kernel; ``None`` if there is none or it is damaged, which drops it."""
        try:
            return self._cache.load_overload(signature, target)
        except Exception:  # noqa: BLE001 -- a damaged file can raise anything
            self.flush()
            return None

    def save_overload(self, signature: object, kernel: object) -> None:
        """Keep the kernel if the disk takes it."""
        try:
            self._cache.save_overload(signature, kernel)
        except Exception:  # noqa: BLE001 -- it is compiled, which is what counts
            self.flush()

    def flush(self) -> None:
        """Forget what is kept of this function."""
        try:
            self._cache.flush()
        except Exception:  # noqa: BLE001 -- it is full or read-only: neither load nor save
            self._cache.disable()
