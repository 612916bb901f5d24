"""Where states change along a row of places: coarse samples, then bisection between neighbors that differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Final

_SAMPLES: Final = 9


class Search:
    """Asks for one place after the other, and is told the states there, one of each of m questions.

    Samples go from the place of now to the ends and then into the widest gaps; after them every pair of neighbors whose
    states differ is halved until they touch, those nearest to now first. With `ordered=False` all places are asked for.
    """

    def __init__(self, count: int, now: int, *, samples: int = _SAMPLES, ordered: bool = True) -> None:
        self.count = count
        self.now = now
        self.known: dict[int, tuple[Hashable, ...]] = {}
        self._blunt: set[int] = set()
        self._samples = list(_places(count, now, count if not ordered else samples))

    def told(self, place: int, states: Sequence[Hashable], *, slow: bool = False) -> None:
        """Take in the states at a place. What lies beside a `slow` one is not searched any further."""
        self.known[place] = tuple(states)
        if slow:
            self._blunt.add(place)

    @property
    def sampling(self) -> bool:
        """Whether the coarse samples are not yet all there."""
        return any(place not in self.known for place in self._samples)

    def wanted(self) -> int | None:
        """The next place to ask about; None where all is found."""
        for place in self._samples:
            if place not in self.known:
                return place
        open_pairs = [
            (min(abs(low - self.now), abs(high - self.now)), low, high)
            for low, high in self.pairs()
            if high - low > 1 and self.known[low] != self.known[high] and not self._blunt & {low, high}
        ]
        if not open_pairs:
            return None
        _, low, high = min(open_pairs)
        return (low + high) // 2

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
