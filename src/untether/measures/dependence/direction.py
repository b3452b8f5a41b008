"""Which side of its trade a client is asked about."""

from typing import Literal

Direction = Literal["import", "export"]
