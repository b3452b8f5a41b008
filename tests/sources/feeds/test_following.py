"""What is remembered of followed feeds."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from untether.errors import SourceError
from untether.sources.feeds import Entry, Followed, Following, Stage
from untether.sources.feeds.following import MOST_SEEN

ENTRIES = [Entry(id=id_, url="", title="", published=None, summary="") for id_ in "abc"]


def _ids(entries: list[Entry]) -> str:
    return "".join(each.id for each in entries)


def test_an_entry_is_new_once_and_can_still_be_saved_after_it_was_told() -> None:
    feed = Followed(url="u", name="n").marked("ab", Stage.TOLD)
    assert _ids(feed.new(ENTRIES, Stage.TOLD)) == "c"
    assert _ids(feed.new(ENTRIES, Stage.SAVED)) == "abc"
    saved = feed.marked("a", Stage.SAVED).marked("a", Stage.TOLD)
    assert _ids(saved.new(ENTRIES, Stage.SAVED)) == "bc"


def test_the_oldest_ids_are_forgotten_first() -> None:
    feed = Followed(url="u", name="n").marked(map(str, range(MOST_SEEN)), Stage.TOLD).marked(["0", "new"], Stage.TOLD)
    assert len(feed.seen) == MOST_SEEN
    assert {"0", "new"} <= set(feed.seen)
    assert "1" not in feed.seen


def test_the_file_keeps_feeds_and_marks(tmp_path: Path) -> None:
    following = Following(tmp_path / "deep" / "feeds.json")
    assert following.feeds() == []
    assert following.add("u", "Навіны")
    assert not following.add("u", "again")
    following.mark("u", "ab", Stage.SAVED)
    assert following.feeds() == [Followed(url="u", name="Навіны", seen={"a": Stage.SAVED, "b": Stage.SAVED})]


def test_changes_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    following = Following(tmp_path / "feeds.json")
    threads = [Thread(target=following.add, args=(f"u{number}", "n")) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.url for each in following.feeds()} == {f"u{number}" for number in range(20)}


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"feeds": [{}]}', '{"feeds": 3}', '{"feeds": [{"url": "u", "name": "n", "seen": {"a": "x"}}]}'],
)
def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    path = tmp_path / "feeds.json"
    path.write_text(content)
    with pytest.raises(SourceError, match="is damaged"):
        Following(path).add("u", "n")
    assert path.read_text() == content
