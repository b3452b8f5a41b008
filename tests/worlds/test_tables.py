from __future__ import annotations

from pathlib import Path

import pytest

from untether.errors import SourceError
from untether.vocabulary.period import Period
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Event, Tie
from untether.vocabulary.routes import Carriage, Route, Segment
from untether.worlds.tables import read_theme

CARDS = "id,title,producer,retrieved\nreuters,Kazakhstan doubles,Reuters,2026-01-02\n"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "sources.csv").write_text(CARDS, encoding="utf-8")
    return tmp_path


def write(theme: Path, name: str, text: str) -> None:
    (theme / f"{name}.csv").write_text(text, encoding="utf-8")


def test_a_row_becomes_a_record_in_its_envelope(theme: Path) -> None:
    write(
        theme,
        "carriages",
        "route,origin,period,value,unit,source,locator,quote,standing,note\n"
        "cpc,KAZ,2022,52.2,Mt,reuters,par. 3,52.2 million tons,verified,outturn\n",
    )
    (statement,) = read_theme(theme).statements
    assert statement.record == Carriage(
        route="cpc", origin="KAZ", period=Period.year(2022), quantity=Quantity(52.2, "Mt")
    )
    assert (statement.source, statement.standing, statement.note) == ("reuters", "verified", "outturn")
    assert statement.evidence[0].quote == "52.2 million tons"
    assert statement.seen.isoformat() == "2026-01-02"


def test_names_other_quantities_and_tuples_are_laid_flat(theme: Path) -> None:
    write(
        theme,
        "routes",
        "id,name_en,name_ru,name_be,commodity,mode,source\ncpc,CPC,КТК,КТК,oil,pipeline,reuters\n",
    )
    write(
        theme,
        "segments",
        "id,route,position,tail,head,length_value,length_unit,source\ncpc_kaz,cpc,1,tengiz,border,452,km,reuters\n",
    )
    write(
        theme,
        "events",
        "id,name_en,name_ru,name_be,period,sources,targets,plover,status,quantities,source\n"
        "e1,Stop,Остановка,Спыненне,2022-07-05,RUS,KAZ;CPC,SANCTION,occurred,30 days;90 days,reuters\n",
    )
    write(
        theme,
        "ties",
        "kind,from_actor,to_actor,layer,name_en,name_ru,name_be,valid,source\n"
        "base,RUS,ARM,security,Gyumri,Гюмри,Гюмры,1995-03-16/,reuters\n",
    )
    records = {type(statement.record): statement.record for statement in read_theme(theme).statements}
    assert records[Route].names.of("ru") == "КТК"
    assert records[Segment].length == Quantity(452, "km")
    assert records[Event].targets == ("KAZ", "CPC")
    assert records[Event].quantities == (Quantity(30, "days"), Quantity(90, "days"))
    assert records[Tie].valid.end is None


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("pipes", "id\n1\n", "pipes.csv is no table"),
        ("carriages", "route,origin,period,value,unit,colour,source\ncpc,KAZ,2022,1,Mt,red,reuters\n", "'colour'"),
        (
            "carriages",
            "route,origin,period,value,unit,source\ncpc,KAZ,2022,many,Mt,reuters\n",
            "line 2: quantity.value",
        ),
        ("carriages", "route,origin,period,value,unit,source\ncpc,KAZ,last year,1,Mt,reuters\n", "'last year'"),
        ("carriages", "route,origin,period,value,unit,source\ncpc,KAZ,2022,1,Mt,nobody\n", "'nobody' has no card"),
        ("carriages", "route,origin,period,value,unit,source\ncpc,KAZ,2022,1,Mt\n", "more or fewer cells"),
        ("carriages", "route,period,value,unit,source\ncpc,2022,1,Mt,reuters\n", "origin: Field required"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_file_and_line(theme: Path, name: str, text: str, told: str) -> None:
    write(theme, name, text)
    with pytest.raises(SourceError, match=told):
        read_theme(theme)
