"""The one way kernels are compiled: to machine code, kept on disk, free of the interpreter's lock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir  # type: ignore[import-untyped] # ships no types
from numba.extending import intrinsic

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a kernel on its first call and keep the result on disk, so that later processes start at once.

    Kernels release the interpreter's lock: threads run them side by side.
    """
    return _kept(function, numba.njit(cache=True, nogil=True)(function))


def bare(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a kernel that allocates nothing: arrays are handed in, and their references are not counted.

    In small functions that call one another a billion times, counting references takes most of the time.
    """
    njit: Any = numba.njit  # the option that leaves references alone has no type
    return _kept(function, njit(cache=True, nogil=True, _nrt=False)(function))


def _kept(function: Callable[P, R], kernel: Any) -> Callable[P, R]:
    """Drop what is kept on disk when any kernel's source has changed, not only this one's.

    numba looks at the file of the kernel alone; one that calls a changed kernel of another file would stay as it was
    and give wrong numbers without a word.
    """
    kept = kernel._cache._cache_file
    kept._source_stamp = (kept._source_stamp, _SOURCES)
    load = kept._load_index

    def load_or_forget() -> Any:
        """Read the index; one that names a class which has moved since is of older sources and worth nothing."""
        try:
            return load()
        except (AttributeError, ImportError):
            return {}

    kept._load_index = load_or_forget
    return cast("Callable[P, R]", kernel)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


_SOURCES = _fingerprint()


def _lowest_bit(_context: Any, word: Any) -> Any:
    """Give the place of the lowest 1 in a 64-bit word that is not 0 (inside kernels only)."""

    def code(_context: Any, builder: Any, _signature: Any, words: Any) -> Any:
        return builder.cttz(words[0], ir.Constant(ir.IntType(1), 1))

    return numba.types.int64(numba.types.uint64), code


lowest_bit = cast("Callable[[np.uint64], int]", intrinsic(_lowest_bit))
