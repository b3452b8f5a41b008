"""RSS and Atom: what a feed announces, and which of it is new."""

from untether.sources.feeds.following import Followed, Following, Stage
from untether.sources.feeds.parsing import Entry, Feed, looks_like_feed, read_feed

__all__ = ["Entry", "Feed", "Followed", "Following", "Stage", "looks_like_feed", "read_feed"]
