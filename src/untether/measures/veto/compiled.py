"""The one way kernels are compiled: to machine code, kept on disk, free of the interpreter's lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a kernel on its first call and keep the result on disk, so that later processes start at once.

    Kernels release the interpreter's lock: threads run them side by side.
    """
    return cast("Callable[P, R]", numba.njit(cache=True, nogil=True)(function))
