"""Sweep a design: where along a parameter it can be made, what governs its findings, what mends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import BuildError, DfdmError, InputError
from dfdm.verbs.judging import Lying, cost_all, lying_of, network, routes_for
from dfdm.verbs.opening import opened

if TYPE_CHECKING:
    from dfdm.checks.reports import Reports
    from dfdm.designs import Variant
    from dfdm.money import Money
    from dfdm.sweeps import Asked, Bands, Fix


def asked_for(
    process: str | Sequence[str] = (),
    *,
    route: Any = None,
    material: str | None = None,
    machine: str | None = None,
    nodes: Any = None,
    orientation: Lying | None = None,
    language: str | None = None,
) -> tuple[Asked, ...]:
    """What `dfdm.check` would be asked, for sweeps. With `nodes` a process counts where any offer of them makes the part.

    Without a process all known ones are asked, or all that some node offers.
    """
    import numpy as np

    from dfdm.checks.texts import chosen_language
    from dfdm.processes import capability
    from dfdm.sweeps import Asked

    processes = (process,) if isinstance(process, str) and process else tuple(process)
    spoken, lying = chosen_language(language), lying_of(orientation)
    if nodes is None:
        return tuple(
            Asked.of(
                capability(one.process, one.material or None, one.shaping.machine or None),
                route=one,
                orientation=lying,
                language=spoken,
            )
            for one in routes_for(processes, route, material, machine)
        )
    found, asked = network(nodes), []
    for one in routes_for(processes, route, material, machine, default_material=False):
        offers = found.offers(one.process, materials=(one.material,) if one.material else ())
        rows = np.zeros(0, dtype=np.intp) if offers is None else offers.on_machine(one.shaping.machine)
        if offers is not None and rows.size:
            asked.append(Asked.among(offers.table, rows, route=one, orientation=lying, language=spoken))
        elif processes or route is not None:
            raise InputError(f"no node offers {one.process}{f' in {one.material}' if one.material else ''}")
    return tuple(asked)


def bands(
    thing: Any,
    parameter: str,
    process: str | Sequence[str] = (),
    *,
    samples: int | None = None,
    tries: int | None = None,
    seconds: float | None = None,
    timeout_s: float | None = None,
    within: tuple[float, float] | None = None,
    **choice: Any,
) -> Bands:
    """Where along the range of one parameter the part can be made by each process, and the limit that is met at each end.

    `thing` is a variant, a design or a path to one. `choice` is what `dfdm.check` takes: `route`, `material`, `machine`,
    `nodes`, `orientation`, `language`. `samples` values
    are spread over the range, and changes between them are bisected to the parameter's step. `tries` (values) and
    `seconds` are the most that it may cost, `timeout_s` what one value may take before it counts as one that hangs.
    """
    from dfdm.sweeps import SAMPLES, TRIAL_S, TRIES, Trials
    from dfdm.sweeps import bands as found

    variant = variant_of(thing)
    asked = asked_for(process, **choice)
    trials = Trials(variant.design, asked, timeout_s=timeout_s or TRIAL_S)
    return found(
        variant,
        parameter,
        asked,
        trials=trials,
        samples=samples or SAMPLES,
        tries=tries or TRIES,
        seconds=seconds,
        within=within,
    )


def remedies(
    thing: Any,
    process: str | Sequence[str] = (),
    *,
    tries: int | None = None,
    seconds: float | None = None,
    timeout_s: float | None = None,
    **choice: Any,
) -> Reports:
    """The reports of `dfdm.check`, in which findings name the parameter that governs them and the value that mends them.

    Every value that is named was built and judged; a remedy says what else turns worse there. `choice`, `seconds` and
    `timeout_s` are as in `bands`; `tries` is the most values for all findings together.
    """
    from dfdm.checks.reports import Reports
    from dfdm.sweeps import TRIAL_S, TRIES, Probe, Trials, explained, governed

    variant = variant_of(thing)
    asked = asked_for(process, **choice)
    trials = Trials(variant.design, asked, timeout_s=timeout_s or TRIAL_S)
    probe = Probe(variant, trials, tries=tries or TRIES, seconds=seconds)
    base = probe.at()
    if base.failure is not None:
        raise BuildError(base.failure.message, file=variant.design.file)
    found = tuple(explained(probe))
    reports = [governed(report, found) for number in range(len(asked)) for report in base.reports(number)]
    return Reports(model=variant.design.name, reports=tuple(reports))


def fix(
    thing: Any,
    process: str | Sequence[str] = (),
    *,
    quantity: int = 1,
    tries: int | None = None,
    seconds: float | None = None,
    timeout_s: float | None = None,
    values: Mapping[str, object] | None = None,
    preset: str = "",
    **choice: Any,
) -> Fix:
    """The nearest values found at which a design can be made by a process (or by all of several), with verdict and cost.

    `thing` is a variant, a design or a path to one, at its `preset` and `values`. `choice` is what `dfdm.check` takes: `route`,
    `material`, `machine`, `nodes`, `orientation`, `language`. Costs of one piece in `quantity` are estimates, told where
    one offer is asked about. `tries`, `seconds` and `timeout_s` limit the search as in `bands`.
    """
    from dfdm.sweeps import FIX_TRIES, TRIAL_S, Trials
    from dfdm.sweeps import fix as found

    if not process and choice.get("route") is None:
        raise InputError("name a process (--process) or a route (--route) to fix it for")
    variant = variant_of(thing, values, preset)
    asked = asked_for(process, **choice)
    trials = Trials(variant.design, asked, timeout_s=timeout_s or TRIAL_S)
    fixed = found(variant, asked, trials=trials, tries=tries or FIX_TRIES, seconds=seconds)
    if len(asked) > 1 or asked[0].single is None:
        return replace(fixed, quantity=quantity)
    before, after = (
        _cost(one, None if choice.get("route") is not None else asked[0].process, quantity, choice)
        for one in (variant, variant.with_values(**fixed.values))
    )
    return replace(fixed, quantity=quantity, cost_before=before, cost_after=after)


def _cost(variant: Variant, process: str | None, quantity: int, choice: Mapping[str, Any]) -> Money | None:
    """What one piece of the whole model costs, None where that cannot be told."""
    named: dict[str, Any] = {key: choice.get(key) for key in ("route", "material", "machine")}
    try:
        estimates = cost_all(variant, process, quantity=quantity, **named).estimates
    except DfdmError:
        return None
    first, *others = (one.unit_cost * (one.quantity // quantity) for one in estimates)
    return sum(others, start=first)


def variant_of(thing: Any, values: Mapping[str, object] | None = None, preset: str = "") -> Variant:
    """The variant of a variant, a design or a path to one; what has no parameters is an InputError."""
    from dfdm.designs import Design, Variant

    if isinstance(thing, str | Path):
        variant = opened(thing, values=values, preset=preset).variant
        if variant is None:
            raise InputError(f"{Path(thing).name} is no design with parameters: there is nothing to change in it")
        return variant
    if isinstance(thing, Design):
        return thing.preset(preset, **(values or {})) if preset else thing(**(values or {}))
    if isinstance(thing, Variant) and not preset:
        return thing.with_values(**values) if values else thing
    raise InputError("only a design has parameters to go along: hand over a design or a variant of one")
