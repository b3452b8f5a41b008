"""Sentences, lists and footnote numbers, before any layout."""

from dataclasses import replace

import pytest
from samples import describe, mt, nothing

from untether.briefs.render.footnotes import Footnotes
from untether.briefs.render.json import _line
from untether.briefs.render.localise import Localiser
from untether.briefs.render.prose import Writer
from untether.briefs.section import ActorName, Sentence, Value, Verbatim, When, Word
from untether.briefs.told import Ref, Run, numbers
from untether.vocabulary.names import Lang
from untether.vocabulary.period import Period


def writer(lang: Lang = "en") -> Writer:
    return Writer(Localiser(lang), Footnotes(describe))


def line(msgid: str, lang: Lang = "en", **values: Value | tuple[Value, ...]) -> str:
    return _line(writer(lang).sentence(Sentence(msgid, values))).replace("\N{NO-BREAK SPACE}", " ")


def test_one_id_has_one_number_in_the_order_of_appearance() -> None:
    one = writer()
    first, second, again = (one.refs(ids) for ids in (("sb", "sa"), ("sc",), ("sa",)))
    assert [ref.numbers for (ref,) in (first, second, again)] == [(1, 2), (3,), (2,)]


def test_values_of_a_list_keep_their_footnotes() -> None:
    told = line("Carried: {all}.", all=(mt(1, "sa"), mt(2, "sb"), mt(3)))
    assert told == "Carried: 1 Mt [1], 2 Mt [2] and 3 Mt."


def test_what_is_not_covered_is_never_a_number() -> None:
    assert line("It was {x}.", x=nothing("no data for 2025")) == "It was not covered (no data for 2025)."
    assert line("{x}", lang="be", x=nothing("")) == "Няма даных"
    since = Sentence("since {day}", {"day": When(Period.year(2020))})
    assert line("{x}", lang="ru", x=replace(nothing(""), reason=since)) == "Нет данных (с 2020 г.)"


def test_a_plan_and_a_dispute_are_told_beside_the_number() -> None:
    assert writer("ru").refs(("splan", "sfight")) == (Ref((1, 2), "план"),)
    assert writer().refs(("sfight", "sdraft")) == (Ref((1, 2), "disputed"),)
    assert writer().refs(("scpc2022",)) == (Ref((1,), ""),)


def test_a_sentence_does_not_end_twice() -> None:
    assert line("Since {day}.", lang="ru", day=When(Period.year(2022))).endswith("2022 г.")


def test_foreign_text_is_marked_with_its_language() -> None:
    assert writer().value(Verbatim("стоп", "ru")) == (Run("стоп", "ru"),)
    assert writer("ru").value(Verbatim("стоп", "ru")) == (Run("стоп"),)


def test_a_sentence_without_a_value_is_refused() -> None:
    with pytest.raises(KeyError, match=r"no value for \{client\}"):
        line("{pole} and {client}", pole=ActorName("RUS"))


def test_neighbouring_numbers_are_closed_up() -> None:
    assert numbers(Ref((1, 2, 4, 5, 6, 9))) == "1, 2, 4–6, 9"


def test_a_sentence_can_stand_in_another_and_in_a_cell() -> None:
    inner = Sentence("{number}%", {"number": Verbatim("5")})
    assert line("Carried: {all}.", all=inner) == "Carried: 5%."
    assert line("Carried: {all}.", lang="ru", all=inner) == "Carried: 5 %."


def test_layers_and_commodities_are_named_by_the_vocabulary() -> None:
    assert line("{x}", lang="be", x=(Word("gas"), Word("trade"))) == "Прыродны газ і гандаль"
