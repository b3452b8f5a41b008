"""From sections to a page: told once in a reader's language, then laid out as text, Markdown, HTML or JSON."""

from __future__ import annotations

from typing import Literal, get_args

from untether.briefs.render.html import render_html
from untether.briefs.render.json import render_json
from untether.briefs.render.localise import Localiser
from untether.briefs.render.markdown import render_markdown
from untether.briefs.render.tell import tell
from untether.briefs.render.text import Terminal, render_text
from untether.briefs.section import Brief
from untether.briefs.told import Describe, Footnote
from untether.vocabulary.names import Lang

Format = Literal["text", "md", "html", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

__all__ = ["FORMATS", "Describe", "Footnote", "Format", "Terminal", "render"]


def render(
    brief: Brief,
    *,
    lang: Lang,
    format: Format,  # noqa: A002 - the word the command line uses
    describe: Describe,
    terminal: Terminal | None = None,
) -> str:
    """Write a brief in one language and format.

    Parameters
    ----------
    describe
        Tells the source behind an id that a figure rests on.
    terminal
        What a `text` is laid out for; without it 100 columns of UTF-8 without colour.
    """
    told = tell(brief, Localiser(lang), describe)
    match format:
        case "text":
            return render_text(told, terminal or Terminal())
        case "json":
            return render_json(told)
        case "md":
            return render_markdown(told)
        case "html":
            return render_html(told)
