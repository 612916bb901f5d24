"""A whole refresh after a change of the model, against the CadQuery rebuild in the same run: `python -m tests.benchmarks refresh`.

A refresh is all that follows a rebuild: the mesh, every quantity that the checks of the commonest processes read, the
verdicts of all of these, the full report of one (words are made for what is shown alone), and a thousand nodes judged, priced and
ranked, with nothing cached of the part. What other processes read is measured after the clock has stopped and stands
apart. Times are medians with warm kernels.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dfdm.checks import Report, judge_table
from dfdm.checks.check import CHECKS
from dfdm.facts import PartFacts
from dfdm.geometry import Part, facts_of
from dfdm.geometry.quantities import QUANTITY
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.processes import CapabilityTable, capability, catalog
from tests.benchmarks.parts import PARTS

NODES = 1000
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEAST_FACES, LEAST_REBUILD_S = 20, 0.06
WHOLE, WITHOUT_MESHING = 0.5, 0.25
ALLOWED = {"bracket": (0.5, 0.35), "sheet_flat": (0.8, 0.35)}
"""Ratios to the rebuild that a refresh may take, whole and without meshing, where they are not those above."""


COMMONEST = (
    "material_extrusion",
    "laser_cutting",
    "milling",
    "routing",
    "vat_photopolymerization",
    "powder_bed_fusion_polymer",
)
"""The six processes that print farms, fab labs and job shops offer most."""


def commonest() -> list[str]:
    """Those of the six that ship."""
    return [term for term in COMMONEST if term in catalog().processes]


def read() -> list[str]:
    """The quantities that some check of the commonest processes reads."""
    asked = {
        name for term in commonest() for key in catalog().processes[term].checks for name in CHECKS[key].quantities
    }
    return [name for name in QUANTITY if name in asked | {"overhang"}]


@dataclass(frozen=True, kw_only=True)
class Times:
    """Medians in seconds of one part."""

    faces: int
    rebuild: float
    refresh: float
    meshing: float
    stages: dict[str, float]
    apart: dict[str, float]
    again: float

    @property
    def counts(self) -> bool:
        """Whether the part is one of those that the ratios are promised for."""
        return self.faces >= LEAST_FACES and self.rebuild >= LEAST_REBUILD_S


def network(count: int = NODES) -> Network:
    """A network of that many nodes: the sample network over and over, each node with an id of its own."""
    nodes = sample_network().nodes
    return Network([replace(nodes[i % len(nodes)], id=f"test:{i:06}", aliases=()) for i in range(count)])


def measured(
    build: Callable[[], object],
    nodes: Network,
    *,
    repeats: int = 5,
    taken: Callable[[Iterable[float]], float] = statistics.median,
) -> Times:
    """Rebuild and refresh a part several times; the first time of each warms what is not of the part.

    `taken` makes one time of several: the least of them is what a machine that others use disturbs least.
    """
    offered = [CapabilityTable.of([capability(term)]) for term in commonest()]
    rounds = [_once(build, nodes, offered) for _ in range(repeats + 1)][1:]
    return Times(
        faces=rounds[0].faces,
        stages={name: taken(one.stages[name] for one in rounds) for name in rounds[0].stages},
        apart={name: taken(one.apart[name] for one in rounds) for name in rounds[0].apart},
        **{name: taken(getattr(one, name) for one in rounds) for name in ("rebuild", "refresh", "meshing", "again")},
    )


def _once(build: Callable[[], object], nodes: Network, offered: list[CapabilityTable]) -> Times:
    """One round; the part is in a frame of its own, as where a worker measures what another task built.

    CadQuery's parser of selectors keeps the frames that called it until the next collection, and all that is in them.
    """
    started = time.perf_counter()
    shape = build()
    return _refreshed(shape, time.perf_counter() - started, nodes, offered)


def _refreshed(shape: object, rebuild: float, nodes: Network, offered: list[CapabilityTable]) -> Times:
    clock = time.perf_counter
    stages: dict[str, float] = {}
    with _meshing_timed() as meshing:
        began = clock()
        part = Part.from_shape(shape, name="part")
        mark = _stage(stages, "mesh", began, part.mesh)
        facts = facts_of(part)
        for name in read():
            mark = _stage(stages, name, mark, facts.quantity(name))
        mark = _stage(stages, "verdicts", mark, _verdicts(facts, offered))
        _stage(stages, "nodes", mark, match(facts, nodes, to="Berlin, DE", at=AT))
        refresh = clock() - began
    apart: dict[str, float] = {}
    mark = clock()
    for name in QUANTITY:
        if name not in stages:
            mark = _stage(apart, name, mark, facts.quantity(name))
    began = clock()
    _verdicts(facts, offered)
    match(facts, nodes, to="Berlin, DE", at=AT, quantity=7)
    again = clock() - began
    return Times(
        faces=len(part.faces),
        rebuild=rebuild,
        refresh=refresh,
        meshing=sum(meshing),
        stages=stages,
        apart=apart,
        again=again,
    )


def _verdicts(facts: PartFacts, offered: list[CapabilityTable]) -> tuple[list[tuple[int, int, int]], Report]:
    """Verdict, makeable and deciding check of every process, and the report of the first."""
    judged = [judge_table(facts, table) for table in offered]
    told = [(int(one.verdict[0]), int(one.makeable[0]), int(one.deciding[0])) for one in judged]
    return told, judged[0].report(0)


def _stage(stages: dict[str, float], name: str, began: float, done: object) -> float:
    del done  # only its making takes time
    now = time.perf_counter()
    stages[name] = now - began
    return now


class _meshing_timed:
    """Time spent inside OCCT's own mesher while in the context: a list of seconds."""

    def __enter__(self) -> list[float]:
        from dfdm.geometry import tessellation

        self._module, self._mesher = tessellation, tessellation.BRepMesh_IncrementalMesh
        seconds: list[float] = []

        def timed(*arguments: object, **named: object) -> object:
            began = time.perf_counter()
            try:
                return self._mesher(*arguments, **named)
            finally:
                seconds.append(time.perf_counter() - began)

        tessellation.BRepMesh_IncrementalMesh = timed
        return seconds

    def __exit__(self, *problem: object) -> None:
        self._module.BRepMesh_IncrementalMesh = self._mesher


def allowed(name: str) -> tuple[float, float]:
    """(whole, without meshing) that the refresh of a part may take of its rebuild."""
    return ALLOWED.get(name, (WHOLE, WITHOUT_MESHING))


def main() -> None:
    """Print the table."""
    nodes = network()
    names = [name for name in sys.argv[1:] if name in PARTS] or list(PARTS)
    print("ms; what may be: for parts of 20 faces and more that take 60 ms and more to rebuild")
    print(
        f"{'part':15} faces rebuild refresh ratio (may be) without mesh (may be)  again | stages | not read by a check yet"
    )
    for name in names:
        found = measured(PARTS[name], nodes)
        whole, rest = allowed(name)
        bare = (found.refresh - max(found.meshing, found.stages["mesh"])) / found.rebuild
        limits = (f"{whole:.2f}", f"{rest:.2f}") if found.counts else ("-", "-")
        told = [
            " ".join(f"{stage} {s * 1e3:.1f}" for stage, s in times.items()) for times in (found.stages, found.apart)
        ]
        print(
            f"{name:15} {found.faces:5} {found.rebuild * 1e3:7.1f} {found.refresh * 1e3:7.1f} "
            f"{found.refresh / found.rebuild:5.2f} ({limits[0]:>4}) {bare:11.2f} ({limits[1]:>4}) "
            f"{found.again * 1e3:12.1f} | {told[0]} | {told[1]}",
            flush=True,
        )
