"""An endpoint on this machine that answers well, badly, slowly and with malice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from serving import Site, answer

from untether.coding.coder import code
from untether.coding.llm import Prompt, code_with
from untether.errors import SourceError
from untether.sources import llm_endpoint
from untether.sources.llm_endpoint import Endpoint

PROMPT = Prompt("rules", "data", {"type": "object"})
PATH = "/v1/chat/completions"


def completion(content: Any, **usage: Any) -> Callable[[BaseHTTPRequestHandler], None]:
    return answer(json.dumps({"choices": [{"message": {"content": content}}], "usage": usage}))


def model(site: Site, folder: Path, **more: Any) -> Endpoint:
    return Endpoint(url=site.url("/v1"), model="small", folder=folder, **more)


def test_a_good_answer_is_given_counted_and_kept(site: Site, tmp_path: Path) -> None:
    site.pages[PATH] = completion("hello", prompt_tokens=12, completion_tokens=3)
    asked = model(site, tmp_path, key="secret")
    assert [asked.ask(PROMPT), asked.ask(PROMPT)] == ["hello", "hello"]
    assert str(asked.cost) == "1 questions, 12 tokens in, 3 out; 1 answers kept from before"
    ((_, headers, body),) = site.asked
    sent = json.loads(body)
    assert headers["Authorization"] == "Bearer secret"
    assert (sent["model"], sent["temperature"]) == ("small", 0)
    assert sent["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert "secret" not in repr(asked) + "".join(path.read_text() for path in tmp_path.iterdir())


def test_another_model_is_asked_anew(site: Site, tmp_path: Path) -> None:
    site.pages[PATH] = completion("hello")
    model(site, tmp_path).ask(PROMPT)
    Endpoint(url=site.url("/v1/"), model="big", folder=tmp_path).ask(PROMPT)
    assert len(site.asked) == 2


def _slow(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (answer("not json"), "does not answer in JSON"),
        (answer("[" * 100_000), "does not answer in JSON"),
        (answer("[]"), "does not answer in JSON"),
        (answer('{"choices": []}'), "answers without a message"),
        (completion(None), "answers without a message"),
        (completion({"events": []}), "answers without a message"),
        (answer(status=401), "answers 401: check the address, the model and UNTETHER_LLM_KEY"),
        (answer(status=500), "answers 500"),
        (answer(status=302, Location="http://169.254.169.254/latest"), "points elsewhere"),
        (answer(status=307, Location="/v1/other"), "points elsewhere"),
        (answer(b" " * 3_000_000), "bigger than 2 MB"),
        (_slow, r"took longer than 0\.5 seconds"),
    ],
    ids=[
        "text",
        "nested",
        "list",
        "no choice",
        "no content",
        "object",
        "key",
        "error",
        "metadata",
        "moved",
        "huge",
        "slow",
    ],
)
def test_a_bad_answer_is_one_line_and_not_kept(
    site: Site, tmp_path: Path, page: Callable[[BaseHTTPRequestHandler], None], why: str
) -> None:
    site.pages[PATH] = page
    with pytest.raises(SourceError, match=why) as trouble:
        model(site, tmp_path, seconds=0.5).ask(PROMPT)
    assert "\n" not in str(trouble.value)
    assert list(tmp_path.iterdir()) == []
    assert len(site.asked) == 1


def test_strange_counts_of_tokens_are_not_counted(site: Site, tmp_path: Path) -> None:
    site.pages[PATH] = completion("x", prompt_tokens="many", completion_tokens=-5)
    asked = model(site, tmp_path)
    asked.ask(PROMPT)
    assert (asked.cost.tokens_in, asked.cost.tokens_out) == (0, 0)


def test_a_damaged_copy_is_asked_anew(site: Site, tmp_path: Path) -> None:
    site.pages[PATH] = completion("x")
    asked = model(site, tmp_path)
    asked.ask(PROMPT)
    next(tmp_path.iterdir()).write_text("torn")
    assert asked.ask(PROMPT) == "x"
    assert len(site.asked) == 2


def test_a_key_is_not_sent_in_the_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llm_endpoint, "pin", lambda *_, **__: "8.8.8.8")
    with pytest.raises(SourceError, match="would get the key unencrypted"):
        Endpoint(url="http://model.example/v1", model="m", folder=tmp_path, key="secret").ask(PROMPT)


def test_a_text_is_coded_by_the_endpoint_and_held_against_the_rules(site: Site, tmp_path: Path) -> None:
    event = {
        "sentence": 0,
        "quote": "Armenia and Iran signed an agreement",
        "source": ["ARM", "IRN"],
        "target": [],
        "plover": "SUPPORT",
        "cameo": "057",
        "status": "occurred",
        "reciprocal": True,
    }
    invented = {**event, "quote": "Armenia attacked Iran", "plover": "ASSAULT", "cameo": "190"}
    site.pages[PATH] = completion(f"```{json.dumps({'events': [event, invented]})}```", prompt_tokens=7)
    coded = code("Armenia and Iran signed an agreement on gas.", published=date(2023, 1, 31))
    found = code_with(model(site, tmp_path).ask, coded)
    assert [each.plover for each in found.coded.events] == ["SUPPORT"]
    assert found.refused == ("sentence 0 does not have the words 'Armenia attacked Iran'",)
