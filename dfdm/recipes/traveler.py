"""The traveler: the card that goes with a job through the shop, put together from the recipe and the estimate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from dfdm.checks.texts import ENGLISH, texts_of
from dfdm.costs import Estimate
from dfdm.facts.shown import Shown
from dfdm.processes import Capability, Catalog, Operation, Route
from dfdm.processes.hazard import SEVERITIES, hazards
from dfdm.recipes.final_inspection import pieces_in_words, planned_for
from dfdm.recipes.steps import made_by

SCHEMA: Final = "dfdm/traveler/1"
SAMPLES: Final = 5
GRAMS_PER_KG: Final = 1000.0
_M_PER_MIN: Final = 0.06
"""Meters per minute in a millimeter per second."""
_MINUTE_S, _HOUR_S = 60.0, 3600.0
"""Columns for measured values; of a larger lot the rest goes on a sheet of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JobStep:
    """One step as it is done: where, of what, how set, how long, what is dangerous, what is checked after it.

    `times` are (what, how long) in words; `checks` the ids of characteristics that must hold once the step is done.
    """

    number: int
    name: str
    machine: str
    material: str
    settings: tuple[tuple[str, str], ...]
    times: tuple[tuple[str, str], ...]
    effect: str
    hazards: tuple[str, ...]
    checks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One row of the inspection table: what, limits, how, how many, after which step."""

    id: str
    what: str
    nominal: str
    lower: str
    upper: str
    unit: str
    method: str
    pieces: str
    step: int
    critical: bool
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartCard:
    """A distinct part: how many of it the job makes, of what, by which steps, and what is inspected."""

    name: str
    count: int
    material: str
    size: str
    mass: str
    steps: tuple[JobStep, ...]
    checks: tuple[Check, ...]
    statement: str


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Traveler(Shown):
    """The card: what is made, for whom, by what right, how many, and a card for each distinct part.

    `recipe` is the id of the recipe, with its digest; `open` what the recipe does not state; `code` what the scanned code
    of the answer form says; `marking` what is to stand on the pieces.
    """

    title: str
    number: str
    revision: str
    owner: str
    license: str
    attribution: str
    quantity: int
    lot: str
    node: str
    created: str
    recipe: str
    parts: tuple[PartCard, ...]
    open: tuple[str, ...]
    code: str = ""
    marking: tuple[str, ...] = ()

    @property
    def samples(self) -> int:
        """Columns for measured values."""
        return min(self.quantity, SAMPLES)

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `traveler`."""
        return {"schema": SCHEMA, **_plain(asdict(self))}

    def __str__(self) -> str:
        lines = [f"{self.title}: {self.quantity} to make, drawing {self.number}"]
        for part in self.parts:
            lines.append(f"{part.name} × {part.count}, {part.material}")
            lines += [f"  {step.number}. {step.name}" for step in part.steps]
            lines += [f"  check {check.id} after step {check.step}: {check.what}" for check in part.checks]
        lines += [f"marking: {line}" for line in self.marking]
        lines += [f"not stated: {line}" for line in self.open]
        return "\n".join(lines)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a card holds
    """Tuples as the lists that JSON has."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def part_cards(
    recipe: Mapping[str, Any],
    route: Route,
    capability: Capability,
    estimates: Mapping[str, Estimate],
    pages: Catalog,
    *,
    quantity: int,
) -> tuple[PartCard, ...]:
    """The cards of the parts of a recipe document; `estimates` by part name, where one could be made."""
    cards = []
    for part in recipe["parts"]:
        checks = _checks(part, route, pages, part["count"] * quantity)
        body, material = part["equivalence"]["geometry"], part["formula"]["inputs"][0]
        steps = tuple(
            _step(unit, route, capability, estimates.get(part["name"]), checks, recipe["safety"], pages)
            for unit in part["procedure"]
        )
        mass = material["net_mass_g"]
        cards.append(
            PartCard(
                name=part["name"],
                count=part["count"] * quantity,
                material=" ".join(
                    filter(None, (material["name"], material["designation"] and f"({material['designation']})"))
                ),
                size=" × ".join(_figure(v) for v in body["bounding_box_mm"]) + " mm",
                mass=""
                if mass is None
                else f"{mass:.3g} g"
                if mass < GRAMS_PER_KG
                else f"{mass / GRAMS_PER_KG:.3g} kg",
                steps=steps,
                checks=checks,
                statement=part["equivalence"]["statement"],
            )
        )
    return tuple(cards)


def _figure(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _step(
    unit: Mapping[str, Any],
    route: Route,
    capability: Capability,
    estimate: Estimate | None,
    checks: Sequence[Check],
    safety: Sequence[Mapping[str, Any]],
    pages: Catalog,
) -> JobStep:
    number = unit["unit_procedure"]
    notes = [note["text"] for note in (*unit["safety"], *(n for n in safety if n["step"] == unit["id"]))]
    if number == 1:
        notes = [*_of_material(capability), *notes]
    machine = pages.machines.get(unit["machine"])
    times = _shaping_times(capability, estimate) if number == 1 else ()
    if unit["kind"] == "operation":
        times = _operation_times(pages.operation(unit["id"]))
    return JobStep(
        number=number,
        name=unit["name"],
        machine=machine.name if machine else unit["machine"],
        material=pages.materials[unit["material"]].name if unit["material"] in pages.materials else unit["material"],
        settings=tuple(_setting(p) for p in unit["parameters"]),
        times=times,
        effect=unit["effect"],
        hazards=tuple(dict.fromkeys(notes)),
        checks=tuple(c.id for c in checks if c.step == number),
    )


def _of_material(capability: Capability) -> list[str]:
    """What the material does under the shaping process, the worst first, and why; that nobody looked is said too."""
    table, term, words = hazards(), capability.process.term, texts_of("hazard", "dfdm", ENGLISH).words
    if not table.was_read(capability.material, term):
        return [f"{capability.material.name}: {words['not-read']}."]
    rows = [row for row in table.of(capability.material, term) if row.on(capability.machine) is not False]
    found = []
    for row in sorted(rows, key=lambda r: -SEVERITIES.index(r.severity)):
        sure = row.on(capability.machine)
        forbidden = "On some machines: " if sure is None else "Forbidden in shops: " if row.severity == "fail" else ""
        why = words.get(f"{row.id}-why", "")
        found.append(f"{forbidden}{capability.material.name}: {words[row.id]}. {why}".strip())
    return found


def _setting(parameter: Mapping[str, Any]) -> tuple[str, str]:
    """Name and value of a parameter with what it may be; cutting speeds in the unit of the shop floor, m/min."""
    value, unit, times = parameter["value"], parameter["unit"], 1.0
    if parameter["name"].endswith("cutting_speed") and unit == "mm/s":
        times, unit = _M_PER_MIN, "m/min"
    words = value if isinstance(value, str) else _figure(value * times)
    said = f"{words} {_unit(unit)}".strip()
    if parameter["rule"] == "range":
        said = f"{said} ({_figure(parameter['low'] * times)} to {_figure(parameter['high'] * times)} permitted)"
    elif parameter["rule"] == "fixed":
        said = f"{said}, fixed"
    return parameter["name"].replace("_", " "), said


def _unit(unit: str) -> str:
    return {"text": "", "ratio": "", "1": "", "flag": ""}.get(unit, unit)


def _shaping_times(capability: Capability, estimate: Estimate | None) -> tuple[tuple[str, str], ...]:
    """What shaping takes, where it was priced; without an estimate nothing is said."""
    if estimate is None:
        return ()
    found = []
    setup = capability.rates.get("setup_time")
    if setup is not None:
        each = duration(setup.number)
        found.append(("setup", f"{estimate.setups} × {each}" if estimate.setups > 1 else each))
    found.append(("machine, each", duration(estimate.machine_time_s)))
    load = capability.rates.get("load_time")
    if load is not None and load.number > 0.0:
        found.append(("loading, each", duration(load.number * max(estimate.setups, 1))))
    found.append(("whole lot, all steps", duration(estimate.lead_work_s)))
    return tuple(found)


def _operation_times(operation: Operation) -> tuple[tuple[str, str], ...]:
    words = {"hole": "each hole", "edge_m": "each meter of edge", "m2": "each m²", "piece": "each"}
    named = (("setup_time", "setup"), ("time_per_piece", "each piece"), ("time_per_feature", words[operation.per]))
    return tuple(
        (word, duration(cited.number)) for key, word in named if (cited := operation.rates.get(key)) is not None
    )


def duration(seconds: float) -> str:
    """Seconds in words: 40 s, 12 min, 3.5 h."""
    if seconds < 1.5 * _MINUTE_S:
        return f"{seconds:.0f} s"
    size, unit = (_MINUTE_S, "min") if seconds < 1.5 * _HOUR_S else (_HOUR_S, "h")
    return f"{seconds / size:.1f}".removesuffix(".0") + f" {unit}"


def _checks(part: Mapping[str, Any], route: Route, pages: Catalog, lot: int) -> tuple[Check, ...]:
    """The rows of the inspection table; which pieces are inspected follows from the lot, unless a person decided it."""
    open_plan, plan = part["final_inspection"], planned_for(part, lot)
    inspected = {i["characteristic"]: i for i in part["inspections"]}
    found = []
    for demand in part["requirements"]:
        how = inspected[demand["id"]]
        size = demand["nominal_mm"] if demand["nominal_mm"] is not None else demand["model_mm"]
        what = " ".join(
            filter(None, (demand["kind"].replace("_", " "), demand["thread"], demand["fit"], _where(demand["on"])))
        )
        found.append(
            Check(
                id=demand["id"],
                what=what,
                nominal="" if size is None else _figure(size),
                lower="" if how["lower"] is None else _figure(how["lower"]),
                upper="" if how["upper"] is None else _figure(how["upper"]),
                unit=how["unit"],
                method=_method(how),
                pieces=pieces_in_words(demand, plan)
                if how["pieces"] == pieces_in_words(demand, open_plan)
                else how["pieces"],
                step=made_by(demand["kind"], route, pages),
                critical=demand["critical"],
                note=demand["note"],
            )
        )
    return tuple(found)


def _where(on: str) -> str:
    """Where a characteristic is, without the word for a tag of the design."""
    return f"at {on.removeprefix('tag:')}"


def _method(how: Mapping[str, Any]) -> str:
    """The instrument, or how else it is done, and why so."""
    if how["instrument"] is not None:
        return str(how["instrument"]["name"])
    return f"{how['method']} ({how['note']})" if how["note"] else str(how["method"])
