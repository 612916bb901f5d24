"""Register checks: one question each, asked of a part for any number of capabilities at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from dfdm.checks.outcome import Outcome
from dfdm.checks.pictures import picture_of
from dfdm.checks.texts import ENGLISH, Texts, texts_of
from dfdm.errors import DataError
from dfdm.facts.measurements import QUANTITIES
from dfdm.plugins import Register
from dfdm.processes.process import FAMILIES

Rule = Callable[..., Iterator[Outcome]]
T = TypeVar("T")
HOW_IT_LIES: Final = "overhang"
"""The quantity that holds the orientations of a part: what a rule that takes the orientation needs."""
_EXTRAS: Final = ("offers", "orientation", "requirements", "route")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Check:
    """A check with what it declares: the limits it reads, the quantities it needs, the families of process it suits.

    Of what it needs nothing may be unknown; what is `optional` it uses where it was measured. `extras` are the arguments
    beside part and limits that its rule takes: the `orientation` the part lies in, the declared `requirements`, the
    `route`, the `offers` (material and machine) that the rows stand for. `rationale` says to developers why it is asked;
    what people read stands in the pages of texts.
    """

    key: str
    families: tuple[str, ...]
    limits: tuple[str, ...]
    quantities: tuple[str, ...]
    optional: tuple[str, ...]
    essential: bool
    rationale: str
    extras: tuple[str, ...]
    rule: Rule

    def texts(self, language: str = ENGLISH) -> Texts:
        """What is asked, what is hard to make and what is better, and the words of its findings, in one language."""
        return texts_of(self.key, self.rule.__module__, language)

    def picture(self, code: str) -> str:
        """The bad beside the good as SVG, for a finding of that code; empty where nobody drew it."""
        return picture_of(self.key, code, self.rule.__module__)


CHECKS: Final[Register[Check]] = Register("check", package="dfdm.checks.rules", group="dfdm.checks")


def check(
    *,
    key: str,
    families: tuple[str, ...],
    rationale: str,
    limits: tuple[str, ...] = (),
    quantities: tuple[str, ...] = (),
    optional: tuple[str, ...] = (),
    essential: bool = False,
) -> Callable[[Rule], Rule]:
    """Register a rule under its key; what it declares is checked here and kept to by the runner."""
    for quantity in (*quantities, *optional):
        if quantity not in QUANTITIES:
            raise DataError(f"check '{key}' needs '{quantity}', which nobody measures")
    for family in families:
        if family not in FAMILIES:
            raise DataError(f"check '{key}' is for '{family}', which is no family of processes")

    def register(rule: Rule) -> Rule:
        names = tuple(inspect.signature(rule).parameters)
        extras = names[2:]
        if names[:2] != ("part", "limits") or set(extras) - set(_EXTRAS):
            raise DataError(f"the rule of check '{key}' takes part, limits and of {', '.join(_EXTRAS)} what it needs")
        item = Check(
            key=key,
            families=families,
            limits=limits,
            quantities=quantities,
            optional=optional,
            essential=essential,
            rationale=rationale,
            extras=extras,
            rule=rule,
        )
        CHECKS.add(key, item, home=rule.__module__)
        return rule

    return register


def known(quantity: T | None) -> T:
    """A quantity that the check declared, so that the runner made sure it was measured."""
    if quantity is None:
        raise DataError("a rule uses a quantity that its check does not declare")
    return quantity
