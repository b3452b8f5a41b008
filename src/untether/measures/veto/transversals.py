"""The smallest sets that meet every set of a growing family."""

from __future__ import annotations


class Transversals:
    """All minimal sets that share a member with each set of a family, kept up to date as the family grows.

    Sets are bit sets. Adding a set keeps the transversals that meet it and extends the others by one of its members
    each; an extension is minimal if each of its members is the only one to meet some set (Berge's multiplication
    with the test of Murakami and Uno).

    Examples
    --------
    >>> family = Transversals()
    >>> family.add(0b011)
    >>> family.add(0b110)
    >>> sorted(family.minimal)
    [2, 5]
    """

    def __init__(self) -> None:
        self.minimal: set[int] = {0}
        self._size = 0
        self._meeting: dict[int, int] = {}

    def add(self, some: int) -> None:
        """Take one more set into the family."""
        members = [1 << i for i in range(some.bit_length()) if some >> i & 1]
        for member in members:
            self._meeting[member] = self._meeting.get(member, 0) | 1 << self._size
        self._size += 1
        missing = [found for found in self.minimal if not found & some]
        self.minimal.difference_update(missing)
        self.minimal.update(
            found | member for found in missing for member in members if self._is_minimal(found | member)
        )

    def _is_minimal(self, found: int) -> bool:
        meeting = [self._meeting[1 << i] for i in range(found.bit_length()) if found >> i & 1]
        once = twice = 0
        for sets in meeting:
            twice |= once & sets
            once |= sets
        return all(sets & once & ~twice for sets in meeting)
