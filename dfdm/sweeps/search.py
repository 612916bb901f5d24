"""Where states change along a row of places: coarse samples, then bisection between neighbors that differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Final

_SAMPLES: Final = 9
_MOST_SLOW: Final = 3


class Search:
    """Asks for one place after the other, and is told the states there, one of each of m questions.

    Samples go from the place of now to the ends and then into the widest gaps; after them every pair of neighbors whose
    states differ is halved until they touch, those nearest to now first. With `ordered=False` all places are asked for.
    Beside a slow place nothing is halved, and no sample is taken between two of them, nor, once there are `most_slow`,
    beside any.
    """

    def __init__(
        self, count: int, now: int, *, samples: int = _SAMPLES, ordered: bool = True, most_slow: int = _MOST_SLOW
    ) -> None:
        self.count = count
        self.now = now
        self.known: dict[int, tuple[Hashable, ...]] = {}
        self._ordered = ordered
        self._slow: set[int] = set()
        self._most_slow = most_slow
        self._samples = list(_places(count, now, samples if ordered else count))

    def told(self, place: int, states: Sequence[Hashable], *, slow: bool = False) -> None:
        """Take in the states at a place, and whether it is slow to ask there."""
        self.known[place] = tuple(states)
        if slow:
            self._slow.add(place)

    @property
    def sampling(self) -> bool:
        """Whether the coarse samples are not yet all there."""
        return any(not self._passed_over(place) for place in self._samples if place not in self.known)

    @property
    def blunt(self) -> bool:
        """Whether slow places kept something from being looked at."""
        passed_over = any(place not in self.known and self._passed_over(place) for place in self._samples)
        return passed_over or any(self._slow & {low, high} for low, high in self._open())

    def wanted(self) -> int | None:
        """The next place to ask about; None where all is found."""
        for place in self._samples:
            if place not in self.known and not self._passed_over(place):
                return place
        sharp = [
            (min(abs(low - self.now), abs(high - self.now)), low, high)
            for low, high in self._open()
            if not self._slow & {low, high}
        ]
        if not sharp:
            return None
        _, low, high = min(sharp)
        return (low + high) // 2

    def _open(self) -> Iterator[tuple[int, int]]:
        """Neighbors that differ and do not touch."""
        if self._ordered:
            yield from ((a, b) for a, b in self.pairs() if b - a > 1 and self.known[a] != self.known[b])

    def _passed_over(self, place: int) -> bool:
        """Whether a sample is most likely slow too."""
        if not self._slow or not self._ordered:
            return False
        before = max((known for known in self.known if known < place), default=None)
        after = min((known for known in self.known if known > place), default=None)
        beside = {one for one in (before, after) if one is not None}
        return beside <= self._slow or (len(self._slow) >= self._most_slow and bool(beside & self._slow))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The known places, each with the next one."""
        places = sorted(self.known)
        return pairwise(places)

    def runs(self, question: int) -> list[tuple[int, int]]:
        """First and last place of every run of known places with the same state of one question."""
        found: list[tuple[int, int]] = []
        for place in sorted(self.known):
            if found and self.known[place][question] == self.known[found[-1][0]][question]:
                found[-1] = found[-1][0], place
            else:
                found.append((place, place))
        return found


def _places(count: int, now: int, samples: int) -> Iterator[int]:
    """Now, the ends, and then the middles of ever smaller gaps of an even row of samples."""
    spread = min(samples, count) - 1
    even = [round(k * (count - 1) / spread) for k in range(spread + 1)] if spread else [0]
    yield now
    given = {now}
    for end in (0, count - 1):
        if end not in given:
            given.add(end)
            yield end
    gaps = [(0, len(even) - 1)]
    while gaps:
        low, high = gaps.pop(0)
        middle = (low + high) // 2
        if middle == low:
            continue
        if even[middle] not in given:
            given.add(even[middle])
            yield even[middle]
        gaps += [(low, middle), (middle, high)]
