"""One conformance case: a question with an id; what is wrong is told in sentences that say what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


class ConformanceError(AssertionError):
    """What does not conform: one sentence each in `faults`."""

    def __init__(self, about: str, faults: Iterable[str]) -> None:
        self.about = about
        self.faults = tuple(faults)
        super().__init__(f"{about}:\n" + "\n".join(f"- {fault}" for fault in self.faults))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Case:
    """A case for `pytest.mark.parametrize("case", cases, ids=str)`: calling it raises ConformanceError or nothing.

    `ask` gives a sentence for each fault.
    """

    about: str
    ask: Callable[[], Iterable[str]]

    def __str__(self) -> str:
        return self.about

    def __call__(self) -> None:
        """Raise ConformanceError with every fault, or return."""
        refuse(self.about, self.ask())


def refuse(about: str, faults: Iterable[str]) -> None:
    """Raise ConformanceError if there are faults; the same sentence is told once."""
    found = tuple(dict.fromkeys(faults))
    if found:
        raise ConformanceError(about, found)
