"""Tables: one scale, reasons under the table, numeric columns, cells that are lists."""

from samples import describe, mt, nothing

from untether.briefs.render.footnotes import Footnotes
from untether.briefs.render.localise import Localiser
from untether.briefs.render.prose import Writer
from untether.briefs.render.tables import tell_table
from untether.briefs.section import ActorName, Figure, Sentence, Table, Word
from untether.briefs.told import ToldTable, plain


def told(*rows: tuple[object, ...], unit: str = "", lang: str = "en") -> ToldTable:
    table = Table(id="t", title=Sentence("Trade"), columns=("Partner", "Now"), rows=rows, unit=unit)
    return tell_table(table, Writer(Localiser(lang), Footnotes(describe)))


def cells(table: ToldTable) -> list[list[str]]:
    return [[plain(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in table.rows]


def usd(value: float, **more: object) -> Figure:
    return Figure(value=value, unit="USD", evidence=(), **more)


def test_the_unit_and_the_size_are_told_once() -> None:
    table = told((ActorName("RUS"), usd(24.31e9, low=24e9, high=25e9)), (ActorName("CHN"), usd(1.5e9)), unit="USD")
    assert plain(table.title).replace("\N{NO-BREAK SPACE}", " ") == "Trade, billion USD"
    assert cells(table) == [["Russia", "24.3 (24–25)"], ["China", "1.5"]]


def test_a_figure_of_another_unit_keeps_it() -> None:
    table = told((ActorName("RUS"), usd(24.31e9)), (ActorName("CHN"), mt(5)), unit="USD", lang="ru")
    assert cells(table) == [["Россия", "24,3"], ["Китай", "5 млн т"]]


def test_reasons_stand_once_under_the_table() -> None:
    table = told((Word("oil"), nothing("closed")), (Word("gas"), nothing("closed")), (Word("coal"), nothing("lost")))
    assert [row[1] for row in cells(table)] == ["not covered (a)", "not covered (a)", "not covered (b)"]
    assert [plain(note) for note in table.notes] == ["(a) closed", "(b) lost"]


def test_only_columns_of_figures_are_numeric() -> None:
    assert told((Word("oil"), mt(1)), (Word("gas"), None)).numeric == (False, True)
    assert told((Word("oil"), Word("gas")), (Word("gas"), mt(1))).numeric == (False, False)


def test_a_list_in_a_cell() -> None:
    assert cells(told(((ActorName("RUS"), ActorName("CHN")), None))) == [["Russia and China", ""]]
