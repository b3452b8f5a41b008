"""Pages and texts, well made and hostile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serving import page_of

from untether.errors import SourceError
from untether.sources.pages import read_page
from untether.sources.pages.day_lines import day_of

PARAGRAPHS = (
    "Armenia announced that it would not host the exercises of the CSTO this year. It is reported by Bloomberg.",
    "Kazakhstan said it would increase oil exports across the Caspian Sea by 1.5 million tons.",
)


def test_an_article_comes_without_menu_side_bar_and_script() -> None:
    page = read_page(page_of("Armenia steps back", *PARAGRAPHS).encode(), url="https://news.example/a")
    for paragraph in PARAGRAPHS:
        assert paragraph in page.text
    for other in ("Home", "Narnia", "China signed", "invaded", "rights reserved"):
        assert other not in page.text
    assert (page.title, str(page.published), page.outlet, page.original_outlet) == (
        "Armenia steps back",
        "2023-01-31",
        "Example News",
        "Bloomberg",
    )


def test_a_day_that_the_page_does_not_tell_is_not_guessed() -> None:
    told = (*PARAGRAPHS, "The treaty of 12 March 2019 ended. Copyright 2024.")
    page = read_page(page_of("Armenia steps back", *told, published="").encode(), url="https://news.example/a")
    assert page.published is None


def test_the_seed_article_is_kept_as_it_is(reference: Path) -> None:
    path = reference / "seed" / "article.txt"
    page = read_page(path.read_bytes(), place="article.txt")
    assert page.text == path.read_bytes().decode("utf-8")
    assert page.title == "Bloomberg: Former Soviet Countries Create New Alliances Against Russia"
    assert (str(page.published), page.original_outlet) == ("2023-01-31", "Bloomberg")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("31.01.2023, 12:09", "2023-01-31"),
        ("• 2023-01-31T12:09:00+03:00", "2023-01-31"),
        ("Published on Tuesday, January 31, 2023", "2023-01-31"),
        ("31 January 2023", "2023-01-31"),
        ("Опубликовано: 31 января 2023 года", "2023-01-31"),
        ("31 студзеня 2023 г.", "2023-01-31"),
        ("31.02.2023", None),
        ("01/02/2023", None),
        ("The treaty of 31 January 2023 was signed", None),
        ("31 January", None),
    ],
)
def test_a_line_that_tells_the_day(line: str, day: str | None) -> None:
    found = day_of(f"A title of some words\n{line}\nA text begins here.")
    assert (str(found) if found else None) == day


RUSSIAN = "Казахстан подписал соглашение с Азербайджаном о транзите нефти. Поставки начнутся в июле."


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_texts_of_several_charsets_are_read(charset: str) -> None:
    assert read_page(RUSSIAN.encode(charset), place="a.txt").text == RUSSIAN


def test_the_declared_charset_is_used_where_it_fits() -> None:
    assert read_page(RUSSIAN.encode("koi8-r"), content_type="text/plain; charset=koi8-r", place="a").text == RUSSIAN
    assert read_page(RUSSIAN.encode(), content_type="text/plain; charset=ascii", place="a").text == RUSSIAN
    assert read_page(RUSSIAN.encode(), content_type="text/plain; charset=base64", place="a").text == RUSSIAN


@pytest.mark.parametrize(
    "body",
    [
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(5000),
        b"%PDF-1.7 ...",
        b"PK\x03\x04rest",
        b"\x1f\x8b\x08rest",
        b"text " * 1000 + bytes(3000),
        b"x" * 50_000_000,
        b"<html>" + b"x" * 5_000_000,
        b"<html><body>" + b"<b>x</b>" * 60_000,
    ],
    ids=["bytes", "png", "pdf", "zip", "gzip", "half binary", "50 MB", "big page", "many elements"],
)
def test_what_is_no_text_or_too_big_is_refused_in_one_line(body: bytes) -> None:
    with pytest.raises(SourceError) as trouble:
        read_page(body, place="thing")
    assert str(trouble.value).startswith("thing ")
    assert "\n" not in str(trouble.value)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n\t ",
        b"<html></html>",
        b"<div>" * 200_000 + b"<p>x",
        b"<html><p " + b"a=1 " * 300_000 + b">x</p>",
        b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><p>&b;</p></html>',
        b"<html><script>" + b"x" * 1_000_000,
        b"<html>" + b"<table><tr><td>" * 50_000,
        b"<html><body><p>" + b"a<br>" * 25_000,
    ],
    ids=["empty", "blanks", "no body", "nested", "attributes", "entities", "open script", "tables", "breaks"],
)
def test_a_page_without_an_article_is_an_empty_answer_soon(body: bytes) -> None:
    before = time.monotonic()
    text = read_page(body, place="thing").text
    assert len(text) < 60_000
    assert "haha" not in text
    assert time.monotonic() - before < 10


def test_characters_that_steer_are_blanks_of_the_same_length() -> None:
    page = read_page("a\x1b[31mb c\u202ed\u2066e".encode() + b" fine" * 40, place="thing")
    assert page.text.startswith("a [31mb c d e fine")
    assert read_page("שלום עולם\n\tПривет".encode(), place="thing").text == "שלום עולם\n\tПривет"


TEXT = st.characters(exclude_categories=["Cc", "Cs"])


@settings(deadline=None, max_examples=60)
@given(
    st.binary(max_size=3000),
    st.sampled_from(["", "text/html", "text/plain; charset=utf-16", "text/html; charset=idna"]),
)
def test_any_bytes_are_a_text_or_one_line(body: bytes, content_type: str) -> None:
    try:
        page = read_page(body, content_type=content_type, place="thing")
    except SourceError:
        return
    page.text.encode()
    assert "\x1b" not in page.text + page.title + page.outlet


@settings(deadline=None, max_examples=60)
@given(st.text(TEXT, max_size=500), st.text(TEXT, max_size=50), st.text(TEXT, max_size=30))
def test_any_markup_is_read(text: str, title: str, day: str) -> None:
    page = read_page(page_of(title, text, f"<b>{text}", published=day).encode("utf-8", "replace"), place="thing")
    page.text.encode()
