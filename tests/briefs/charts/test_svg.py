"""Charts: proportions, gaps that stay gaps, intervals, plans, and words for who cannot see them."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from samples import BRIEF, VETO, describe, mt, nothing, year

from untether.briefs.charts import svg_chart
from untether.briefs.charts.terminal import BLOCKS, sparkline, terminal_chart
from untether.briefs.render.charts import ticks
from untether.briefs.render.localise import Localiser
from untether.briefs.render.tell import tell
from untether.briefs.section import ActorName, Chart, Figure, Sentence, Series, Word
from untether.briefs.told import ToldChart
from untether.vocabulary.names import Lang

STACK, LINES, BARS = (chart for chart in VETO.charts if isinstance(chart, Chart))


def told(chart: Chart, lang: Lang = "en") -> ToldChart:
    brief = replace(BRIEF, sections=(replace(VETO, sentences=(), tables=(), charts=(chart,)),))
    result = tell(brief, Localiser(lang), describe).sections[0].charts[0]
    assert isinstance(result, ToldChart)
    return result


def drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(svg_chart(told(chart)))  # noqa: S314 - our own drawing


def texts(svg: ET.Element, kind: str) -> list[str | None]:
    return [text.text for text in svg.iter("text") if kind in (text.get("class") or "").split()]


def chart(kind: str, *columns: tuple[Figure | None, ...]) -> Chart:
    names = (ActorName("RUS"), ActorName("CHN"))
    series = tuple(
        Series(name=name, points=tuple((year(2020 + index), figure) for index, figure in enumerate(column)))
        for name, column in zip(names, columns, strict=False)
    )
    return Chart(id="c", kind=kind, title=Sentence("Oil exports by route"), unit="Mt", series=series)


def test_bars_are_as_long_as_their_values() -> None:
    bars = [float(bar.get("width", 0)) for bar in drawn(chart("bars", (mt(10), mt(40)))).iter("rect")]
    assert bars[1] / bars[0] == pytest.approx(4, rel=0.01)


def test_a_missing_bar_is_words_not_a_bar_of_zero() -> None:
    svg = drawn(chart("bars", (mt(10), nothing("no data for 2025"), None, mt(0))))
    assert len(list(svg.iter("rect"))) == 2
    assert texts(svg, "gap") == ["not covered (a)", "–"]
    assert texts(svg, "value") == ["10", "0"]


def test_intervals_are_drawn_and_negative_bars_go_left() -> None:
    svg = drawn(chart("bars", (mt(10, low=5, high=20), mt(-10))))
    first, second = svg.iter("rect")
    zero = float(first.get("x", 0))
    assert float(second.get("x", 0)) + float(second.get("width", 0)) == pytest.approx(zero)
    whisker = next(line for line in svg.iter("line") if line.get("class") == "whisker")
    long = (float(whisker.get("x2", 0)) - float(whisker.get("x1", 0))) / float(first.get("width", 1))
    assert long == pytest.approx(1.5, rel=0.01)


def test_a_column_that_lacks_a_part_has_a_lid_and_no_total() -> None:
    svg = drawn(chart("stack", (mt(10), mt(10)), (mt(5), None)))
    assert texts(svg, "value") == ["15"]
    assert [rect.get("class") for rect in svg.iter("rect")] == ["c0", "c1", "c0", "lid"]


def test_a_line_breaks_at_a_gap() -> None:
    svg = drawn(chart("lines", (mt(1), mt(2), None, mt(4), mt(5), None, mt(7))))
    lines = list(svg.iter("polyline"))
    assert [len((line.get("points") or "").split()) for line in lines] == [2, 2]
    assert len(list(svg.iter("circle"))) == 5


def test_a_band_spans_the_interval_only_where_there_is_one() -> None:
    svg = drawn(chart("lines", (mt(1, low=0.5, high=2), mt(2, low=1, high=3)), (mt(3), mt(4))))
    assert [polygon.get("class") for polygon in svg.iter("polygon")] == ["band c0"]


def test_values_at_the_ends_do_not_overlap() -> None:
    svg = drawn(chart("lines", (mt(1), mt(5)), (mt(2), mt(5.01))))
    ends = sorted(float(text.get("y", 0)) for text in svg.iter("text") if "value" in (text.get("class") or ""))
    assert ends[1] - ends[0] >= 13


def test_a_plan_is_drawn_as_one() -> None:
    svg = drawn(chart("bars", (mt(10, "splan"), mt(12, "scpc2022"))))
    assert [rect.get("class") for rect in svg.iter("rect")] == ["c0 marked", "c0"]
    assert "(plan)" in "".join(svg.itertext())


@pytest.mark.parametrize("kind", ["bars", "stack", "lines"])
def test_every_chart_says_itself_in_words(kind: str) -> None:
    svg = drawn(chart(kind, (mt(10), None), (mt(5), mt(6))))
    assert svg.get("role") == "img"
    assert svg.findtext("title") == "Oil exports by route, Mt"
    assert (svg.findtext("desc") or "").replace("\N{NO-BREAK SPACE}", " ") == (
        "2020: Russia 10 Mt; China 5 Mt. 2021: Russia –; China 6 Mt"
    )


@pytest.mark.parametrize("kind", ["bars", "stack", "lines"])
def test_a_chart_without_a_value_is_drawn_empty(kind: str) -> None:
    assert not list(drawn(chart(kind, (None, None))).iter("polyline"))
    assert drawn(chart(kind)).tag == "svg"
    assert terminal_chart(told(chart(kind)), BLOCKS, 80) is not None


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no chart is drawn as 'pie'; there are bars, stack, lines"):
        svg_chart(told(chart("pie", (mt(1),))))


def test_numbers_are_written_in_the_reader_s_way() -> None:
    assert "39,4" in svg_chart(told(replace(BARS, series=LINES.series[:1]), "ru"))


@pytest.mark.parametrize(("lang", "unit"), [("en", "billion USD"), ("ru", "млрд долл. США"), ("be", "млрд дол. ЗША")])
def test_large_values_share_one_word_for_their_size(lang: Lang, unit: str) -> None:
    figures = tuple(Figure(value=value, unit="USD", evidence=()) for value in (24.31e9, 0.5e9))
    one = told(replace(chart("stack", figures), unit="USD"), lang)
    assert one.unit.replace("\N{NO-BREAK SPACE}", " ") == unit
    assert [total.replace(",", ".") for total in one.totals] == ["24.3", "0.5"]
    assert [text.replace(",", ".") for _, text in one.ticks] == ["0", "10", "20", "30"]


def test_thin_columns_carry_no_words() -> None:
    svg = drawn(chart("stack", tuple(mt(1000 + index) for index in range(25))))
    assert texts(svg, "inside") == texts(svg, "value") == []


def test_series_are_joined_by_their_labels() -> None:
    one = Series(name=ActorName("RUS"), points=((year(2020), mt(1)),))
    two = Series(name=ActorName("CHN"), points=((year(2021), mt(2)),))
    both = told(replace(STACK, series=(one, two)))
    assert both.labels == ("2020", "2021")
    assert [point is None for series in both.series for point in series.points] == [False, True, True, False]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0.43,), (0.0, 0.2, 0.4, 0.6)),
        ((97.0, 12.0), (0.0, 50.0, 100.0)),
        ((-0.02, 0.03), (-0.02, 0.0, 0.02, 0.04)),
        ((0.0,), (0.0,)),
        ((), ()),
    ],
)
def test_ticks_are_round_and_span_the_values(values: tuple[float, ...], expected: tuple[float, ...]) -> None:
    assert ticks(mt(value) for value in values) == pytest.approx(expected)


def test_terminal_bars_are_in_proportion() -> None:
    lines = terminal_chart(told(chart("bars", (mt(10), mt(40), None))), BLOCKS, 80)
    assert [line.count("█") for line in lines] == [8, 32, 0]
    assert lines[2].endswith("·")


def test_a_sparkline_shows_a_gap_as_a_gap() -> None:
    assert sparkline([1, None, 8, 0]) == "▁·█▁"
    assert sparkline([None]) == "·"


def test_the_seventh_series_is_a_tint_of_the_first() -> None:
    one = chart("stack", (mt(1),))
    many = replace(one, series=tuple(replace(one.series[0], name=Word(str(index))) for index in range(7)))
    assert [rect.get("class") for rect in drawn(many).iter("rect")] == ["c0", "c1", "c2", "c3", "c4", "c5", "c0 tint"]
