"""Judge a ladder of steps: how far down (or up) everything came out whole, and what in it does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of one series: how many of its judged repeats came out whole."""

    series: str
    size: float
    whole: int
    of: int

    @property
    def words(self) -> str:
        """The count in words."""
        return f"{self.whole} of {self.of} whole at {self.size:g}" if self.of else f"nothing judged at {self.size:g}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What a ladder says: the furthest step up to which all is whole, None with the reason where nothing can be claimed.

    `beyond` is the step that ended it, None at the end of the ladder: nothing is said of what lies past that. `repeats`
    is the least number of whole repeats at any step up to the claimed one. `odd` names steps that came out whole past a broken one.
    """

    size: float | None
    repeats: int
    beyond: Step | None
    reason: str
    odd: tuple[str, ...]


def standing(ladders: Sequence[Sequence[Step]], *, least_repeats: int, unit: str) -> Standing:
    """Walk ladders that belong together from their easiest step on; each begins with its easiest step, all have the same sizes.

    A step holds where every judged repeat in every ladder is whole and each has at least `least_repeats` of them. The
    first that does not hold ends the walk, whatever lies past it: a thin wall that stood where a thicker one broke was
    lucky, and nothing is claimed beyond an untried step. So the bound of Clopper and Pearson holds for the claimed step
    although the data chose it: where harder steps come out whole less often, the walk must pass the first step that is
    worse than the bound, which it does no more often than the bound allows.
    """
    size, repeats, ended, at = None, 0, None, 0
    for at, steps in enumerate(zip(*ladders, strict=True)):  # noqa: B007 - where the walk ended is read below
        worst = min(steps, key=lambda step: (step.whole == step.of, step.of))
        if worst.whole < worst.of or worst.of < least_repeats:
            ended = worst
            break
        size, repeats = worst.size, min([step.of for step in steps] + ([repeats] if repeats else []))
    odd = []
    if ended is not None and ended.whole < ended.of:
        for ladder in ladders:
            odd += [
                f"{step.series}: {step.words} {unit}, although {ended.words} {unit} ({ended.series}) is easier: "
                "it does not fit and is not used"
                for step in ladder[at + 1 :]
                if step.of and step.whole == step.of
            ]
    return Standing(
        size=size, repeats=repeats, beyond=ended, reason="" if size is not None else _why(ended, least_repeats, unit),
        odd=tuple(odd),
    )  # fmt: skip


def _why(ended: Step | None, least_repeats: int, unit: str) -> str:
    if ended is None:
        return "nothing was judged"
    if ended.whole < ended.of:
        return f"not even the easiest step came out whole every time: {ended.words} {unit} ({ended.series})"
    return (
        f"too few repeats: {ended.words} {unit} ({ended.series}), and a claim needs {least_repeats} at the easiest step"
    )
