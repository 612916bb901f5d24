"""What archived jobs make of the rates of a node: estimates beside what was paid, fitted, and written into the node file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import DfdmError, InputError
from dfdm.verbs.characterizing import write_together

if TYPE_CHECKING:
    from dfdm.cited import Cited
    from dfdm.costs.calibration import Errors, Fit, Observation
    from dfdm.costs.jobs import ArchivedJob
    from dfdm.designs import Model
    from dfdm.nodes.node import Node, NodeMachine

SCHEMA: Final = "dfdm/calibration/1"
_CONFIDENCE: Final = 0.8
_FITTED: Final = "fitted to"


@dataclass(frozen=True, kw_only=True, slots=True)
class MachineCalibration:
    """What the jobs of one machine say: its place in the node file, the fit, and the rates to be written."""

    machine: str
    place: int
    currency: str
    fit: Fit
    rates: Mapping[str, Cited]

    def to_dict(self) -> dict[str, Any]:
        """Write cited and fitted rates, each job, and errors before and after."""
        units = {key: cited.unit for key, cited in self.rates.items()}
        return {
            "machine": self.machine,
            "currency": self.currency,
            "improves": self.fit.improves,
            "scatter": round(self.fit.scatter, 4),
            "before": _errors(self.fit.before),
            "after": _errors(self.fit.after),
            "rates": [
                {
                    "rate": rate.key,
                    "unit": units[rate.key],
                    "cited": dict(zip(("low", "value", "high"), (_short(v) for v in rate.cited), strict=True)),
                    "fitted": {"low": _short(rate.low), "value": _short(rate.value), "high": _short(rate.high)},
                }
                for rate in self.fit.rates
            ],
            "untold": list(self.fit.untold),
            "covered": {
                key.removeprefix("calibrated_"): cited.value if isinstance(cited.value, str) else list(cited.interval)
                for key, cited in self.rates.items()
                if key.startswith("calibrated_")
            },
            "jobs": [
                {
                    "job": job.name,
                    "paid": _short(job.paid),
                    "before": _short(job.before),
                    "after": _short(job.after),
                    "off": round(job.off, 2),
                    "fits": job.fits,
                }
                for job in self.fit.jobs
            ],
        }

    def lines(self) -> Iterator[str]:
        """The fit in words."""
        fit = self.fit
        yield f"{self.machine}: {len(fit.jobs)} jobs, prices scatter by {fit.scatter:.0%} about the model"
        for words, found in (("as cited", fit.before), ("jobs left out of the fit", fit.after)):
            yield f"  error {words}: median {found.median:.1%}, p90 {found.p90:.1%}, bias {found.bias:+.1%}"
        for rate in fit.rates:
            low, value, high = rate.cited
            yield (
                f"  {rate.key}: {value:.4g} ({low:.4g} to {high:.4g}) -> {rate.value:.4g} ({rate.low:.4g} to {rate.high:.4g})"
                f" {self.rates[rate.key].unit}"
            )
        if fit.untold:
            yield f"  not told by these jobs, left as cited: {', '.join(fit.untold)}"
        yield from (
            f"  does not fit: {job.name}: paid {job.paid:.2f}, {job.after:.2f} {self.currency} by the rates ({job.off:+.1f} widths)"
            for job in fit.jobs
            if not job.fits
        )
        if not fit.improves:
            yield "  the fit tells jobs that it has not seen no better than the cited rates: nothing of it is written"


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibrated:
    """The calibration of a node: one for each machine with enough jobs, what was passed over, the node file with the rates."""

    node: str
    file: Path
    machines: tuple[MachineCalibration, ...]
    skipped: tuple[str, ...]
    text: str

    @property
    def improves(self) -> bool:
        """Whether there is anything to write."""
        return any(found.fit.improves for found in self.machines)

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `calibration`."""
        return {
            "schema": SCHEMA,
            "node": self.node,
            "machines": [found.to_dict() for found in self.machines],
            "skipped": list(self.skipped),
        }

    def write(self, path: str | Path, *, force: bool = False) -> None:
        """Write the node file with the rates in one step; a file that is there is an InputError without `force`.

        So is a calibration that improves nothing.
        """
        if not self.improves:
            raise InputError("no rate is known better than before: nothing was written")
        target = Path(path)
        if not target.name or target.is_dir():
            raise InputError(f"{target} cannot be written: it is a folder, name a file in it")
        free_to_write(target, force=force)
        write_together(target.parent, {target.name: self.text.encode()}, force=force)

    def __str__(self) -> str:
        return "\n".join([*(line for found in self.machines for line in found.lines()), *self.skipped])


def free_to_write(target: Path, *, force: bool) -> None:
    """Raise InputError where a file is there already and is not to be replaced."""
    if target.exists() and not force:
        raise InputError(f"{target} is there already: name another file, or --force to replace it")


def calibrate(jobs: str | Path, node: str | Path) -> Calibrated:
    """Fit the rates of a node's machines to archived jobs (CSV, see `dfdm.costs.jobs`); nothing is written.

    `node` is a file with one node. The rates are of kind `measured`, source the node itself, with their 10th to 90th
    percentile, and with what the jobs covered; those of an earlier calibration are forgotten. Raises InputError for a row that cannot be used (with its line), and where
    no machine has five jobs.
    """
    from dfdm.costs.calibration import FEWEST, fit
    from dfdm.costs.jobs import read_jobs
    from dfdm.nodes.nodefile import with_rates
    from dfdm.verbs.judging import network

    file = Path(node)
    found = network(file)
    if len(found) != 1:
        raise InputError(f"{file.name} holds {len(found)} nodes: name a file with one")
    owner, read = found.nodes[0], read_jobs(jobs)
    text = file.read_text(encoding="utf-8")
    groups: dict[int, list[tuple[ArchivedJob, Observation]]] = {}
    models: dict[Path, Model] = {}
    currency = _currency(read)
    for job in read:
        where = f"{Path(jobs).name}, line {job.line}"
        place = _place(owner, job, where)
        groups.setdefault(place, []).append(
            (job, _observed(owner, owner.machines[place], job, currency, where, models))
        )
    done, skipped = [], []
    for place, group in sorted(groups.items()):
        machine = owner.machines[place].machine.id
        if len(group) < FEWEST:
            skipped.append(f"{machine}: {len(group)} jobs are too few to fit rates, at least {FEWEST} are needed")
            continue
        fitted = fit([observation for _, observation in group])
        rates = _rates(fitted, group)
        done.append(MachineCalibration(machine=machine, place=place, currency=currency, fit=fitted, rates=rates))
        if fitted.improves:
            stated = owner.machines[place].rates
            gone = set(stated) - set(_not_fitted(stated)) - set(rates)
            text = with_rates(text, place, rates, where=file.name, gone=gone)
    if not done:
        raise InputError(f"{Path(jobs).name}: {'; '.join(skipped)}")
    return Calibrated(node=owner.id, file=file, machines=tuple(done), skipped=tuple(skipped), text=text)


def _currency(jobs: Sequence[ArchivedJob]) -> str:
    """The currency of most jobs."""
    named = [job.price.currency for job in jobs]
    return max(sorted(set(named)), key=named.count)


def _place(node: Node, job: ArchivedJob, where: str) -> int:
    """The machine of the node that a job was made on; an InputError where that is none or not clear."""
    from dfdm.processes import catalog

    own = [entry.machine.id for entry in node.machines]
    try:
        term = catalog().process(job.process).term
        wanted = job.machine if job.machine in own or not job.machine else catalog().machine(job.machine).id
    except DfdmError as error:
        raise InputError(f"{where}: {error}") from None
    able = [
        n
        for n, entry in enumerate(node.machines)
        if term in entry.machine.processes and (not wanted or entry.machine.id == wanted)
    ]
    if len(able) != 1:
        what = f"machine {job.machine}" if job.machine else "machine"
        raise InputError(
            f"{where}: the node has {len(able) or 'no'} {what}{'s' * (len(able) > 1)} for {term}: fill in 'machine'"
        )
    return able[0]


def _observed(
    node: Node, entry: NodeMachine, job: ArchivedJob, currency: str, where: str, models: dict[Path, Model]
) -> Observation:
    """The estimate of a job at the rates that the node has now, beside what was paid."""
    from dfdm.checks import judge
    from dfdm.costs import estimate, exchange
    from dfdm.costs.calibration import Observation
    from dfdm.processes import Route, capability, catalog
    from dfdm.verbs.opening import opened

    try:
        term = catalog().process(job.process).term
        material = catalog().material(job.material or catalog().processes[term].default_material)
        offered = capability(term, material, entry.machine, entry.limits_on(material), node=node.id)
        if job.model not in models:
            models[job.model] = opened(job.model)
        parts = models[job.model].parts
        if len(parts) != 1:
            raise InputError(f"{job.model.name} holds {len(parts)} parts: a job is of one")
        route = Route.of(term, material=material.id)
        report = judge(parts[0].facts, offered, route=route, requirements=parts[0].requirements)
        found = estimate(
            parts[0].facts,
            route,
            offered,
            quantity=job.quantity * parts[0].count,
            orientation=report.orientation,
            rates={**node.rates, **_not_fitted(entry.rates)},
            country=node.place.country,
            requirements=parts[0].requirements,
            currency=currency,
        )
    except DfdmError as error:
        raise InputError(f"{where}: {error}") from None
    assert found.basis is not None
    paid = float(exchange().convert(job.price, currency).amount)
    return Observation(
        name=job.name, basis=found.basis, quantity=found.quantity, paid=paid / found.quantity,
        machine_s=job.machine_s, labor_s=job.labor_s,
    )  # fmt: skip


def _not_fitted(rates: Mapping[str, Cited]) -> dict[str, Cited]:
    """Rates without those that an earlier calibration wrote: the same jobs must not count twice."""
    return {
        key: cited
        for key, cited in rates.items()
        if not (cited.kind == "measured" and cited.locator.startswith(f"{_FITTED} "))
    }


def _rates(fit: Fit, group: Sequence[tuple[ArchivedJob, Observation]]) -> dict[str, Cited]:
    """The fitted rates as the node's own, and what the jobs that fit covered."""
    from dfdm.cited import Cited
    from dfdm.costs.calibration import rate_units
    from dfdm.costs.covered import coverage
    from dfdm.processes import catalog

    kept = [pair for pair, job in zip(group, fit.jobs, strict=True) if job.fits] or list(group)
    latest = max(job.date for job, _ in kept)
    first = min(job.date for job, _ in kept)
    units = rate_units(group[0][1].basis)
    locator = f"{_FITTED} {len(kept)} jobs of {first} to {latest}, as paid"
    told = {
        rate.key: Cited(
            value=_short(rate.value), low=_short(rate.low), high=_short(rate.high), unit=units[rate.key], source="node",
            locator=locator, kind="measured", date=latest, n=len(kept), confidence=_CONFIDENCE,
        )
        for rate in fit.rates
    }  # fmt: skip
    pages = catalog()
    return told | coverage(
        source="node", locator=locator, date=latest,
        quantities=[observation.quantity for _, observation in kept],
        masses_g=[observation.basis.work.material_g for _, observation in kept],
        materials=[
            pages.material(job.material or pages.process(job.process).default_material).id for job, _ in kept
        ],
        processes=[pages.process(job.process).term for job, _ in kept],
    )  # fmt: skip


def _errors(found: Errors) -> dict[str, float]:
    return {key: round(getattr(found, key), 4) for key in ("median", "p90", "bias")}


def _short(value: float) -> float:
    return float(f"{value:.5g}")
