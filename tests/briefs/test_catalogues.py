"""Every message of the code is said in Russian and Belarusian, with the same placeholders, and none is left over."""

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from untether.briefs.catalogue import messages
from untether.vocabulary.names import Lang
from untether.vocabulary.terms import terms

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts/catalogues.py"
WORLDS = ROOT / "src/untether/worlds"
TOLD = {"ties", "events", "indicators", "routes", "flows"}
"""The tables whose words reach a brief."""


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogues = load_script()


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_the_catalogue_is_complete(lang: str) -> None:
    assert list(catalogues.faults(lang, catalogues.messages())) == []


def test_messages_are_found_wherever_code_names_them() -> None:
    code = """
Sentence("{pole} can stop it.", {"pole": x})
Word("oil" if wet else "gas")
Table(id="t", title=Sentence("Title"), columns=("", "Pole"), rows=())
Section(id="veto", title="Gatekeepers")
localiser.say("Sources:")
other("not a message")
"""
    assert set(catalogues.in_code(code)) == {
        "{pole} can stop it.",
        "oil",
        "gas",
        "Title",
        "",
        "Pole",
        "Gatekeepers",
        "Sources:",
    }


def test_faults_are_told() -> None:
    wanted = [text for text in catalogues.messages() if text != "undated"]
    told = list(catalogues.faults("ru", [*wanted, "Never translated"]))
    assert told == ["not translated: 'Never translated'", "not used: 'undated'"]
    assert catalogues.placeholders("{a} and {b}") != catalogues.placeholders("{a} и {c}")


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_letters_belong_to_the_language(lang: str) -> None:
    """Official Belarusian has no и, щ, ъ; Russian has no і, ў."""
    foreign = {"ru": "іўІЎ", "be": "ищъИЩЪ"}[lang]
    for message in catalogues.catalogue(lang):
        assert not set(foreign) & set(str(message.string)), message.string


@pytest.mark.parametrize("lang", ["ru", "be"])
@pytest.mark.parametrize("column", ["plover", "topic", "commodity"])
def test_the_words_of_the_shipped_world_are_known(lang: Lang, column: str) -> None:
    """Topics and the like come from tables; a new one needs a word in `words.py`."""
    used = {word for table in told_tables() for word in words_in(table, column)}
    assert used
    assert used <= set(messages(lang)), sorted(used - set(messages(lang)))


@pytest.mark.parametrize("lang", ["ru", "be"])
@pytest.mark.parametrize(
    ("tables", "column", "kind"),
    [
        ("ties", "kind", "tie"),
        ("ties", "step", "step"),
        ("events", "status", "status"),
        ("routes", "status", "route"),
        ("", "standing", "standing"),
    ],
)
def test_the_terms_of_the_shipped_world_are_known(lang: Lang, tables: str, column: str, kind: str) -> None:
    """Words of closed lists are the vocabulary's; one that it lacks needs a word in `words.py`."""
    used = {word for table in told_tables() if tables in table.stem for word in words_in(table, column)}
    unknown = {word for word in used if f"{kind}/{word}" not in terms()} - set(messages(lang))
    assert used
    assert not unknown


def told_tables() -> list[Path]:
    return [table for table in sorted(WORLDS.rglob("*.csv")) if table.stem in TOLD]


def words_in(table: Path, column: str) -> set[str]:
    with table.open(encoding="utf-8", newline="") as lines:
        return {row[column] for row in csv.DictReader(lines) if row.get(column)}
