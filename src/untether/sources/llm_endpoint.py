"""The one place that speaks to a language model: an OpenAI-compatible endpoint, asked once for each question."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from untether import __version__
from untether.coding.llm import Prompt
from untether.errors import SourceError
from untether.sources.fetching.addresses import pin
from untether.sources.fetching.body import ACCEPTED, read_body
from untether.sources.fetching.connection import exchange
from untether.sources.fetching.limits import Deadline, Limits
from untether.sources.fetching.target import Target, read_target
from untether.sources.in_place import write_in_place

KEY_VARIABLE = "UNTETHER_LLM_KEY"
_LARGEST = 2_000_000
_REDIRECTS = range(300, 400)


@dataclass(slots=True)
class Cost:
    """What the answers took: tokens as the endpoint counts them, questions asked, and answers that were kept."""

    asked: int = 0
    kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def __str__(self) -> str:
        tokens = f"{self.tokens_in} tokens in, {self.tokens_out} out"
        return f"{self.asked} questions, {tokens}; {self.kept} answers kept from before"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an address that the user named; it may be on this machine, and is never left by a redirect.

    Answers are kept in `folder` under a hash of the question and the model.
    """

    url: str
    model: str
    folder: Path
    key: str = field(default="", repr=False)
    seconds: float = 120.0
    cost: Cost = field(default_factory=Cost)

    def ask(self, prompt: Prompt) -> str:
        """Give the model's answer as it came; SourceError where the endpoint gives none."""
        path = self.folder / f"{prompt.key(self.model)}.json"
        kept = _kept(path)
        if kept is not None:
            self.cost.kept += 1
            return kept
        answer = self._post(prompt)
        content = _content(answer, self.url)
        self.cost.asked += 1
        usage = answer.get("usage")
        self.cost.tokens_in += _count(usage, "prompt_tokens")
        self.cost.tokens_out += _count(usage, "completion_tokens")
        write_in_place(
            path, json.dumps({"model": self.model, "content": content}, ensure_ascii=False).encode("utf-8", "replace")
        )
        return content

    def _post(self, prompt: Prompt) -> dict[str, Any]:
        target = read_target(f"{self.url.rstrip('/')}/chat/completions")
        address = pin(target, allow_local=True)
        deadline = Deadline(self.seconds)
        body = json.dumps(_question(prompt, self.model)).encode()
        with exchange(target, address, deadline, self._headers(target, address), method="POST", body=body) as response:
            if response.status in _REDIRECTS:
                raise SourceError(f"{target.url} points elsewhere: name the model's own address")
            if response.status != 200:  # noqa: PLR2004 - the one status with an answer
                raise SourceError(
                    f"{target.url} answers {response.status}: check the address, the model and {KEY_VARIABLE}"
                )
            content = read_body(response, Limits(compressed=_LARGEST, body=_LARGEST), deadline, target.url)
        try:
            found = json.loads(content)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise SourceError(f"{target.url} does not answer in JSON")
        return found

    def _headers(self, target: Target, address: str) -> dict[str, str]:
        headers = {
            "User-Agent": f"untether/{__version__}",
            "Accept-Encoding": ACCEPTED,
            "Content-Type": "application/json",
            "Connection": "close",
        }
        if self.key:
            if target.scheme != "https" and not ip_address(address).is_private:
                raise SourceError(f"{target.url} would get the key unencrypted: name an https address")
            headers["Authorization"] = f"Bearer {self.key}"
        return headers


def endpoint(url: str, model: str, home: Path) -> Endpoint:
    """Make the endpoint that the user named; the key comes from the environment."""
    return Endpoint(url=url, model=model, folder=home / "llm", key=os.environ.get(KEY_VARIABLE, ""))


def _question(prompt: Prompt, model: str) -> dict[str, Any]:
    return {
        "model": model,
        "temperature": 0,
        "messages": [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "events", "strict": True, "schema": prompt.schema},
        },
    }


def _kept(path: Path) -> str | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))["content"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return content if isinstance(content, str) else None


def _content(answer: dict[str, Any], url: str) -> str:
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        content = None
    if not isinstance(content, str):
        raise SourceError(f"{url} answers without a message")
    return content


def _count(usage: Any, name: str) -> int:
    found = usage.get(name) if isinstance(usage, dict) else None
    return found if isinstance(found, int) and 0 <= found < 10**9 else 0
