"""PLOVER types, CAMEO codes and the way between them."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from untether.errors import UnknownName
from untether.vocabulary.event_codes import (
    cameo_code,
    cameo_codes,
    plover_type,
    plover_types,
    quad_names,
    root_names,
)


def test_the_sixteen_types_stand_in_their_quarters() -> None:
    assert Counter(each.quad for each in plover_types().values()) == {
        "verbal cooperation": 4,
        "material cooperation": 3,
        "verbal conflict": 4,
        "material conflict": 5,
    }
    assert set(quad_names()) == {each.quad for each in plover_types().values()}
    assert plover_type("CONCEDE").quad == "verbal cooperation"
    assert plover_type("RETREAT").quad == "material cooperation"


@pytest.mark.parametrize("gone", ["YIELD", "DEMAND", "DISAPPROVE", "INVESTIGATE"])
def test_types_of_older_manuals_are_unknown(gone: str) -> None:
    with pytest.raises(UnknownName, match="there are AGREE, CONSULT"):
        plover_type(gone)


@pytest.mark.parametrize(
    ("code", "goldstein", "plover"),
    [
        ("057", 8.0, "SUPPORT"),
        ("036", 4.0, "AGREE"),
        ("163", -8.0, "SANCTION"),
        ("191", -9.5, "COERCE"),
        ("0871", 9.0, "CONCEDE"),
        ("0872", 9.0, "RETREAT"),
        ("055", 7.0, "CONCEDE"),
        ("174", -5.0, "COERCE"),
        ("09", -2.0, "ACCUSE"),
        ("02", 3.0, "REQUEST"),
        ("20", -10.0, "ASSAULT"),
        ("010", 0.0, ""),
    ],
)
def test_a_code_has_its_weight_and_type(code: str, goldstein: float, plover: str) -> None:
    assert (cameo_code(code).goldstein, cameo_code(code).plover) == (goldstein, plover)


def test_every_code_becomes_a_known_type_or_none_if_it_is_a_statement() -> None:
    for code in cameo_codes().values():
        assert -10 <= code.goldstein <= 10
        assert code.code.isdecimal()
        assert code.code[:2] in root_names()
        assert (code.plover in plover_types()) != code.code.startswith("01")
    assert all(each.cameo in cameo_codes() for each in plover_types().values())


def test_an_unknown_code_says_how_codes_look() -> None:
    with pytest.raises(UnknownName, match="two to four digits, as text"):
        cameo_code("57")


def test_weights_are_those_of_the_published_table(reference: Path) -> None:
    with (reference / "data/icews/goldstein_mappings.csv").open(encoding="utf-8") as lines:
        published = {row["code"]: float(row["goldstein"]) for row in csv.DictReader(lines)}
    ours = {code: row.goldstein for code, row in cameo_codes().items()}
    assert len(published) > 300
    assert {code: ours[code] for code in published} == published
