"""`untether read` and `untether check`: texts to events and claims."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from serving import Site, answer, html, serve
from typer.testing import CliRunner, Result

from untether.cli import reader
from untether.cli.main import app
from untether.errors import UnknownName
from untether.ledger import open_reader
from untether.settings import HOME_VARIABLE, Settings
from untether.sources.fetching import Fetcher, Limits
from untether.vocabulary.relations import Event, Status

Run = Callable[..., Result]

ARMENIA = "Armenia announced that it would not host the exercises of the CSTO. Armenia and the EU signed an agreement."
OIL = "Kazakhstan sends about 80% of its oil exports through the Caspian Pipeline Consortium (CPC)."


@pytest.fixture
def own_home(run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped world's ledger that a test may write to."""
    run("ledger", "info")
    own = tmp_path / "own"
    shutil.copytree(home, own)
    monkeypatch.setenv(HOME_VARIABLE, str(own))
    return own


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on this machine, and a fetcher that may read from it."""
    monkeypatch.setattr(reader, "make_fetcher", lambda _: Fetcher(Limits(allow_local=True, pause=0, seconds=5)))
    with serve() as made:
        yield made


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(f"Armenia steps back from the alliance\n\n31.01.2023, 12:09\n\n{ARMENIA}\n\n{OIL}\n")
    return str(path)


def read_json(*words: str, stdin: bytes | None = None) -> Any:
    return json.loads(CliRunner().invoke(app, ["read", *words, "--json"], input=stdin, catch_exceptions=False).stdout)


def test_a_file_gives_events_and_claims_with_their_words(run: Run, article: str) -> None:
    found = read_json(article)
    text = Path(article).read_text()
    assert set(found) >= {"document", "events", "claims", "unsure"}
    assert found["document"]["published"] == "2023-01-31"
    refusal = next(each for each in found["events"] if each["plover"] == "REJECT")
    assert (refusal["source"], refusal["target"], refusal["status"]) == (["ARM"], ["CSTO"], "occurred")
    assert refusal["interval"] == {"start": None, "end": "2023-01-31", "precision": "open"}
    assert "date_effective" in refusal
    share = next(each for each in found["claims"] if each["quantity"] and each["quantity"]["unit"] == "pct")
    assert (share["subject"], share["quantity"]["value"], share["quantity"]["approx"]) == (["KAZ"], 80, True)
    for each in (*found["events"], *found["claims"]):
        assert text[each["span"]["start"] : each["span"]["end"]] == each["span"]["text"]


def test_the_tables_show_the_quotes(run: Run, article: str) -> None:
    told = run("read", article).stdout
    assert "REJECT" in told
    assert "about 80 pct" in told
    assert "Nothing was found" not in told


def test_several_texts_are_a_list_and_troubles_are_lines(run: Run, article: str, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "undated.txt").write_text("Armenia left.")
    result = CliRunner().invoke(app, ["read", article, str(tmp_path), "nowhere", "--json"])
    assert result.exit_code == 3
    assert len(json.loads(result.stdout)) == 2
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 3
    assert lines[0].endswith("binary.txt is no text")
    assert lines[1].endswith("does not tell when it came out: give --published YYYY-MM-DD")
    assert lines[2].endswith("nowhere is neither a file, a folder nor a web address")


def test_the_standard_input_and_the_day_of_the_caller(run: Run) -> None:
    found = read_json("-", "--published", "2023-01-31", stdin=b"Russia closed the border with Poland yesterday.")
    assert [each["date"] for each in found["events"]] == ["2023-01-30"]


@pytest.mark.parametrize("body", [b"", b" \n", b"\xff\xfe", b"%PDF-1.4", b"\x00" * 100, "مرحبا بالعالم".encode()])
def test_odd_input_is_an_empty_answer_or_one_line(run: Run, body: bytes) -> None:
    result = CliRunner().invoke(app, ["read", "-", "--published", "2023-01-31", "--json"], input=body)
    assert result.exit_code in (0, 3)
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit)
    if result.exit_code:
        assert len(result.stderr.strip().splitlines()) == 1
    else:
        assert json.loads(result.stdout)["events"] == []


def test_hostile_characters_do_not_reach_the_terminal_and_offsets_hold(run: Run, tmp_path: Path) -> None:
    text = "Armenia and\u202e Iran\x1b[31m signed an agreement on gas. " * 3
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": text + "\ud800", "published": "2023-01-31", "title": "a\x1b]0;b"}))
    told = run("read", str(path)).stdout
    assert not {"\x1b", "\u202e"} & set(told)
    for each in read_json(str(path))["events"]:
        assert len(each["span"]["text"]) == each["span"]["end"] - each["span"]["start"]


def test_a_text_too_long_to_be_read_whole_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Nothing at all. " * 30_000)
    told = run("read", str(tmp_path / "long.txt"), "--published", "2023-01-31")
    assert "only the first 400,000 of 480,000 characters are read" in told.stderr


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("a", "--jsonl", "b"),
        ("a", "--published", "2023-01"),
        ("a", "--published", "yesterday"),
        ("a", "--llm", "http://x/"),
        ("a", "--model", "x"),
    ],
)
def test_a_call_whose_words_are_off_is_told(run: Run, words: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, ["read", *words]).exit_code == 2


def test_no_local_address_is_read(run: Run) -> None:
    with serve() as site:
        site.pages["/"] = html("Armenia", ARMENIA)
        result = CliRunner().invoke(app, ["read", site.url("/")])
    assert result.exit_code == 3
    assert "which is no public address" in result.stderr
    assert site.asked == []


def test_saved_twice_is_saved_once_and_the_brief_shows_it(own_home: Path, site: Site) -> None:
    site.pages["/a"] = html("Armenia steps back", ARMENIA, OIL, "It is reported by Bloomberg.")
    newest = own_home / "snapshots" / "newest"
    first = CliRunner().invoke(app, ["read", site.url("/a"), "--save"], catch_exceptions=False)
    before = newest.read_text()
    again = CliRunner().invoke(app, ["read", site.url("/a"), "--save"], catch_exceptions=False)
    assert newest.read_text() == before
    assert " new statements from 1 texts" in first.stderr
    assert "ledger: 0 new statements from 1 texts" in again.stderr
    brief = json.loads(CliRunner().invoke(app, ["brief", "ARM", "--json"]).stdout)
    refused = [one for each in brief["events"] if each["plover"] == "REJECT" for one in each["evidence"]]
    walks = [json.loads(CliRunner().invoke(app, ["explain", one, "--json"]).stdout)["statements"][0] for one in refused]
    (told,) = [one for one in walks if one["source"]["producer"] == "127.0.0.1"]
    (evidence,) = told["evidence"]
    assert evidence["quote"] == "Armenia announced that it would not host the exercises of the CSTO."
    assert told["standing"] == "draft"
    assert told["source"]["producer"] == "127.0.0.1"
    assert told["documents"][0]["original_outlet"] == "Bloomberg"
    assert told["record"]["status"] == Status.OCCURRED
    assert "quotes Bloomberg" in told["note"]


def test_a_text_that_was_mended_takes_its_old_events_back(own_home: Path, site: Site) -> None:
    site.pages["/a"] = html("Armenia steps back", ARMENIA)
    CliRunner().invoke(app, ["read", site.url("/a"), "--save"], catch_exceptions=False)
    site.pages["/a"] = html("Armenia steps back", "Correction: Armenia and the EU signed an agreement.")
    CliRunner().invoke(app, ["read", site.url("/a"), "--save"], catch_exceptions=False)
    brief = json.loads(CliRunner().invoke(app, ["brief", "ARM", "--json"]).stdout)
    names = [each["name"] for each in brief["events"]]
    assert "Armenia → CSTO: reject" not in names
    assert any("EU: support" in name for name in names)


def save_two(folder: Path, second: str, outlets: tuple[str, str] = ("First News", "Second News")) -> Path:
    """Save two reports, told a day apart."""
    lines = [
        {
            "id": 1,
            "text": "On Tuesday Armenia and Iran signed an agreement on gas.",
            "published": "2023-01-31",
            "outlet": outlets[0],
        },
        {"id": 2, "text": second, "published": "2023-02-01", "outlet": outlets[1]},
    ]
    path = folder / "two.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    CliRunner().invoke(app, ["read", str(path), "--save"], catch_exceptions=False)
    return path


def signed_with_iran() -> list[dict[str, Any]]:
    brief = json.loads(CliRunner().invoke(app, ["brief", "ARM", "--json"]).stdout)
    return [
        each for each in brief["events"] if "Iran" in each["name"] and each["period"][-10:-3] in ("2023-01", "2023-02")
    ]


@pytest.mark.parametrize(("outlets", "statements"), [(("First News", "Second News"), 2), (("One", "One"), 1)])
def test_two_reports_of_one_act_count_once(
    own_home: Path, tmp_path: Path, outlets: tuple[str, str], statements: int
) -> None:
    path = save_two(tmp_path, "Armenia and Iran signed an agreement on gas on Tuesday.", outlets)
    (act,) = signed_with_iran()
    assert len(act["evidence"]) == statements
    with open_reader(Settings(home=own_home)) as ledger:
        told = [ledger.explain(one).statement.evidence for one in act["evidence"]]
    assert len({each.quote for evidence in told for each in evidence}) == 2
    again = CliRunner().invoke(app, ["read", str(path), "--save"], catch_exceptions=False)
    assert "ledger: 0 new statements" in again.stderr
    assert signed_with_iran() == [act]


def test_like_acts_told_in_other_words_stay_two(own_home: Path, tmp_path: Path) -> None:
    save_two(
        tmp_path,
        "Iran and Armenia have signed in Tehran a memorandum: museums and students will see both ancient capitals.",
    )
    assert len(signed_with_iran()) == 2


def test_a_merge_is_recorded_and_can_be_undone_for_good(own_home: Path, tmp_path: Path) -> None:
    path = save_two(tmp_path, "Armenia and Iran signed an agreement on gas on Tuesday.")
    (act,) = signed_with_iran()
    with open_reader(Settings(home=own_home)) as ledger:
        (row,) = [one for key, one in ledger.choices().items() if key.startswith("act/")]
        assert row.key.endswith(act["id"])
        assert row.reason.startswith("same act: same sides, type, status and time")
        reports = {one.source: one for one in ledger.statements(Event) if one.id in act["evidence"]}
    joined, first = reports["news_second_news"], reports["news_first_news"]
    with pytest.raises(UnknownName, match="gave the act its name"):
        CliRunner().invoke(app, ["apart", first.id, "--reason", "x"], catch_exceptions=False)
    CliRunner().invoke(app, ["apart", joined.id, "--reason", "two contracts"], catch_exceptions=False)
    assert len(signed_with_iran()) == 2
    CliRunner().invoke(app, ["read", str(path), "--save"], catch_exceptions=False)
    assert len(signed_with_iran()) == 2
    with open_reader(Settings(home=own_home)) as ledger:
        assert ledger.choices()[row.key].reason == "another act: two contracts"


@pytest.mark.parametrize("processes", [1, 2])
def test_a_jsonl_of_passages_becomes_a_jsonl_of_events(run: Run, tmp_path: Path, processes: int) -> None:
    rows = [
        json.dumps({"id": "a", "lang": "en", "published": "2023-01-31", "text": ARMENIA}),
        "no json",
        json.dumps(
            {"id": "b", "lang": "ru", "published": "2023-01", "text": "Казахстан и Китай подписали соглашение."}
        ),
        json.dumps({"id": "c", "text": "no day"}),
        json.dumps({"id": "d", "lang": "xx", "published": "2023", "text": ""}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    words = ("--jsonl", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl"), "--processes", str(processes))
    result = run("read", *words)
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [each["id"] for each in found] == ["a", "b", "d"]
    assert {"source", "target", "plover", "cameo", "cameo_root", "date", "status", "span", "margin"} <= set(
        found[0]["events"][0]
    )
    assert found[1]["events"][0]["source"] == ["KAZ", "CHN"]
    assert "line 2 is no JSON" in result.stderr
    assert "line 4 does not tell when it was published" in result.stderr


def test_claims_are_checked_with_both_numbers(run: Run, article: str) -> None:
    rows = json.loads(run("check", article, "--json").stdout)
    share = next(each for each in rows if each["claim"]["relation"] == "share_of_exports_by_route")
    assert share["verdict"] == "supported"
    assert share["claim"]["quantity"]["value"] == 80
    assert share["found"]["value"] == pytest.approx(81, abs=1)
    assert share["measure"].startswith("block_share/KAZ/oil/2022/RUS")
    assert "supported" in run("check", article).stdout


def test_the_seed_report_is_read_whole(run: Run, reference: Path, tmp_path: Path) -> None:
    found = tmp_path / "seed.json"
    found.write_text(run("read", str(reference / "seed" / "article.txt"), "--json").stdout)
    score = subprocess.run(
        [sys.executable, reference / "gold" / "score_seed.py", reference / "gold" / "seed.jsonl", found, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    scored = json.loads(score.stdout)
    assert scored["core events"]["right"] >= 0.8 * scored["core events"]["of"]
    assert scored["extra events"] <= 3
    assert scored["quantities"]["right"] == scored["quantities"]["of"]
    assert scored["records"]["right"] >= 0.8 * scored["records"]["of"]


def test_a_model_is_asked_only_when_it_is_named(
    run: Run, article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "new"))
    event = {
        "sentence": 2,
        "quote": "Armenia and the EU signed an agreement",
        "source": ["ARM", "EUU"],
        "target": [],
        "plover": "SUPPORT",
        "cameo": "057",
        "status": "occurred",
        "reciprocal": True,
    }
    content = json.dumps({"events": [event, {**event, "source": ["FRA"]}]})
    with serve() as site:
        site.pages["/chat/completions"] = answer(
            json.dumps({"choices": [{"message": {"content": content}}], "usage": {"prompt_tokens": 9}})
        )
        words = ["read", article, "--llm", site.url(), "--model", "small", "--json"]
        first = CliRunner().invoke(app, words, catch_exceptions=False)
        again = CliRunner().invoke(app, words, catch_exceptions=False)
        site.pages.clear()
        other = CliRunner().invoke(app, [*words[:-2], "other", "--json"], catch_exceptions=False)
    found = json.loads(first.stdout)
    assert [each["rule"] for each in found["events"]] == ["model"]
    assert found["unsure"]
    assert found["refused"] == ["FRA is not named in the text up to sentence 2"]
    assert found["document"]["coder"].startswith("model small")
    assert "small: 1 questions, 9 tokens in, 0 out; 0 answers kept" in first.stderr
    assert "0 questions, 0 tokens in, 0 out; 1 answers kept" in again.stderr
    assert "answers 404" in other.stderr
    assert "the rules' events are given instead" in other.stderr
    assert json.loads(other.stdout)["events"] == read_json(article)["events"]
