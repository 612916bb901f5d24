"""What making one piece takes, before any rate: machine time by kind of move, material, stock, setups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from weakref import WeakKeyDictionary

from dfdm.cited import Cited
from dfdm.costs.profile import FffProfile
from dfdm.errors import DataError, InputError
from dfdm.facts import Orientation, PartFacts
from dfdm.plugins import Register
from dfdm.processes import Material


class NotPricedError(InputError):
    """A part cannot be priced by this process: what was measured lacks what the price rests on; the message says what."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """One kind of machine time of a piece, in words with its numbers."""

    what: str
    seconds: float
    basis: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What one piece takes: machine time by share, grams in the part, grams of stock bought for it, setups.

    `surface_m2`, `edge_m` and `holes` are what secondary operations count; `beam_w` is the
    power of a beam where one cuts; `not_priced` and `assumptions` say in words
    what the work leaves out and rests on.
    """

    shares: tuple[Share, ...]
    material_g: float
    stock_g: float
    stock_basis: str
    setups: int = 1
    surface_m2: float = 0.0
    edge_m: float = 0.0
    holes: int = 0
    beam_w: float = 0.0
    sources: tuple[str, ...] = ()
    not_priced: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()

    @property
    def machine_time_s(self) -> float:
        """Machine time of one piece, setups left out."""
        return sum(share.seconds for share in self.shares)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Job:
    """What a driver works from: the part, how it lies, the material, the merged rates, the print profile, machine options."""

    facts: PartFacts
    material: Material
    rates: Mapping[str, Cited]
    orientation: Orientation | None = None
    profile: FffProfile | None = None
    options: tuple[str, ...] = ()
    route_parameters: Mapping[str, float | str] | None = None

    def rate(self, key: str) -> float:
        """The number of a rate; a missing one is a DataError that names it."""
        try:
            return self.rates[key].number
        except KeyError:
            raise DataError(f"the rate '{key}' is missing: give it on the process page or by the node") from None

    @property
    def density_g_mm3(self) -> float:
        """Density of the material in g/mm3."""
        try:
            return self.material.properties["density"].number / 1000.0
        except KeyError:
            raise DataError("the property 'density' is missing", where=f"materials/{self.material.id}.toml") from None

    @property
    def volume_mm3(self) -> float:
        """Volume of the part; an open surface has none, which is a NotPricedError."""
        if self.facts.body.volume_mm3 is None:
            raise NotPricedError(
                f"{self.facts.name}: the surface is open, so it has no volume to price; repair the mesh"
            )
        return self.facts.body.volume_mm3


class Driver(Protocol):
    """A way cost arises: turns a job into work; `reads` names the rates that change it, for caches."""

    @property
    def reads(self) -> tuple[str, ...]:
        """Keys of the rates that the work depends on."""

    def work(self, job: Job) -> Work:
        """The work of one piece."""


DRIVERS: Register[Driver] = Register("cost driver", package="dfdm.costs.drivers", group="dfdm.cost_drivers")

_KNOWN: WeakKeyDictionary[PartFacts, dict[tuple[object, ...], Work]] = WeakKeyDictionary()


def work_of(driver_name: str, job: Job) -> Work:
    """The work of a job by the driver of that name, remembered per part, material and what else the driver reads."""
    driver = DRIVERS[driver_name]
    read = tuple(job.rates[key].value if key in job.rates else None for key in driver.reads)
    key = (
        driver_name,
        job.material.id,
        job.orientation.up if job.orientation else None,
        job.profile.key if job.profile else None,
        job.options,
        tuple(sorted((job.route_parameters or {}).items())),
        read,
    )
    known = _KNOWN.setdefault(job.facts, {})
    if key not in known:
        known[key] = driver.work(job)
    return known[key]
