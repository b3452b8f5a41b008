"""The names of states are those of CLDR, which Babel carries."""

from __future__ import annotations

from babel import Locale

from untether.vocabulary.names import LANGS
from untether.vocabulary.roster import states


def test_names_of_states_are_those_of_cldr() -> None:
    differ = [
        (row.id, lang, row.names.of(lang), territories[row.iso2])
        for lang in LANGS
        for territories in [Locale(lang).territories]
        for row in states()
        if row.names.of(lang) != territories[row.iso2]
    ]
    assert differ == [], "write the names of the installed CLDR into states.csv"
