"""The Markdown form."""

import re

from samples import BRIEF, describe

from untether.briefs.render import render


def page() -> str:
    return render(BRIEF, lang="en", format="md", describe=describe)


def test_footnotes_are_defined_once_and_used() -> None:
    told = page()
    defined = re.findall(r"^\[\^(\d+)\]: ", told, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", told))
    assert defined == [str(number) for number in range(1, len(defined) + 1)]
    assert used == set(defined)


def test_tables_have_as_many_cells_as_headings() -> None:
    for block in page().split("\n\n"):
        if block.startswith("| "):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1


def test_cells_stand_under_their_headings() -> None:
    for block in page().split("\n\n"):
        if block.startswith("| "):
            lines = block.splitlines()
            assert len({len(line) for line in lines}) == 1
            assert re.fullmatch(r"\|( -+[-:] \|)+", lines[1])


def test_a_chart_is_a_table_with_its_gaps_empty() -> None:
    assert "**Oil exports by route, Mt**" in page()
    assert re.search(r"^\| 2025 \| +\| +9\.1.Mt\[\^7\] \| +2\.2.Mt\[\^13\] \(plan\) \|$", page(), re.MULTILINE)


def test_hostile_sources_stay_text() -> None:
    assert r"Two customs services \<contradict\> each other \| and say so" in page()
