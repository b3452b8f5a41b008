"""Bytes become a text, whatever stands in them; what is no text is refused."""

from __future__ import annotations

import codecs
import re

from untether.coding.text import clean
from untether.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_NOISE = 0.02
_NOISE = "".join(chr(code) for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r\f")


def decode(body: bytes, content_type: str = "", what: str = "the input") -> str:
    """Give the text of some bytes: by their mark, their declared charset, UTF-8, or Windows-1251 and -1252.

    SourceError where they are no text.
    """
    text = _marked(body) or _declared(body, _CHARSET.search(content_type.encode())) or _unmarked(body)
    if _is_noise(text[:_HEAD]) or _is_noise(text[len(text) // 2 :][:_HEAD]):
        raise SourceError(f"{what} is no text")
    return clean(text)


def _marked(body: bytes) -> str:
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return body.decode(charset, "replace")
    return ""


def _declared(body: bytes, found: re.Match[bytes] | None) -> str:
    """Decode as declared; nothing where nothing is declared, the charset is unknown or does not fit."""
    if not found:
        return ""
    try:
        charset = codecs.lookup(found.group(1).decode("ascii"))
        # Codecs such as base64 or zip are no charsets.
        return body.decode(charset.name) if charset._is_text_encoding else ""
    except (LookupError, UnicodeError):
        return ""


def _unmarked(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(body, _CHARSET.search(body[:_HEAD]))
        if declared:
            return declared
    text = body.decode("cp1251", "replace")
    letters = len(_LETTER.findall(text[:_HEAD]))
    high = len(_CYRILLIC.findall(text[:_HEAD]))
    return text if high * 2 > letters else body.decode("cp1252", "replace")


def _is_noise(text: str) -> bool:
    return sum(text.count(mark) for mark in _NOISE) + text.count("\ufffd") > max(_MOST_NOISE * len(text), 0)
