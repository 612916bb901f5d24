"""Parts that touch food, made so that they can be kept clean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import of_kinds, suited
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable
from dfdm.facts import PartFacts
from dfdm.processes.process import FAMILIES
from dfdm.requirements.requirement import Resolved


@check(
    key="food-contact",
    families=FAMILIES,
    limits=("food_contact_suited",),
    rationale="Crevices keep what washing does not reach; what a material gives off is a matter of its papers.",
)
def food_contact(part: PartFacts, limits: Limits, requirements: Sequence[Resolved]) -> Iterator[Outcome]:
    """A part that touches food has a surface that can be cleaned."""
    del part
    if not of_kinds(requirements, ("food_contact",)):
        yield not_applicable(limits, "keeps-germs", "not-demanded")
        return
    yield Outcome(code="keeps-germs", grade=suited(limits, "food_contact_suited"), reason="papers-asked")
