"""Collect the messages of the briefs from the code and bring the catalogues in step with them.

`python scripts/catalogues.py` adds what is missing (empty, to be translated) and drops what is no longer used;
`--check` only tells, and fails where something is missing, unused or has other placeholders than the English.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from untether.briefs.catalogue import vocabulary
from untether.briefs.words import DYNAMIC

BRIEFS = Path(__file__).parents[1] / "src/untether/briefs"
LANGUAGES = ("ru", "be")
FIRST_ARGUMENT = {"Sentence", "Word", "say"}
KEYWORDS = {"Table": "columns", "Section": "title"}


def main() -> int:
    """Update or check the catalogues; 1 where something is wrong."""
    wanted = messages()
    found = {lang: list(faults(lang, wanted)) for lang in LANGUAGES}
    if "--check" not in sys.argv:
        for lang in LANGUAGES:
            update(lang, wanted)
    for lang, lines in found.items():
        sys.stderr.writelines(f"{lang}: {line}\n" for line in lines)
    return int("--check" in sys.argv and any(found.values()))


def messages() -> list[str]:
    """Give every message of the code and the words that arrive as values, but not what the vocabulary names itself."""
    found = (text for path in sorted(BRIEFS.rglob("*.py")) for text in in_code(path.read_text("utf-8")))
    named = {"", *vocabulary()}
    return [text for text in dict.fromkeys((*found, *DYNAMIC)) if text not in named]


def in_code(code: str) -> Iterator[str]:
    """Find the literal texts of `Sentence(...)`, `Word(...)`, `say(...)`, table columns and section titles."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in FIRST_ARGUMENT and node.args:
            yield from literals(node.args[0])
        for keyword in node.keywords:
            if keyword.arg == KEYWORDS.get(name):
                yield from literals(keyword.value)


def literals(node: ast.expr) -> Iterator[str]:
    """Give the strings that an expression may be: a constant, a choice of two, or a tuple of these."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from literals(node.body)
            yield from literals(node.orelse)
        case ast.Tuple() | ast.List():
            for part in node.elts:
                yield from literals(part)


def faults(lang: str, wanted: list[str]) -> Iterator[str]:
    """Tell what a catalogue lacks, has too much, or fills with other placeholders."""
    translations = {str(message.id): str(message.string) for message in catalogue(lang) if message.id}
    yield from (f"not translated: {text!r}" for text in wanted if not translations.get(text))
    yield from (f"not used: {text!r}" for text in translations if text not in set(wanted))
    for text, translation in translations.items():
        if translation and placeholders(text) != placeholders(translation):
            yield f"other placeholders: {text!r} -> {translation!r}"


def placeholders(text: str) -> set[str]:
    """Give the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def catalogue(lang: str) -> Catalog:
    """Read a catalogue; a new one is empty."""
    path = path_of(lang)
    return read_po(io.StringIO(path.read_text("utf-8")), locale=lang) if path.exists() else Catalog(locale=lang)


def path_of(lang: str) -> Path:
    """Give the file of a language."""
    return BRIEFS / "locale" / lang / "LC_MESSAGES" / "untether.po"


def update(lang: str, wanted: list[str]) -> None:
    """Write the catalogue anew with exactly the wanted messages, keeping what is translated."""
    known = {str(message.id): str(message.string) for message in catalogue(lang) if message.id}
    fresh = Catalog(locale=lang, fuzzy=False, charset="utf-8", header_comment=f"# Briefs of Untether, {lang}")
    for text in wanted:
        fresh.add(text, known.get(text, ""))
    out = io.BytesIO()
    write_po(out, fresh, width=110, omit_header=True, sort_output=False)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path_of(lang).parent.mkdir(parents=True, exist_ok=True)
    path_of(lang).write_text(header + out.getvalue().decode("utf-8"), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
