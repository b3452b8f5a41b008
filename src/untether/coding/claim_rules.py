"""The rules that find claims: patterns of words and slots, each with an example that tests it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from untether.coding.word_tables import Entry, read_table
from untether.vocabulary.relations import ClaimKind


class ClaimExample(Entry):
    """A sentence, and the claim that the rule finds in it; `none` where it must find none."""

    text: str
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    commodity: str = ""
    amount: str = ""
    route: str = ""
    before: str = ""
    none: bool = False


class ClaimRule(Entry):
    """A rule.

    Attributes
    ----------
    pattern
        Words and slots with one blank between. `{S}` is the subject, a list of actors or regions; `{O}` the object;
        `{s}`, `{o}` the same named by an adjective, `{T}` the object or its soil or ports; `{Q}` an amount, `{C}` a
        commodity, `{R}` a route or a word like "this route" for the one named before; `~3` up to three words.
    units
        The units that the amount may have; empty: any.
    symmetric
        Subject and object may change places.
    carries
        The kind of the claim before, whose subject and object are meant.
    negated
        The words deny something themselves ("cannot provide"), so that a negation does not void the claim.
    """

    id: str
    kind: ClaimKind
    relation: str
    pattern: str
    examples: tuple[ClaimExample, ...]
    units: tuple[str, ...] = ()
    commodity: str = ""
    symmetric: bool = False
    carries: ClaimKind | None = None
    negated: bool = False

    @property
    def expression(self) -> re.Pattern[str]:
        """The pattern as a regular expression."""
        return re.compile(r"(?:^|(?<= ))" + expanded(self.pattern) + r"(?= |$)")


@cache
def claim_rules() -> Mapping[str, tuple[ClaimRule, ...]]:
    """Give the rules of each language in their order."""
    return read_table("claim_rules", dict[str, tuple[ClaimRule, ...]])


@cache
def expressions(lang: str) -> tuple[tuple[ClaimRule, re.Pattern[str]], ...]:
    """Give the rules of a language, each with its regular expression."""
    return tuple((rule, rule.expression) for rule in claim_rules().get(lang, ()))


def expanded(pattern: str) -> str:
    """Write slots and gaps as regular expressions; a slot's second group is `S_2`.

    >>> expanded("x ~2 y")
    'x (?:[^ .;:]+ ){0,2}?y'
    """
    if pattern.startswith(("{S}", "(?:{S}")):
        pattern = pattern.replace("{S}", _FREE + "{S}", 1)
    for name, expression in _SLOTS.items():
        pattern = pattern.replace("{" + name + "}", expression)
    pattern = re.sub(r"~(\d) ?", r"(?:[^ .;:]+ ){0,\1}?", pattern)
    seen: Counter[str] = Counter()
    return re.sub(r"\(\?P<(\w+)>", lambda group: _numbered(group[1], seen), pattern)


def _numbered(name: str, seen: Counter[str]) -> str:
    """Open a group; one of a name that is taken gets a number."""
    seen[name] += 1
    return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}_{seen[name]}>"


_PREPOSITIONS = (
    "in of with against to from on by into over at в во на с со от из к по для против у ў ва з са ад да па супраць"
)
_FREE = "".join(rf"(?<!\b{word} )" for word in _PREPOSITIONS.split())
"""A subject that opens a pattern is not what a preposition before it governs."""

_JOINTS = r"(?:(?: ,)?(?: (?:and|и|і|й|ды|та|а также|as well as|with))?(?: the)? "
_ANAPHORA = (
    r"(?:this|the|that|which is the|these) (?:\w+ )?(?:route|pipeline|corridor|railway|highway|line)"
    r"|(?:эт\w+|данн\w+) (?:маршрут\w*|трубопровод\w*|нефтепровод\w*|газопровод\w*|коридор\w*|пут\w+)"
    r"|гэт\w+ (?:маршрут\w*|трубаправод\w*|нафтаправод\w*|газаправод\w*|калідор\w*|шлях\w*)"
)


def _listed(name: str, letters: str) -> str:
    return rf"(?P<{name}><[{letters}]\d+>{_JOINTS}<[{letters}]\d+>){{0,9}})"


_SLOTS = {
    "T": (
        r"(?:{O}|{o} (?:territory|soil|ports?|pipelines?|network|system|территори\w+|порт\w*|трубопровод\w*|"
        r"тэрыторы\w+|трубаправод\w*)|(?:the territory of|территори\w+|тэрыторы\w+) {O})"
    ),
    "S": _listed("S", "AG"),
    "O": _listed("O", "AG"),
    "s": r"(?P<S><a\d+>)",
    "o": r"(?P<O><a\d+>)",
    "Q": r"(?P<Q><Q\d+>)",
    "C": r"(?P<C><C\d+>)",
    "R": rf"(?:(?P<R><R\d+>)|(?P<anaphor>{_ANAPHORA}))",
}
