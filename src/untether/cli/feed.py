"""`untether feed`: feeds that are followed, each entry read once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from untether.cli.output import emit_json, emit_table, say, working
from untether.errors import SourceError
from untether.settings import Settings

if TYPE_CHECKING:
    from untether.cli.reader import Reader
    from untether.sources.feeds import Entry, Followed, Following, Stage
    from untether.sources.gathering import Gatherer
    from untether.sources.reading import Reading

app = typer.Typer(help="Follow RSS and Atom feeds; each new entry is read once.", no_args_is_help=True)


@app.command()
def add(
    url: Annotated[str, typer.Argument(help="The address of an RSS or Atom feed.")],
    name: Annotated[str, typer.Option(help="What to call it; the feed's own title where left out.")] = "",
) -> None:
    """Follow a feed."""
    from untether.cli.reader import make_fetcher  # noqa: PLC0415 - keeps --help fast
    from untether.sources.feeds import read_feed  # noqa: PLC0415

    settings = Settings.from_environment()
    with working(f"looking at {url}"):
        found = read_feed(make_fetcher(settings).fetch(url).body, url)
    called = name or found.title or url
    new = _following(settings).add(url, called)
    say(f"{'now following' if new else 'already following'} {called} ({len(found.entries)} entries now)")


@app.command("list")
def list_(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the feeds that are followed."""
    feeds = _following(Settings.from_environment()).feeds()
    if json:
        emit_json([{"name": each.name, "url": each.url, "seen": len(each.seen)} for each in feeds])
        return
    emit_table("Feeds", ("name", "entries seen", "address"), [(each.name, len(each.seen), each.url) for each in feeds])


@app.command()
def poll(
    save: Annotated[bool, typer.Option("--save", help="Put what was read into the ledger.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON: a list of what was read.")] = False,
) -> None:
    """Read the entries that are new since the last time; with --save those that were not saved yet.

    An entry that cannot be read is told and tried again the next time.
    """
    from untether.cli.reader import make_fetcher, make_reader  # noqa: PLC0415 - keeps --help fast
    from untether.cli.reading_data import as_data, show  # noqa: PLC0415
    from untether.cli.saving import save as put  # noqa: PLC0415
    from untether.sources.feeds import Stage  # noqa: PLC0415
    from untether.sources.gathering import Gatherer  # noqa: PLC0415

    settings = Settings.from_environment()
    following = _following(settings)
    feeds = following.feeds()
    if not feeds:
        raise SourceError("no feed is followed yet: `untether feed add ADDRESS`")
    gatherer, reader = Gatherer(make_fetcher(settings)), make_reader(settings)
    stage = Stage.SAVED if save else Stage.TOLD
    told, troubles = [], 0
    for feed in feeds:
        try:
            entries = _new(feed, gatherer, stage)
        except SourceError as trouble:
            say(f"untether: {feed.name}: {trouble}")
            troubles += 1
            continue
        read = list(_read(entries, feed, gatherer, reader))
        readings = [reading for _, reading in read]
        if save:
            put(readings, settings)
        if json:
            told += [{"feed": feed.name, "entry": entry.id, **as_data(reading)} for entry, reading in read]
        else:
            for reading in readings:
                show(reading)
        following.mark(feed.url, [entry.id for entry, _ in read], stage)
        say(f"{feed.name}: {len(readings)} new entries read" + _missed(len(entries) - len(read)))
        troubles += len(entries) - len(read)
    if json:
        emit_json(told)
    if troubles:
        raise typer.Exit(SourceError.exit_code)


def _following(settings: Settings) -> Following:
    from untether.sources.feeds import Following  # noqa: PLC0415 - keeps --help fast

    return Following(settings.home / "feeds.json")


def _new(feed: Followed, gatherer: Gatherer, stage: Stage) -> list[Entry]:
    from untether.sources.feeds import read_feed  # noqa: PLC0415 - keeps --help fast

    with working(f"asking {feed.name}"):
        return feed.new(read_feed(gatherer.fetcher.fetch(feed.url).body, feed.url).entries, stage)


def _read(entries: list[Entry], feed: Followed, gatherer: Gatherer, reader: Reader) -> Iterator[tuple[Entry, Reading]]:
    """Read the entries one by one; a trouble is told, and the rest goes on."""
    with working(f"reading {len(entries)} entries of {feed.name}"):
        for entry in entries:
            try:
                yield entry, reader.read(gatherer.entry(entry, feed.url))
            except SourceError as trouble:
                say(f"untether: {trouble}")


def _missed(count: int) -> str:
    return f", {count} could not be read" if count else ""
