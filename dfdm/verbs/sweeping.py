"""Sweep a design: where along a parameter it can be made, by the processes and offers that `check` is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from dfdm.errors import InputError
from dfdm.verbs.judging import Lying, lying_of, network, routes_for

if TYPE_CHECKING:
    from dfdm.checks.reports import Reports
    from dfdm.designs import Design, Variant
    from dfdm.sweeps import Asked, Bands


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
    thing: Variant | Design,
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

    `choice` is what `dfdm.check` takes: `route`, `material`, `machine`, `nodes`, `orientation`, `language`. `samples` values
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
    thing: Variant | Design,
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
    from dfdm.errors import BuildError
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


def variant_of(thing: Any) -> Variant:
    """The variant of a design (at its defaults) or of a variant; what has no parameters is an InputError."""
    from dfdm.designs import Design, Variant

    if isinstance(thing, Design):
        return thing()
    if isinstance(thing, Variant):
        return thing
    raise InputError("only a design has parameters to go along: hand over a design or a variant of one")
