"""Reasons of measurements become messages with their values; what no phrase fits stays English and says so."""

from __future__ import annotations

import pytest

from untether.briefs import reasons
from untether.briefs.catalogue import messages
from untether.briefs.render.footnotes import Footnotes
from untether.briefs.render.localise import Localiser
from untether.briefs.render.prose import Writer
from untether.briefs.section import Sentence, Verbatim
from untether.briefs.told import Footnote, Run, plain
from untether.vocabulary.names import LANGS, Lang


def said(reason: str, lang: Lang) -> str:
    found = reasons.told(reason)
    assert found
    return plain(Writer(Localiser(lang), Footnotes(lambda one: Footnote(one, ""))).value(found)).replace("\xa0", " ")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("phrase", [*reasons.PHRASES, reasons.JOINED])
def test_every_phrase_is_said_in_every_language(phrase: str, lang: Lang) -> None:
    assert lang == "en" or messages(lang)[phrase]


@pytest.mark.parametrize(
    ("reason", "en", "ru"),
    [
        ("", "", ""),
        ("mode incremental", "mode incremental", "режим: прирост (чужие потоки сохраняются)"),
        ("no flow with it is stated for 2020/2024", "no flow with it is stated for 2020–2024", "2020–2024 гг."),
        ("the flow as CHN reports it, the total as RUS does", "China", "Китай"),
        ("the flow is in bcm, the total in USD", "bcm", "млрд м³"),
        ("alone it reaches 4.5 of 64.3", "4.5 of 64.3", "4,5 из 64,3"),
        ("exact; then limited by cpc.sea, kcp", "exact; then limited by cpc.sea and kcp", "точно; дальше ограничивают"),
        (
            "no total of the oil exports of KAZ in 2019 is stated, and no source lists all their routes",
            "crude oil exports of Kazakhstan in 2019",
            "экспорт нефти, Казахстан, 2019 г.",
        ),
    ],
)
def test_a_reason_is_said_in_the_reader_s_language(reason: str, en: str, ru: str) -> None:
    if not reason:
        assert reasons.told(reason) is None
        return
    assert en in said(reason, "en")
    assert ru in said(reason, "ru")


def test_an_unknown_reason_is_marked_as_english() -> None:
    found = reasons.told("mode incremental; the moon is in the way")
    assert isinstance(found, Sentence)
    assert found.values["rest"] == Verbatim("the moon is in the way", "en")
    runs = Writer(Localiser("be"), Footnotes(lambda one: Footnote(one, ""))).value(found)
    assert Run("the moon is in the way", "en") in runs


def test_a_part_of_a_reason_can_be_asked_for() -> None:
    assert reasons.part("mode incremental; then limited by supply or market", "then") == reasons.told(
        "then limited by supply or market"
    )
    assert reasons.part("mode incremental", "then") is None
