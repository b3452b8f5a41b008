"""Finding actors by id, code and word, in three languages and by day."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from untether.errors import AmbiguousMatch, UnknownName
from untether.vocabulary.actor import ActorKind, AliasKind
from untether.vocabulary.actors import actor, actors, find_actor, name
from untether.vocabulary.gazetteer import aliases, key
from untether.vocabulary.memberships import members
from untether.vocabulary.names import LANGS
from untether.vocabulary.roster import roster, states


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KAZ", "KAZ"),
        ("kaz", "KAZ"),
        ("kz", "KAZ"),
        ("Kazakhstan", "KAZ"),
        ("KAZAKHSTAN", "KAZ"),
        ("Казахстан", "KAZ"),
        ("казахстанский", "KAZ"),
        ("казахстанскі", "KAZ"),
        ("Kazakhstani", "KAZ"),
        ("the Kremlin", "RUS"),
        ("Кремль", "RUS"),
        ("Крэмль", "RUS"),
        ("Минск", "BLR"),
        ("Мінск", "BLR"),
        ("Ankara", "TUR"),
        ("Вашингтон", "USA"),
        ("Turkey", "TUR"),
        ("Turkiye", "TUR"),
        ("Кыргызстан", "KGZ"),
        ("Киргизия", "KGZ"),
        ("Georgia", "GEO"),
        ("Guinea", "GIN"),
        ("Brussels", "EUU"),
        ("Еврокомиссия", "EUU"),
        ("ОДКБ", "CSTO"),
        ("АДКБ", "CSTO"),
        ("ЕАЭС", "EAEU"),
        ("ААН", "UNO"),
        ("СНД", "CIS"),
        ("Artsakh", "NKR"),
        ("Приднестровье", "PMR"),
        ("КТК", "CPC"),
        ("KazMunaiGas", "KMG"),
        ("Газпром", "GAZPROM"),
        ("Pashinyan", "ARM"),
        ("Токаев", "KAZ"),
        ("Лукашэнка", "BLR"),
        ("von der Leyen", "EUU"),
        ("USSR", "SUN"),
        ("Кот-д'Ивуар", "CIV"),
        ("BG", "BGR"),
        ("UZ", "UZB"),
    ],
)
def test_a_word_finds_its_actor(text: str, found: str) -> None:
    assert find_actor(text).id == found


@pytest.mark.parametrize("text", ["Korea", "Congo", "Конго", "Congolese", "Guam", "Tusk", "Donald Tusk"])
def test_a_word_of_several_actors_is_refused_with_the_candidates(text: str) -> None:
    with pytest.raises(AmbiguousMatch, match="fits more than one actor"):
        find_actor(text)


def test_the_refusal_lists_names_and_ids() -> None:
    with pytest.raises(AmbiguousMatch, match=r"KOR \(South Korea\), PRK \(North Korea\)"):
        find_actor("Korea")


def test_an_id_as_it_is_written_goes_before_a_word() -> None:
    assert find_actor("GUAM").id == "GUAM"


def test_a_leader_speaks_for_whoever_the_office_belongs_to_on_that_day() -> None:
    assert find_actor("Tusk", on=date(2016, 1, 1)).id == "EUU"
    assert find_actor("Tusk", on=date(2024, 6, 1)).id == "POL"
    assert find_actor("Каримов", on=date(2014, 1, 1)).id == "UZB"
    with pytest.raises(UnknownName, match="stands for no actor on 2020-01-01; it does for UZB in"):
        find_actor("Каримов", on=date(2020, 1, 1))


def test_a_capital_is_found_under_the_name_it_had() -> None:
    assert find_actor("Nur-Sultan", on=date(2020, 1, 1)).id == "KAZ"
    assert find_actor("Astana", on=date(2023, 1, 1)).id == "KAZ"
    with pytest.raises(UnknownName):
        find_actor("Astana", on=date(2020, 1, 1))


def test_the_language_narrows_the_words() -> None:
    assert find_actor("Расія", lang="be").id == "RUS"
    with pytest.raises(UnknownName):
        find_actor("Расія", lang="ru")


def test_an_unknown_word_gets_near_names() -> None:
    with pytest.raises(UnknownName, match=r"no actor 'Kazakstann'; near: .*Kazakhstan \(KAZ\)"):
        find_actor("Kazakstann")
    with pytest.raises(UnknownName, match="`untether actors` lists them"):
        find_actor("qqqqqq")
    with pytest.raises(UnknownName, match="near: KAZ"):
        actor("KAZZ")


def test_search_gives_exact_hits_before_beginnings_before_the_rest() -> None:
    found = [each.id for each in actors("kazakh")]
    assert found[0] == "KAZ"
    assert {"KPV", "KTZ"} <= set(found)
    assert next(each.id for each in actors("CSTO")) == "CSTO"
    assert actors("qqqqqq") == []
    assert len(actors()) == len(roster())


def test_names_come_in_three_languages() -> None:
    assert name("CSTO", "en") == "Collective Security Treaty Organization"
    assert actor("CSTO").label("be") == "АДКБ"
    assert actor("ARM").label("ru") == "Армения"


def test_states_are_those_of_the_united_nations_and_the_rest_has_a_parent() -> None:
    kinds = [row.kind for row in states()]
    assert len(kinds) == 249
    assert kinds.count(ActorKind.STATE) == 195
    for each in roster().values():
        if each.kind is ActorKind.DE_FACTO:
            assert actor(each.parent).kind is ActorKind.STATE


@pytest.mark.parametrize(
    ("entity", "parent"),
    [("NKR", "AZE"), ("PMR", "MDA"), ("ABK", "GEO"), ("OST", "GEO"), ("DNR", "UKR"), ("LNR", "UKR")],
)
def test_de_facto_entities_lie_where_the_general_assembly_says(entity: str, parent: str) -> None:
    assert actor(entity).parent == parent


def test_only_the_listed_words_are_ambiguous() -> None:
    """A new row that makes a word ambiguous is meant, or it is a mistake."""
    means: dict[tuple[str, AliasKind], set[str]] = defaultdict(set)
    for lang in LANGS:
        for alias in aliases(lang):
            if alias.kind is not AliasKind.LEADER:
                means[key(alias.text), alias.kind].add(alias.actor)
    ambiguous = {text for (text, _), found in means.items() if len(found) > 1}
    assert ambiguous == {
        *("korea", "корея", "карэя"),
        *("congo", "конго", "конга", "congolese"),
        *("guam", "гуам"),
        *("dominican", "dominicans"),
    }


POST_SOVIET = {"RUS", "BLR", "UKR", "MDA", "GEO", "ARM", "AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"}
FAR_POLES = {"GBR", "NOR", "CHE", "SRB", "TUR", "IRN", "CHN", "USA", "IND", "PAK", "AFG", "JPN", "KOR", "MNG"}
GULF_AND_LEVANT = {"ARE", "SAU", "QAT", "KWT", "ISR", "SYR", "IRQ"}
EURASIA = (
    POST_SOVIET
    | FAR_POLES
    | GULF_AND_LEVANT
    | {each for each, how in members("EUU", date(2021, 1, 1)).items() if how == "member"}
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", [AliasKind.CAPITAL, AliasKind.DEMONYM, AliasKind.ADJECTIVE])
def test_the_states_of_eurasia_have_capitals_and_demonyms_in_three_languages(lang: str, kind: AliasKind) -> None:
    have = {alias.actor for alias in aliases(lang) if alias.kind is kind}  # type: ignore[arg-type]
    assert EURASIA - have == set()


def test_every_state_has_an_english_demonym_and_a_capital_unless_it_is_one() -> None:
    have = {kind: {alias.actor for alias in aliases("en") if alias.kind is kind} for kind in AliasKind}
    all_states = {row.id for row in states() if row.kind is ActorKind.STATE}
    assert all_states - have[AliasKind.DEMONYM] == set()
    assert all_states - have[AliasKind.CAPITAL] == {"DJI", "MCO", "VAT"}


def test_a_lookup_after_import_is_quick() -> None:
    code = (
        "from untether.vocabulary.actors import find_actor; import time; start = time.process_time();"
        "find_actor('Kazakhstan'); print(time.process_time() - start)"
    )
    took = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert took < 0.1


def test_looking_up_loads_neither_babel_nor_pint() -> None:
    code = (
        "import sys; from untether.vocabulary.actors import find_actor; find_actor('KAZ');"
        "print(*{'babel', 'pint', 'numpy', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_thousand_lookups_take_little_time() -> None:
    start = time.process_time()
    for _ in range(1000):
        find_actor("казахстанский")
    assert time.process_time() - start < 0.5


def test_names_of_published_lists_find_their_state(reference: Path) -> None:
    """`Congo` alone is the one short name that fits two states."""
    unfound: set[str] = set()
    with (reference / "data/codebooks/countries/codelist_without_cldr.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for column in ("country.name.en", "un.name.en", "iso.name.en", "un.name.ru"):
                if row["iso3c"] and row[column] and found_id(row[column]) != row["iso3c"]:
                    unfound.add(row[column])
    assert unfound == {"Congo", "Congo (the)", "Конго", "Guam"}


def found_id(text: str) -> str:
    try:
        return find_actor(text).id
    except (AmbiguousMatch, UnknownName):
        return ""


def test_every_code_of_the_gold_corpus_is_an_actor(reference: Path) -> None:
    met: set[str] = set()
    for line in (reference / "gold/dev.jsonl").read_text(encoding="utf-8").splitlines():
        for event in json.loads(line)["events"]:
            met |= {*event["source"], *event["target"]}
    assert len(met) > 20
    assert met - set(roster()) == set()
