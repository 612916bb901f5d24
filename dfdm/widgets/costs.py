"""Where the money goes: the lines of an estimate with their share, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from dfdm.costs import Estimate
from dfdm.widgets.processes import spoken
from dfdm.widgets.table import Column, Row, Table

_COLUMNS = (
    Column(key="what", label="What"),
    Column(key="amount", label="Each", kind="number"),
    Column(key="share", label="Share", kind="bar"),
    Column(key="basis", label="Comes from", kind="wide"),
    Column(key="sources", label="Sources"),
)


class CostsView(Table):
    """The breakdown of estimates, one per part; an estimate is not an offer."""

    def __init__(self, estimates: Estimate | Iterable[Estimate] = ()) -> None:
        super().__init__()
        self.estimates = (estimates,) if isinstance(estimates, Estimate) else tuple(estimates)

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """What is shown."""
        return self._estimates

    @estimates.setter
    def estimates(self, estimates: tuple[Estimate, ...]) -> None:
        self._estimates = estimates
        rows = [
            Row(
                id=f"{place}.{number}",
                cells={
                    "what": line.what,
                    "amount": str(line.amount),
                    "share": f"{share(line.amount.amount, estimate.unit_cost.amount):.0%}",
                    "basis": line.basis,
                    "sources": ", ".join(line.sources),
                },
                order={"amount": float(line.amount.amount), "share": float(line.amount.amount)},
                share=share(line.amount.amount, estimate.unit_cost.amount),
            )
            for place, estimate in enumerate(estimates)
            for number, line in enumerate(estimate.lines)
        ]
        self.fill(_COLUMNS, rows, caption="; ".join(map(_caption, estimates)), note=" ".join(map(_note, estimates)))

    def explain(self, why_none: str) -> None:
        """Show no estimate, and why there is none."""
        self._estimates = ()
        self.fill((), (), caption="No estimate", note=why_none)

    def text(self) -> str:
        """The estimates in their own words."""
        return "\n\n".join(map(str, self.estimates))


def share(part: object, whole: object) -> float:
    """How much of the whole a part is; 0 where there is no whole."""
    total = float(str(whole))
    return float(str(part)) / total if total > 0 else 0.0


def _caption(estimate: Estimate) -> str:
    pieces = f"{estimate.quantity} pieces" if estimate.quantity != 1 else "1 piece"
    return (
        f"{spoken(str(estimate.route))}, {pieces}: {estimate.unit_cost} each "
        f"({estimate.low.rounded().amount} to {estimate.high.rounded().amount}), an estimate, not an offer"
    )


def _note(estimate: Estimate) -> str:
    minutes = estimate.machine_time_s / 60
    facts = (
        f"Per piece: {minutes:.1f} min of machine time, {estimate.material_g:.1f} g of material, "
        f"{estimate.energy_kwh:.2f} kWh, {estimate.co2e_kg:.2f} kg CO2e."
    )
    missing = f" Not priced: {', '.join(estimate.not_priced)}." if estimate.not_priced else ""
    return facts + missing
