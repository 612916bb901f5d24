"""What making one piece takes, before any rate: machine time by kind of move, material, stock, setups."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol
from weakref import WeakKeyDictionary

from dfdm.cited import Cited
from dfdm.costs.profile import FffProfile
from dfdm.errors import DataError, InputError
from dfdm.facts import Orientation, PartFacts
from dfdm.plugins import Register
from dfdm.processes import Material
from dfdm.processes.toolset import CuttingTool
from dfdm.requirements import Resolved


class NotPricedError(InputError):
    """A part cannot be priced by this process: what was measured lacks what the price rests on; the message says what."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """One kind of machine time of a piece, in words with its numbers."""

    what: str
    seconds: float
    basis: str
    sources: tuple[str, ...] = ()


Per = Literal["piece", "run", "order", "tool"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Consumed:
    """What the work uses up beside stock: `amount` of what the rate `rate` is a price of, per `per`.

    `run` is one build, sheet or load of the machine; `order` once for the whole quantity; `tool` is bought anew whenever
    `life` pieces were made with it (a mold, a form), and its first one with the first piece.
    """

    what: str
    rate: str
    amount: float
    per: Per = "piece"
    life: float = math.inf
    basis: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """What a work leaves out because another step makes it (a bend of a blank that is cut), and by which drivers."""

    what: str
    drivers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What one piece takes: machine time by share, grams in the part, grams of stock bought for it, setups.

    `run_shares` is machine time of one run of the machine (a build of `per_run` pieces: recoating, heating, cooling),
    `hands` and `run_hands` the time of people per piece and per run, `consumed` what else is used up.
    `part_g` is what the finished part weighs where `material_g` holds more (supports, what is laid beside the part).
    `waits_s` is how long an order waits around the clock for what it does not pay for (the rest of a build that others
    share), `tool_time_s` the working time before the first piece can be made (a mold).
    `surface_m2`, `edge_m` and `holes` are what secondary operations count; `beam_w` is the
    power of a beam where one cuts; `not_priced` and `assumptions` say in words
    what the work leaves out and rests on, `elsewhere` what is left out unless another step of the route makes it;
    `includes` are the secondary operations (their ids) that `hands`, `consumed` or rates of the process hold already,
    `post` those that its `post_time` is for, where that is above 0;
    `met` are the requirements (kind and place) that it provides itself.
    """

    shares: tuple[Share, ...]
    material_g: float
    stock_g: float
    stock_basis: str
    setups: int = 1
    part_g: float | None = None
    surface_m2: float = 0.0
    edge_m: float = 0.0
    holes: int = 0
    beam_w: float = 0.0
    run_shares: tuple[Share, ...] = ()
    per_run: int = 1
    hands: tuple[Share, ...] = ()
    run_hands: tuple[Share, ...] = ()
    consumed: tuple[Consumed, ...] = ()
    waits_s: float = 0.0
    tool_time_s: float = 0.0
    sources: tuple[str, ...] = ()
    not_priced: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    includes: tuple[str, ...] = ()
    post: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    met: tuple[tuple[str, str], ...] = ()

    @property
    def machine_time_s(self) -> float:
        """Machine time of one piece, setups left out, in a full run."""
        return self.piece_time_s + self.run_time_s / self.per_run

    @property
    def piece_time_s(self) -> float:
        """Machine time that each piece adds to a run."""
        return sum(share.seconds for share in self.shares)

    @property
    def run_time_s(self) -> float:
        """Machine time of one run, whatever the number of pieces in it."""
        return sum(share.seconds for share in self.run_shares)

    @property
    def hands_s(self) -> float:
        """Time of people that each piece takes."""
        return sum(share.seconds for share in self.hands)

    @property
    def run_hands_s(self) -> float:
        """Time of people that each run takes."""
        return sum(share.seconds for share in self.run_hands)

    def unpriced(self, drivers: Collection[str] = ()) -> tuple[str, ...]:
        """What is not priced, in words, in a route whose other steps are priced by these drivers."""
        return (*self.not_priced, *(one.what for one in self.elsewhere if not set(one.drivers) & set(drivers)))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Job:
    """What a driver works from: the part, how it lies, the material, the merged rates and limits, the print profile.

    `tools` are those that machine or node list, `requirements` those that no later step of the route provides.
    """

    facts: PartFacts
    material: Material
    rates: Mapping[str, Cited]
    orientation: Orientation | None = None
    profile: FffProfile | None = None
    options: tuple[str, ...] = ()
    limits: Mapping[str, Cited] = field(default_factory=dict)
    route_parameters: Mapping[str, float | str] | None = None
    tools: tuple[CuttingTool, ...] = ()
    requirements: tuple[Resolved, ...] = ()

    def rate(self, key: str) -> float:
        """The number of a rate; a missing one is a DataError that names it."""
        try:
            return self.rates[key].number
        except KeyError:
            raise DataError(f"the rate '{key}' is missing: give it on the process page or by the node") from None

    def limit(self, key: str, absent: float | None = None) -> float | None:
        """The number of a limit of the machine or process (its envelope, its sheet), `absent` where nothing states it."""
        return self.limits[key].number if key in self.limits else absent

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
    """A way cost arises: turns a job into work; `reads` and `limits` name the rates and limits that change it, for caches."""

    @property
    def reads(self) -> tuple[str, ...]:
        """Keys of the rates that the work depends on."""

    @property
    def limits(self) -> tuple[str, ...]:
        """Keys of the limits that the work depends on."""

    def work(self, job: Job) -> Work:
        """The work of one piece."""


DRIVERS: Register[Driver] = Register("cost driver", package="dfdm.costs.drivers", group="dfdm.cost_drivers")


def read_by(driver: Driver, rates: Mapping[str, Cited], limits: Mapping[str, Cited]) -> tuple[object, ...]:
    """The values that a driver reads; the work of a part is the same where they are."""
    return (
        *(rates[key].value if key in rates else None for key in driver.reads),
        *(limits[key].value if key in limits else None for key in driver.limits),
    )


_KNOWN: WeakKeyDictionary[PartFacts, dict[tuple[object, ...], Work]] = WeakKeyDictionary()


def work_of(driver_name: str, job: Job) -> Work:
    """The work of a job by the driver of that name, remembered per part, material and what else the driver reads."""
    driver = DRIVERS[driver_name]
    read = read_by(driver, job.rates, job.limits)
    key = (
        driver_name,
        job.material.id,
        job.orientation.up if job.orientation else None,
        job.profile.key if job.profile else None,
        job.options,
        tuple(sorted((job.route_parameters or {}).items())),
        job.tools,
        job.requirements,
        read,
    )
    known = _KNOWN.setdefault(job.facts, {})
    if key not in known:
        known[key] = driver.work(job)
    return known[key]
