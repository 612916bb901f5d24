"""What an estimate says: price with interval, lines with their basis, time, material, energy, emissions; never binding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dfdm.costs.carbon import BOUNDARY, Emission
from dfdm.costs.circularity import Circularity, together
from dfdm.facts.rounding import significant
from dfdm.facts.shown import Shown
from dfdm.money import Money
from dfdm.processes import Route

if TYPE_CHECKING:
    from dfdm.costs.basis import Basis

SCHEMA: Final = "dfdm/estimates/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class CostLine:
    """One line of a price: what, how much per piece, in words with numbers, from which sources.

    `step` is the step of the route it is of, empty for the order as a whole; `party` whom it pays: `node`, `material`
    (who sells what is used up) or `tooling`.
    """

    what: str
    amount: Money
    basis: str
    sources: tuple[str, ...] = ()
    step: str = ""
    party: str = "node"

    def to_dict(self) -> dict[str, Any]:
        """Write the line; its amount is in the currency of the estimate."""
        return {
            "what": self.what,
            "amount": str(self.amount.rounded().amount),
            "basis": self.basis,
            "sources": list(self.sources),
            "step": self.step or None,
            "party": self.party,
        }


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Estimate(Shown):
    """What one piece costs, takes and emits by a route, at a quantity; ours, not an offer.

    Lines add up to `unit_cost`. Machine time (s), material (g, in the finished print or part), energy (kWh) and
    emissions (kgCO2e) are per piece. `exchange_date` dates the currency rates.
    """

    part: str
    route: Route
    process: str
    material: str
    machine: str
    node: str
    country: str
    quantity: int
    unit_cost: Money
    low: Money
    high: Money
    lines: tuple[CostLine, ...]
    machine_time_s: float
    material_g: float
    stock_g: float
    setups: int
    energy_kwh: float
    co2e_kg: float
    co2e_low_kg: float
    co2e_high_kg: float
    emissions: tuple[Emission, ...]
    not_priced: tuple[str, ...]
    assumptions: tuple[str, ...]
    exchange_date: str
    lead_work_s: float
    """Time for the whole quantity, what a lead time starts from: tools, machine, bench, waiting for shared builds."""
    unattended_s: float
    """The part of it that passes without an operator, also while the node is closed: runs, and waiting for shared builds."""
    circularity: Circularity | None = None
    """What becomes of the material: waste, recycling, other materials on the part."""
    basis: Basis | None = field(default=None, compare=False)
    """What the price was made from, for other quantities and for the rates behind a line; a document does not hold it."""

    @property
    def undivided_s(self) -> tuple[float, float]:
        """Seconds of `lead_work_s`, and of `unattended_s` in them, that further machines do not shorten; 0 of a document."""
        return (0.0, 0.0) if self.basis is None else self.basis.undivided_s

    @property
    def total(self) -> Money:
        """The price of the whole quantity."""
        return (self.unit_cost * self.quantity).rounded()

    def to_dict(self) -> dict[str, Any]:
        """Write the estimate; amounts are decimal text in one currency."""
        return {
            "part": self.part,
            "route": self.route.to_dict(),
            "process": self.process,
            "material": self.material,
            "machine": self.machine or None,
            "node": self.node or None,
            "country": self.country or None,
            "quantity": self.quantity,
            "unit_cost": self.unit_cost.to_dict(),
            "low": str(self.low.rounded().amount),
            "high": str(self.high.rounded().amount),
            "lines": [line.to_dict() for line in self.lines],
            "machine_time_s": round(self.machine_time_s, 1),
            "material_g": significant(self.material_g),
            "stock_g": significant(self.stock_g),
            "setups": self.setups,
            "energy_kwh": significant(self.energy_kwh),
            "co2e_kg": significant(self.co2e_kg),
            "co2e_low_kg": significant(self.co2e_low_kg),
            "co2e_high_kg": significant(self.co2e_high_kg),
            "co2e_boundary": BOUNDARY,
            "emissions": [emission.to_dict() for emission in self.emissions],
            "not_priced": list(self.not_priced),
            "assumptions": list(self.assumptions),
            "exchange_date": self.exchange_date,
            "work_s": round(self.lead_work_s, 1),
            "unattended_s": round(self.unattended_s, 1),
            "circularity": self.circularity and self.circularity.to_dict(),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Estimate:
        """Read what `to_dict` wrote."""
        currency = document["unit_cost"]["currency"]
        numbers = (
            "machine_time_s",
            "material_g",
            "stock_g",
            "setups",
            "energy_kwh",
            "co2e_kg",
            "co2e_low_kg",
            "co2e_high_kg",
        )
        return cls(
            part=document["part"],
            route=Route.from_dict(document["route"]),
            process=document["process"],
            material=document["material"],
            machine=document["machine"] or "",
            node=document["node"] or "",
            country=document["country"] or "",
            quantity=document["quantity"],
            unit_cost=Money.from_dict(document["unit_cost"]),
            low=Money.of(document["low"], currency),
            high=Money.of(document["high"], currency),
            lines=tuple(
                CostLine(
                    what=line["what"],
                    amount=Money.of(line["amount"], currency),
                    basis=line["basis"],
                    sources=tuple(line["sources"]),
                    step=line.get("step") or "",
                    party=line.get("party", "node"),
                )
                for line in document["lines"]
            ),
            emissions=tuple(Emission(**{**e, "sources": tuple(e["sources"])}) for e in document["emissions"]),
            not_priced=tuple(document["not_priced"]),
            assumptions=tuple(document["assumptions"]),
            exchange_date=document["exchange_date"],
            lead_work_s=document["work_s"],
            unattended_s=document["unattended_s"],
            circularity=Circularity.from_dict(found) if (found := document.get("circularity")) else None,
            **{key: document[key] for key in numbers},
        )

    def __str__(self) -> str:
        wide = max((len(line.what) for line in self.lines), default=0)
        head = (
            f"{self.part}: {self.unit_cost} a piece at {self.quantity} ({self.low} to {self.high}), {self.route}; "
            "an estimate, not an offer"
        )
        lines = [f"  {line.what:<{wide}}  {line.amount.rounded().amount:>10}  {line.basis}" for line in self.lines]
        tail = (
            f"  {self.machine_time_s / 60:.1f} min machine, {self.material_g:.1f} g, {self.energy_kwh:.2f} kWh, "
            f"{self.co2e_kg:.2f} kg CO2e ({self.co2e_low_kg:.2f} to {self.co2e_high_kg:.2f}; "
            f"{', '.join(f'{emission.kg:.2f} {emission.what}' for emission in self.emissions)})"
        )
        material = [f"  {self.circularity}"] if self.circularity else []
        left_out = [f"  not priced: {'; '.join(self.not_priced)}"] if self.not_priced else []
        return "\n".join([head, *lines, tail, *material, *left_out])


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Estimates(Shown):
    """Estimates of every part of a model."""

    model: str
    estimates: tuple[Estimate, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `estimates`."""
        return {
            "schema": SCHEMA,
            "model": self.model,
            "binding": False,
            "estimates": [estimate.to_dict() for estimate in self.estimates],
            "circularity": together(self.estimates),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Estimates:
        """Read what `to_dict` wrote."""
        return cls(model=document["model"], estimates=tuple(Estimate.from_dict(e) for e in document["estimates"]))

    def __str__(self) -> str:
        notes = together(self.estimates)["notes"] if len(self.estimates) > 1 else ()
        return "\n".join([*(str(estimate) for estimate in self.estimates), *notes])
