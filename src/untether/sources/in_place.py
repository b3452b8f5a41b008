"""Small files that a crash leaves whole: the old one or the new one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_in_place(target: Path, content: bytes) -> None:
    """Replace a file in one step; its folder is made where it is missing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
