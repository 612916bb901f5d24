"""Parts that shops make every day must not fail, and be warned of seldom: `python -m tests.benchmarks false_alarms`.

Public turned and milled parts are judged by the process they were made for, flat parts of common shapes by all that cut sheets.
"""

import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import cadquery as cq

from dfdm.checks import Report, Verdict, judge
from dfdm.designs import open_model
from dfdm.geometry import Part, facts_of
from dfdm.processes import capability

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FOLDERS = {"turning": "turned_milled", "milling": "milling"}
CUTTERS = ("laser_cutting", "routing", "waterjet_cutting")


def _plate(x: float, y: float, t: float, corner: float) -> cq.Workplane:
    return cq.Workplane().rect(x, y).extrude(t).edges("|Z").fillet(corner)


def _through(body: cq.Workplane, tool: cq.Workplane) -> cq.Workplane:
    return body.cut(tool.extrude(50))


def bracket() -> cq.Workplane:
    """A mounting plate with four holes and a slot."""
    body = _plate(120, 80, 6, 8).faces(">Z").workplane().rect(96, 56, forConstruction=True).vertices().hole(8)
    return _through(body, cq.Workplane().slot2D(40, 10))


def flange() -> cq.Workplane:
    """A ring with eight holes."""
    body = cq.Workplane().circle(60).circle(30).extrude(6)
    return body.faces(">Z").workplane().polarArray(46, 0, 360, 8).hole(9)


def panel() -> cq.Workplane:
    """A front panel with two rounded windows and corner holes."""
    body = _plate(160, 100, 4, 6).faces(">Z").workplane().rect(144, 84, forConstruction=True).vertices().hole(5)
    for x in (-35, 35):
        body = _through(body, cq.Workplane(origin=(x, 0, 0)).sketch().rect(50, 40).vertices().fillet(4).finalize())
    return body


def shelf() -> cq.Workplane:
    """A shelf of 12 mm with two sockets relieved by dogbones of 3.4 mm."""
    body = _plate(300, 150, 12, 10)
    for x in (-100, 100):
        body = _through(body, cq.Workplane(origin=(x, 0, 0)).rect(40, 12.6))
        step = 3.4 / 2**0.5
        corners = [(x + i * (20 - step), j * (6.3 - step)) for i in (-1, 1) for j in (-1, 1)]
        body = _through(body, cq.Workplane().pushPoints(corners).circle(3.4))
    return body


def gusset() -> cq.Workplane:
    """A triangle with a round opening."""
    body = cq.Workplane().polyline([(0, 0), (100, 0), (0, 70)]).close().extrude(5).edges("|Z").fillet(4)
    return _through(body, cq.Workplane(origin=(28, 22, 0)).circle(14))


def washer() -> cq.Workplane:
    """A large washer."""
    return cq.Workplane().circle(25).circle(9).extrude(3)


def lever() -> cq.Workplane:
    """A lever with a hole at each end."""
    body = cq.Workplane().slot2D(140, 36).extrude(5)
    return body.faces(">Z").workplane().pushPoints([(-52, 0), (52, 0)]).hole(12)


def cover() -> cq.Workplane:
    """A cover with a row of vents."""
    body = _plate(150, 90, 3, 10)
    return _through(body, cq.Workplane().rarray(14, 1, 7, 1).slot2D(50, 5, 90))


FLAT: dict[str, Callable[[], cq.Workplane]] = {
    made.__name__: made for made in (bracket, flange, panel, shelf, gusset, washer, lever, cover)
}


def files(process: str) -> list[Path]:
    """The public parts of one process; none where the data is not there."""
    return sorted((DATA / FOLDERS[process]).glob("*.step"))


def of_file(path: Path, process: str) -> Report:
    """The report on a public part in the process's own material."""
    (entry,) = open_model(path).parts
    return judge(facts_of(entry.part), capability(process))


def of_flat(name: str, process: str) -> Report:
    """The report on a flat part made here."""
    return judge(facts_of(Part.from_shape(FLAT[name]().val(), name=name)), capability(process))


def counted(report: Report, verdict: Verdict) -> int:
    """How many findings have a verdict."""
    return sum(finding.verdict is verdict for finding in report.findings)


def reports() -> Iterator[tuple[str, Report]]:
    """(process, report) of every part."""
    for process in FOLDERS:
        for path in files(process):
            yield process, of_file(path, process)
    for process in CUTTERS:
        for name in FLAT:
            yield process, of_flat(name, process)


def main() -> None:
    """Print one row a process, and what was said how often."""
    by_process: dict[str, list[Report]] = {}
    for process, report in reports():
        by_process.setdefault(process, []).append(report)
    print(f"{'process':18}{'parts':>6}{'with fail':>10}{'median warn':>12}{'most':>6}  said")
    for process, found in by_process.items():
        fails = sum(counted(r, Verdict.FAIL) > 0 for r in found)
        warns = [counted(r, Verdict.WARN) for r in found]
        said = Counter(f.code for r in found for f in r.findings if f.verdict in (Verdict.WARN, Verdict.FAIL))
        words = ", ".join(f"{code} {n}" for code, n in said.most_common())
        print(f"{process:18}{len(found):6}{fails:10}{statistics.median(warns):12g}{max(warns):6}  {words}")
    for process, folder in FOLDERS.items():
        if process not in by_process:
            print(f"the public test data is not at {DATA / folder}")
