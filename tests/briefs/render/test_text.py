"""The terminal form: widths, colours, encodings, and numbers that are never cut."""

import io
import re
from dataclasses import replace

import pytest
from samples import BRIEF, describe

from untether.briefs.render import Terminal, render
from untether.vocabulary.names import LANGS, Lang


def page(lang: Lang = "en", terminal: Terminal | None = None) -> str:
    return render(BRIEF, lang=lang, format="text", describe=describe, terminal=terminal)


def test_it_tells_title_tables_charts_and_footnotes() -> None:
    told = page()
    assert told.startswith("Kazakhstan, 2022: dependence, veto power and realignment\n")
    assert re.search(r"trade +China +exposure +about 24% \(disputed\) +.* 2023 +\[5, 6\]", told)
    assert re.search(r"2025 +·▒", told)
    assert re.search(r"^ *13 +splan \(plan\) KMG", told, re.MULTILINE)
    assert "(b) the denominator is zero" in told


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [50, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(lang: Lang, width: int) -> None:
    told = page(lang, Terminal(width=width))
    assert max(len(line) for line in told.splitlines()) <= width
    text, notes = told.split({"en": "\nFootnotes", "ru": "\nСноски ", "be": "\nЗноскі "}[lang])
    assert "\N{HORIZONTAL ELLIPSIS}" not in text.replace(" … ", "")
    assert all(one in notes.replace("\n", "") for one in ("scpc2022", "block_share_rerouted/KAZ/oil/2022/RUS/transit"))


def test_an_ascii_terminal_gets_ascii() -> None:
    told = page(terminal=Terminal(encoding="ascii"))
    told.encode("ascii")
    assert "97% (96.5-97.5%)" in told
    assert "#" in told


def test_a_koi8_terminal_keeps_its_letters() -> None:
    told = page("ru", Terminal(encoding="cp1251"))
    told.encode("cp1251")
    assert "Россия" in told


def test_colour_only_where_asked() -> None:
    assert "\x1b[" not in page()
    assert "\x1b[" in page(terminal=Terminal(colour=True))


class Tty(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_the_terminal_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "300")
    assert Terminal.of(Tty()) == Terminal(width=110, colour=True, encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not Terminal.of(Tty()).colour
    monkeypatch.delenv("NO_COLOR")
    assert not Terminal.of(io.StringIO()).colour


def test_markup_in_sources_is_text() -> None:
    brief = replace(BRIEF, snapshot="[bold]x[/bold]")
    assert "[bold]x[/bold]" in render(brief, lang="en", format="text", describe=describe)
