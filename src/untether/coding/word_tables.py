"""The coder's shipped tables, each checked against the schema of its rows when it is first read."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from untether.errors import SourceError

DATA = files("untether.coding") / "data"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

S = TypeVar("S")

_SAME = str.maketrans("ё’ʼ`´‘", "е" + 5 * "'")


def read_table(name: str, schema: type[S]) -> S:
    """Read `data/NAME.yml` as that type, e.g. `list[Rule]` or `dict[str, list[str]]`.

    Raises
    ------
    SourceError
        Something does not fit the schema; the message names the file and the place in it.
    """
    content: Any = yaml.load((DATA / f"{name}.yml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - safe
    try:
        return TypeAdapter(schema).validate_python(content)
    except ValidationError as trouble:
        first = trouble.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SourceError(f"{name}.yml, {where}: {first['msg']}, got {first['input']!r}") from trouble


def plain(word: str) -> str:
    """Write a word as the tables know it: lower case, `е` for `ё`, one kind of apostrophe.

    >>> plain("П’ять"), plain("Мільён")
    ("п'ять", 'мільен')
    """
    return word.lower().translate(_SAME)


class Entry(BaseModel):
    """A row of a table: an unknown field is an error; a field named `is_` is written `is`."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.rstrip("_"), populate_by_name=True
    )
