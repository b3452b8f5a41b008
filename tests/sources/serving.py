"""A small site on this machine, so that fetching is tested without the internet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Page = Callable[[BaseHTTPRequestHandler], None]


@dataclass(slots=True)
class Site:
    """Pages by path, and what was asked for."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str], bytes]] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


def answer(body: bytes | str = b"", status: int = 200, **headers: str) -> Page:
    """Make a page; in header names an underscore is a dash."""
    content = body.encode() if isinstance(body, str) else body

    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return page


def html(title: str, *paragraphs: str, published: str = "2023-01-31", site: str = "Example News") -> Page:
    """Make a page of news as sites write them, with a menu and a side bar."""
    return answer(page_of(title, *paragraphs, published=published, site=site), Content_Type="text/html; charset=utf-8")


def page_of(title: str, *paragraphs: str, published: str = "2023-01-31", site: str = "Example News") -> str:
    told = "".join(f"<p>{each}</p>" for each in paragraphs)
    day = f'<meta property="article:published_time" content="{published}T12:09:00+03:00">' if published else ""
    return f"""<!doctype html><html lang="en"><head><title>{title} - {site}</title>{day}
<meta property="og:site_name" content="{site}"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">China signed nothing today</a></li></ul></nav>
<div id="sidebar"><h3>Most read</h3><ul><li><a href="/m">Russia closed the border with Narnia</a></li></ul></div>
<article><h1>{title}</h1>{told}</article>
<script>alert("Russia invaded France")</script><footer>All rights reserved</footer></body></html>"""


@contextmanager
def serve() -> Iterator[Site]:
    """Run a site until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            site.asked.append((self.path, dict(self.headers), body))
            with suppress(BrokenPipeError, ConnectionResetError):  # the reader has gone, as some tests want
                site.pages.get(self.path, answer("not here", 404))(self)

        do_POST = do_GET  # noqa: N815 - http.server's name

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
