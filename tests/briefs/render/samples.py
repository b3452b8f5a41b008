"""A brief made by hand, with every kind of value, table, chart and map that a section can hold."""

from untether.briefs.render import Footnote
from untether.briefs.section import (
    ActorName,
    Brief,
    Chart,
    Figure,
    MapRoute,
    Named,
    RouteMap,
    Section,
    Sentence,
    Series,
    Table,
    Verbatim,
    When,
    Word,
)
from untether.vocabulary.measurement import Answer
from untether.vocabulary.names import Names
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing

CPC = Names("Caspian Pipeline Consortium", "Каспийский трубопроводный консорциум", "Каспійскі трубаправодны кансорцыум")
SAMARA = Names("Atyrau–Samara", "Атырау — Самара", "Атырау — Самара")
MAKHACHKALA = Names("Aktau–Makhachkala", "Актау — Махачкала", "Актаў — Махачкала")
CHINA_PIPE = Names("Atasu–Alashankou", "Атасу — Алашанькоу", "Атасу — Алашанькоу")
BTC = Names("Aktau–Baku–Ceyhan", "Актау — Баку — Джейхан", "Актаў — Баку — Джэйхан")

OUTPUT = {
    "scpc2022": Footnote(
        "scpc2022",
        "Reuters, 13 January 2023: Caspian Pipeline Consortium, shipments in 2022",
        "https://example.org/cpc",
    ),
    "stotal2022": Footnote(
        "stotal2022", "Reuters, 2024: Kazakhstan's oil exports by route", "https://example.org/total"
    ),
    "splan": Footnote("splan", "KMG–SOCAR agreement of 2024: 2.2 Mt a year", "https://example.org/plan", Standing.PLAN),
    "sdraft": Footnote(
        "sdraft", "Makhachkala, own reading of the port's figures", "", Standing.DRAFT, Verbatim("rounded by the port")
    ),
    "sfight": Footnote(
        "sfight",
        "Two customs services <contradict> each other | and say so",
        "https://example.org/mirror?a=1&b=2",
        Standing.DISPUTED,
    ),
}


def describe(one: str) -> Footnote:
    """Stand in for the ledger: a measurement's id describes itself."""
    return OUTPUT.get(one) or Footnote(one, f"reckoned from {one.count('/')} arguments")


def mt(value: float, *evidence: str, **more: object) -> Figure:
    return Figure(value=value, unit="Mt", evidence=evidence, **more)


def share(value: float, path: str, low: float | None = None, high: float | None = None) -> Figure:
    return Figure(value=value, unit="share", evidence=(path,), low=low, high=high)


def points(value: float, path: str) -> Figure:
    return Figure(value=value, unit="share points", evidence=(path,))


def nothing(reason: str, answer: Answer = Answer.NOT_COVERED) -> Figure:
    return Figure(value=None, unit="Mt", evidence=(), answer=answer, reason=reason)


def year(number: int) -> When:
    return When(Period.year(number))


SHARE_RUS = share(0.97, "block_share/KAZ/oil/2022/RUS/transit", 0.965, 0.975)

HEADLINE = Section(
    id="headline",
    title="",
    sentences=(
        Sentence(
            "{pole} can stop {share} of the oil exports of {client} ({year}).",
            {"pole": ActorName("RUS"), "share": SHARE_RUS, "client": ActorName("KAZ"), "year": year(2022)},
        ),
    ),
)

TETHERS = Section(
    id="tethers",
    title="Tethers",
    sentences=(
        Sentence(
            "Poles compared: {poles}. Period: {period}. Not covered: {gap}.",
            {
                "poles": (ActorName("RUS"), ActorName("CHN"), ActorName("EUU")),
                "period": When(Period.parse("2020/2024")),
                "gap": nothing("no customs data for 2025"),
            },
        ),
    ),
    tables=(
        Table(
            id="tethers",
            title=Sentence("Who holds a part of each flow"),
            columns=("Layer", "Pole", "Measure", "Now", "Change", "Year"),
            rows=(
                (
                    Word("energy"),
                    ActorName("RUS"),
                    Word("block share"),
                    SHARE_RUS,
                    points(-0.021, "change/KAZ/oil"),
                    year(2022),
                ),
                (
                    Word("trade"),
                    ActorName("RUS"),
                    Word("exposure"),
                    share(0.191, "exposure/KAZ/RUS/goods/import/2023", 0.184, 0.2),
                    points(-0.069, "change/KAZ/goods"),
                    year(2023),
                ),
                (
                    Word("trade"),
                    ActorName("CHN"),
                    Word("exposure"),
                    Figure(value=0.24, unit="share", evidence=("sfight",), approximate=True, digits=2),
                    points(0.081, "change/KAZ/CHN"),
                    year(2023),
                ),
                (
                    Word("arms"),
                    ActorName("RUS"),
                    Word("exposure"),
                    nothing("no customs data for 2025"),
                    nothing("the denominator is zero", Answer.UNDEFINED),
                    year(2024),
                ),
                (
                    Word("finance"),
                    ActorName("EUU"),
                    Word("exposure"),
                    Figure(value=24.31e9, unit="USD", evidence=("stotal2022",)),
                    None,
                    year(2021),
                ),
            ),
            notes=(Sentence("Tethers are never added up across layers."),),
        ),
    ),
)

VETO = Section(
    id="veto",
    title="Gatekeepers",
    sentences=(
        Sentence(
            "{route}: {quantity} in {year}; on {day} a court in {place} ordered a stop.",
            {
                "route": Named(CPC, ("scpc2022",)),
                "quantity": mt(52.2, "scpc2022"),
                "year": year(2022),
                "day": When(Period.parse("2022-07-05")),
                "place": Named(Names("Novorossiysk", "Новороссийск", "Наварасійск")),
            },
        ),
        Sentence("The order said: {quote}", {"quote": Verbatim("приостановить на 30 суток", "ru")}),
    ),
    tables=(
        Table(
            id="gatekeepers",
            title=Sentence("Who can stop the oil, and how much of it"),
            columns=("Gatekeeper", "Role", "Block share, days", "Block share, season", "Since"),
            rows=(
                (
                    ActorName("RUS"),
                    Word("transit"),
                    SHARE_RUS,
                    share(0.86, "block_share_rerouted/KAZ/oil/2022/RUS/transit"),
                    When(Period.parse("2001-10/")),
                ),
                (
                    ActorName("GEO"),
                    Word("transit"),
                    share(0.0, "block_share/KAZ/oil/2022/GEO/transit"),
                    share(0.0, "block_share_rerouted/KAZ/oil/2022/GEO/transit"),
                    When(Period.parse("2006-05-28/")),
                ),
                (
                    ActorName("CHN"),
                    Word("destination"),
                    share(0.014, "block_share/KAZ/oil/2022/CHN/destination"),
                    nothing("no capacity is known"),
                    When(Period.parse("2006/")),
                ),
            ),
        ),
    ),
    charts=(
        Chart(
            id="by-route",
            kind="stack",
            title=Sentence("Oil exports by route"),
            unit="Mt",
            series=(
                Series(
                    name=Named(CPC),
                    points=tuple(
                        (year(2019 + i), None if v is None else mt(v, "scpc2022"))
                        for i, v in enumerate((55.5, 51.3, 54.0, 52.2, 56.2, 54.9, None))
                    ),
                ),
                Series(
                    name=Named(SAMARA),
                    points=tuple(
                        (year(2019 + i), mt(v, "stotal2022"))
                        for i, v in enumerate((13.3, 12.1, 10.8, 8.0, 8.6, 8.8, 9.1))
                    ),
                ),
                Series(
                    name=Named(BTC),
                    points=tuple(
                        (year(2019 + i), None if v is None else mt(v, "splan" if i == 6 else "stotal2022"))
                        for i, v in enumerate((None, None, None, 0.2, 1.1, 1.4, 2.2))
                    ),
                ),
            ),
        ),
        Chart(
            id="trade",
            kind="lines",
            title=Sentence("Part of imports"),
            unit="share",
            series=(
                Series(
                    name=ActorName("RUS"),
                    points=tuple(
                        (
                            year(2017 + i),
                            None if v is None else share(v, "exposure/KAZ/RUS/goods/import", v - 0.015, v + 0.02),
                        )
                        for i, v in enumerate((0.394, 0.381, 0.363, None, 0.426, 0.347, 0.27))
                    ),
                ),
                Series(
                    name=ActorName("CHN"),
                    points=tuple(
                        (year(2017 + i), share(v, "exposure/KAZ/CHN/goods/import"))
                        for i, v in enumerate((0.16, 0.162, 0.171, 0.168, 0.2, 0.219, 0.277))
                    ),
                ),
            ),
        ),
        Chart(
            id="levers",
            kind="bars",
            title=Sentence("What each gatekeeper can stop"),
            unit="share",
            series=(
                Series(
                    name=Word("block share"),
                    points=(
                        (Named(CPC), share(0.812, "block_share/KAZ/oil/2022/RUS/cpc", 0.79, 0.83)),
                        (Named(SAMARA), share(0.124, "block_share/KAZ/oil/2022/RUS/samara")),
                        (
                            Named(MAKHACHKALA),
                            Figure(value=0.031, unit="share", evidence=("sdraft",), approximate=True, digits=2),
                        ),
                        (Named(CHINA_PIPE), nothing("no capacity is known")),
                    ),
                ),
            ),
        ),
    ),
    records=(
        {
            "gatekeeper": "RUS",
            "commodity": "oil",
            "year": 2022,
            "role": "transit",
            "block_share": 0.97,
            "block_share_rerouted": 0.86,
            "evidence": ["block_share/KAZ/oil/2022/RUS/transit"],
        },
        {
            "gatekeeper": "CHN",
            "commodity": "oil",
            "year": 2022,
            "role": "destination",
            "block_share": 0.014,
            "block_share_rerouted": None,
            "evidence": ["block_share/KAZ/oil/2022/CHN/destination"],
        },
    ),
)

ROUTES = Section(
    id="routes",
    title="Bypasses",
    sentences=(
        Sentence(
            "A bypass of {pole} leads through {states}.",
            {"pole": ActorName("RUS"), "states": (ActorName("AZE"), ActorName("GEO"), ActorName("TUR"))},
        ),
    ),
    charts=(
        RouteMap(
            id="oil-map",
            title=Sentence("Oil routes of {client}", {"client": ActorName("KAZ")}),
            focus="KAZ",
            routes=(
                MapRoute(
                    names=CPC,
                    points=((53.4, 46.2), (51.9, 47.1), (47.9, 46.4), (45.0, 45.6), (40.2, 45.4), (37.8, 44.7)),
                    commodity="oil",
                    status="operating",
                    carried=mt(52.2, "scpc2022"),
                    gatekeepers=("RUS",),
                ),
                MapRoute(
                    names=SAMARA,
                    points=((51.9, 47.1), (51.5, 49.5), (51.1, 51.0), (50.1, 53.2)),
                    commodity="oil",
                    status="operating",
                    carried=mt(8.0, "stotal2022"),
                    gatekeepers=("RUS",),
                ),
                MapRoute(
                    names=MAKHACHKALA,
                    points=((51.2, 43.65), (47.5, 43.0)),
                    commodity="oil",
                    status="idle",
                    carried=Figure(value=2.0, unit="Mt", evidence=("sdraft",), approximate=True),
                    gatekeepers=("RUS",),
                ),
                MapRoute(
                    names=BTC,
                    points=(
                        (51.2, 43.65),
                        (49.5, 40.2),
                        (45.0, 41.4),
                        (43.0, 41.4),
                        (41.3, 39.9),
                        (37.0, 37.9),
                        (35.9, 36.9),
                    ),
                    commodity="oil",
                    status="operating",
                    carried=mt(0.2, "stotal2022"),
                    gatekeepers=("AZE", "GEO", "TUR"),
                ),
                MapRoute(
                    names=CHINA_PIPE,
                    points=((71.6, 48.7), (75.0, 46.9), (80.0, 45.7), (82.6, 45.2)),
                    commodity="oil",
                    status="operating",
                    carried=nothing("no capacity is known"),
                    gatekeepers=("CHN",),
                ),
                MapRoute(
                    names=Names(
                        "Trans-Caspian gas pipeline", "Транскаспийский газопровод", "Транскаспійскі газаправод"
                    ),
                    points=((52.98, 40.03), (49.9, 40.4)),
                    commodity="gas",
                    status="candidate",
                    carried=None,
                    gatekeepers=(),
                ),
            ),
        ),
    ),
    records=({"route": "btc", "quantity": 0.2},),
)

BRIEF = Brief(actor="KAZ", year=2022, sections=(HEADLINE, TETHERS, VETO, ROUTES), snapshot="2026-11-24-1a2b3c")
