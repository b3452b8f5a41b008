"""Read the tables of national statistics and Eurostat that github.com/mary-lev/eu-export-sanctions keeps under data/.

Each reader gives what one state traded with every partner: `{(year, export): {actor: value}}`, in US dollars, Eurostat
in euro. Needs pandas, openpyxl and xlrd.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from rows import NAMES, read

Trade = dict[tuple[int, bool], dict[str, float]]

THOUSAND, MILLION = 1e3, 1e6
LATIN_AS_CYRILLIC = str.maketrans("aecopxy", "аесорху")

KAZAKHSTAN = {  # the latest edition of each year: file, sheet
    2018: ("_2019.xls", "12_2018"),
    2019: ("_2020.xls", "12_2019"),
    2020: ("_2021.xls", "12_2020"),
    2021: ("_2022.xls", "2021"),
    2022: ("_2023.xls", "2022"),
    2023: ("_2023.xls", "2023"),
}
BRITAIN_COUNTED_TO = 2022


def kazakhstan(data: Path) -> Trade:
    """Read Kazakhstan; its total of the Union counts Britain in until 2022, which is taken out."""
    trade: Trade = {}
    for year, (ending, sheet) in KAZAKHSTAN.items():
        (file,) = (data / "kazakhstan_data").glob(f"*{ending}")
        for name, *figures in pd.read_excel(file, sheet_name=sheet, header=None).itertuples(index=False):
            actor = NAMES.get(str(name).split("\n")[0].strip())
            if actor:
                for export, column in ((True, 2), (False, 4)):
                    trade.setdefault((year, export), {})[actor] = THOUSAND * _figure(figures[column])
    for (year, _), partners in trade.items():
        if year <= BRITAIN_COUNTED_TO:
            partners["EUU"] -= partners["GBR"]
    return trade


def kyrgyzstan(data: Path) -> Trade:
    """Read Kyrgyzstan, whose tables run over all years; their own Union, with Britain in some years, is left out."""
    trade: Trade = {}
    for mark, export in (("4.03.00.18", True), ("4.03.00.20", False)):
        (file,) = (data / "kyrgyzstan_data").glob(f"{mark}*")
        table = pd.read_excel(file, header=None)
        (head,) = (row for row in table.itertuples(index=False) if "1994" in map(_head, row))
        years = {column: int(_head(cell)) for column, cell in enumerate(head) if _head(cell).isdigit()}
        for row in table.itertuples(index=False):
            actor = NAMES.get(str(row[2]).strip())
            if actor and actor != "EUU":
                for column, year in years.items():
                    trade.setdefault((year, export), {})[actor] = THOUSAND * _figure(row[column])
    return trade


def uzbekistan(data: Path) -> Trade:
    """Read Uzbekistan, whose tables have no total row; services are counted in."""
    trade: Trade = defaultdict(dict)
    for mark, export in (("1105", True), ("1176", False)):
        for row in read(data / f"uzbekistan_data/sdmx_data_{mark}.csv"):
            actor = NAMES.get(row["Klassifikator_en"], row["Klassifikator_en"])
            for year in filter(str.isdigit, row):
                trade[int(year), export][actor] = THOUSAND * float(row[year])
    return {key: {**partners, "WLD": sum(partners.values())} for key, partners in trade.items()}


def russia(data: Path) -> Trade:
    """Read Russia's customs to 2021: totals and neighbours by year, other main partners summed over months."""
    trade: Trade = defaultdict(dict)
    for year in range(2006, 2022):
        sheet = pd.read_excel(data / "russian_data/94itog.xlsx", sheet_name=str(year), header=None)
        export = True
        for name, value in sheet.iloc[:, :2].itertuples(index=False):
            export = export and str(name).strip() != "Импорт"
            if actor := NAMES.get(str(name).strip()):
                trade[year, export][actor] = MILLION * _figure(value)
    for name, export in (("Экспорт", True), ("Импорт", False)):
        sheet = pd.read_excel(data / "russian_data/96stran.xlsx", sheet_name=name, header=None)
        for year, actor, value in _monthly(sheet):
            trade[year, export][actor] = trade[year, export].get(actor, 0.0) + MILLION * value
    return dict(trade)


def eurostat(data: Path) -> dict[str, Trade]:
    """Read the Union's exports by receiving state, in euro, whatever the edition calls its columns."""
    trade: dict[str, Trade] = defaultdict(lambda: defaultdict(dict))
    for file in sorted((data / "eu_year_export").glob("*.csv")):
        for row in read(file):
            if actor := NAMES.get(row["PARTNER"]):
                trade[actor][int(row["PERIOD"][-4:]), True]["EUU"] = float(row["VALUE_IN_EUR"])
    return trade


def _monthly(sheet: pd.DataFrame) -> Iterator[tuple[int, str, float]]:
    heads = [" ".join(str(cell).translate(LATIN_AS_CYRILLIC).split()) for cell in sheet.iloc[4]]
    shown = {column: NAMES[head] for column, head in enumerate(heads) if NAMES.get(head) not in (None, "KAZ", "BLR")}
    year = 0
    for row in sheet.iloc[5:].itertuples(index=False):
        if str(row[0]).strip().isdigit():
            year = int(row[0])
        else:
            yield from ((year, actor, _figure(row[column])) for column, actor in shown.items())


def _head(cell: object) -> str:
    """Give the heading of a year's column without its footnote mark."""
    words = str(cell).removesuffix(".0").split()
    return words[0] if words else ""


def _figure(cell: object) -> float:
    """Read a cell; a dash is nothing traded."""
    text = str(cell).replace(" ", "").replace(",", ".")
    return 0.0 if text in ("-", "nan", "…", "...") else float(text)
