"""Later processes of a route (laser, then bend): each with the work of its own driver and rates of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from dfdm.cited import Cited
from dfdm.costs.work import DRIVERS, Job, NotPricedError, Work, work_of
from dfdm.errors import InputError
from dfdm.facts import PartFacts
from dfdm.processes import Capability, Route, capability

OF_THE_NODE: Final = ("labor_rate", "learning_rate")
"""Rates that a node states for all it does."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LaterProcess:
    """A later process of a route: the name of its lines and rates, what offers it, what it takes."""

    id: str
    offered: Capability
    work: Work
    rates: Mapping[str, Cited]

    @property
    def reads(self) -> tuple[str, ...]:
        """The rates that its driver read, by their names in the price."""
        return tuple(f"{self.id}.{key}" for key in DRIVERS[self.offered.process.drivers[0]].reads)

    @property
    def named(self) -> dict[str, Cited]:
        """Its rates as the price names them."""
        return {f"{self.id}.{key}": cited for key, cited in self.rates.items()}


def later_processes(
    facts: PartFacts, route: Route, first: Capability, own: Mapping[str, Cited]
) -> tuple[tuple[LaterProcess, ...], tuple[str, ...]]:
    """The later processes that can be priced, and in words those that cannot.

    A step works the material of the first one on the machine it names, else on one as its process page says; `own` are the
    node's rates, of which those for all its work hold. Stock is bought by the first step alone.
    """
    found: list[LaterProcess] = []
    missing: list[str] = []
    for step in route.steps[1:]:
        if step.kind != "process":
            continue
        before = sum(later.offered.process.term == step.id for later in found) + (route.process == step.id)
        name = step.id if not before else f"{step.id}_{before + 1}"
        try:
            offered = capability(step.id, first.material, step.machine or None)
            if not offered.process.drivers:
                raise NotPricedError("this version does not price it")
            rates = {**offered.rates, **{key: own[key] for key in OF_THE_NODE if key in own}}
            job = Job(
                facts=facts,
                material=offered.material,
                rates=rates,
                options=offered.machine.options if offered.machine else (),
                limits=offered.limits,
                route_parameters=step.parameters,
            )
            work = replace(work_of(offered.process.drivers[0], job), stock_g=0.0)
        except InputError as error:
            missing.append(f"the later process {step.id}: {error}")
            continue
        found.append(LaterProcess(id=name, offered=offered, work=work, rates=rates))
    return tuple(found), tuple(missing)
