"""Getting bytes from the web: politely, within bounds, and never from an address that is not public."""

from untether.sources.fetching.fetcher import Fetcher
from untether.sources.fetching.limits import Limits
from untether.sources.fetching.shelf import Fetched, Shelf

__all__ = ["Fetched", "Fetcher", "Limits", "Shelf"]
