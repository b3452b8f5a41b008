"""Numbers, dates and lists in the three languages."""

import time

import pytest

from untether.briefs.catalogue import messages
from untether.briefs.render.localise import Localiser
from untether.briefs.section import Figure
from untether.vocabulary.measurement import Answer
from untether.vocabulary.names import LANGS, Lang
from untether.vocabulary.period import Period

NB = "\N{NO-BREAK SPACE}"


def written(lang: Lang, value: float | None, unit: str, **more: object) -> str:
    return Localiser(lang).figure(Figure(value=value, unit=unit, evidence=(), **more)).replace(NB, " ")


@pytest.mark.parametrize(
    ("value", "unit", "more", "told"),
    [
        (52.234, "Mt", {}, ("52.2 Mt", "52,2 млн т", "52,2 млн т")),
        (1511.0, "km", {}, ("1,511 km", "1 511 км", "1 511 км")),
        (0.81, "", {"low": 0.79, "high": 0.83}, ("0.81 (0.79–0.83)", "0,81 (0,79–0,83)", "0,81 (0,79–0,83)")),
        (0.0267, "share", {}, ("2.7%", "2,7 %", "2,7 %")),
        (0.00031, "share", {}, ("0.03%", "0,03 %", "0,03 %")),
        (0.8118, "share", {}, ("81.2%", "81,2 %", "81,2 %")),
        (0.81, "share", {"low": 0.79, "high": 0.83}, ("81% (79–83%)", "81 % (79–83 %)", "81 % (79–83 %)")),
        (81.0, "%", {"approximate": True}, ("about 81%", "примерно 81 %", "прыкладна 81 %")),
        (0.021, "share points", {}, ("+2.1 points", "+2,1 п. п.", "+2,1 п. п.")),
        (24.31e9, "USD", {}, ("24.3 billion USD", "24,3 млрд долл. США", "24,3 млрд дол. ЗША")),
        (0.0, "Mt", {}, ("0 Mt", "0 млн т", "0 млн т")),
        (0.00123, "", {}, ("0.00123", "0,00123", "0,00123")),
        (None, "Mt", {"answer": Answer.NOT_COVERED}, ("not covered", "нет данных", "няма даных")),
        (None, "Mt", {"answer": Answer.UNDEFINED}, ("undefined", "не определено", "не вызначана")),
        (None, "Mt", {}, ("not covered", "нет данных", "няма даных")),
    ],
)
def test_figures(value: float | None, unit: str, more: dict[str, object], told: tuple[str, str, str]) -> None:
    assert tuple(written(lang, value, unit, **more) for lang in LANGS) == told


@pytest.mark.parametrize(
    ("period", "en", "ru", "be"),
    [
        ("2023-01-31", "31 January 2023", "31 января 2023 г.", "31 студзеня 2023 г."),
        ("2022-03", "March 2022", "март 2022 г.", "сакавік 2022 г."),
        ("2022", "2022", "2022 г.", "2022 г."),
        ("2020/2024", "2020–2024", "2020–2024 гг.", "2020–2024 гг."),
        ("2012-12-19/", "since 19 December 2012", "с 19 декабря 2012 г.", "з 19 снежня 2012 г."),
        ("2022-03/", "since March 2022", "с марта 2022 г.", "з сакавіка 2022 г."),
        ("/2024", "until 2024", "до 2024 г.", "да 2024 г."),
        (
            "2022-01-05/2022-10",
            "5 January 2022 – October 2022",
            "5 января 2022 г. – октябрь 2022 г.",
            "5 студзеня 2022 г. – кастрычнік 2022 г.",
        ),
        ("2024-01/2024-04", "January–April 2024", "январь–апрель 2024 г.", "студзень–красавік 2024 г."),
        (
            "2023-11/2024-02",
            "November 2023 – February 2024",
            "ноябрь 2023 г. – февраль 2024 г.",
            "лістапад 2023 г. – люты 2024 г.",
        ),
        ("/", "undated", "без даты", "без даты"),
    ],
)
def test_periods_keep_their_precision(period: str, en: str, ru: str, be: str) -> None:
    assert [Localiser(lang).when(Period.parse(period)).replace(NB, " ") for lang in LANGS] == [en, ru, be]


def test_years_stand_alone_in_tables() -> None:
    assert Localiser("ru").when(Period.year(2022), bare=True) == "2022"
    assert Localiser("ru").when(Period.parse("2020/2024"), bare=True) == "2020–2024"


def test_lists() -> None:
    assert [Localiser(lang).join(["A", "B", "C"]) for lang in LANGS] == ["A, B and C", "A, B и C", "A, B і C"]


def test_an_unknown_message_stays_english_and_is_told() -> None:
    localiser = Localiser("be")
    assert localiser.say("No such message") == "No such message"
    assert localiser.missing == {"No such message"}


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_a_catalogue_loads_fast(lang: Lang) -> None:
    messages.__wrapped__(lang)  # the import of Babel's reader is paid once
    start = time.process_time()
    messages.__wrapped__(lang)
    assert time.process_time() - start < 0.03
