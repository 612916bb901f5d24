"""Parts that are printed every day, judged as they lie, as they are, too small, and with a void: `python -m tests.benchmarks printed`."""

import statistics
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import trimesh

from dfdm.checks import Report, Verdict, judge
from dfdm.designs import open_model
from dfdm.geometry import Part, facts_of
from dfdm.processes import capability

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "printed"
NAMES_WALL_OR_HOLE = {"thin-wall", "wall-below-nozzle", "thin-place", "small-hole"}
HOLLOWED = ("material_extrusion", "vat_photopolymerization", "powder_bed_fusion_polymer")


def files() -> list[Path]:
    """The 24 parts; none where the data is not there."""
    return sorted(DATA.glob("*.stl"))


def part_of(path: Path, *, scale: float = 1.0) -> Part:
    """A part, larger or smaller than it is."""
    (entry,) = open_model(path, units="mm").parts
    mesh = entry.part.mesh
    return Part.from_mesh(mesh.vertices * scale, mesh.triangles, name=path.stem)


def printed(part: Part) -> Report:
    """The report in PETG on the printer that the parts belong to."""
    return judge(facts_of(part), capability("material_extrusion", "petg", "prusa_mini"))


def said(report: Report) -> set[str]:
    """Codes of what is warned of or fails."""
    return {f.code for f in report.findings if f.verdict in (Verdict.WARN, Verdict.FAIL)}


def hollowed(part: Part) -> tuple[Part, float]:
    """The part with a ball of air in its thickest place, and the volume of the ball in mm³."""
    mesh = trimesh.Trimesh(part.mesh.vertices, part.mesh.triangles, process=False)
    state = np.random.default_rng(3)
    points = state.uniform(mesh.bounds[0], mesh.bounds[1], size=(4000, 3))
    points = points[_inside(part, points)]
    distance = np.abs(trimesh.proximity.closest_point(mesh, points)[1])
    best = int(np.argmax(distance))
    ball = trimesh.creation.icosphere(subdivisions=3, radius=0.6 * float(distance[best]))
    vertices = np.vstack((mesh.vertices, ball.vertices + points[best]))
    inverted = ball.faces[:, ::-1] + len(mesh.vertices)
    return Part.from_mesh(vertices, np.vstack((mesh.faces, inverted)), name=part.name), float(ball.volume)


def _inside(part: Part, points: np.ndarray) -> np.ndarray:
    """Points that meet surface seen from behind in each of six directions: inside, even of an open mesh."""
    inside = np.ones(len(points), dtype=bool)
    for direction in np.vstack((np.eye(3), -np.eye(3))) + 1e-3:
        direction = direction / np.linalg.norm(direction)
        _, triangle = part.rays.first_hit(points, np.broadcast_to(direction, points.shape))
        behind = part.mesh.normals[triangle] @ direction > 0.0
        inside &= (triangle >= 0) & behind
    return inside


def voids(path: Path) -> tuple[float, float | None, dict[str, set[Verdict]]]:
    """Volume of the void put in, the nearest volume found, and the verdicts on it by process.

    Some of the parts have closed slits of their own, which make slicers lay more walls: the new void is one of several.
    """
    part, truth = hollowed(part_of(path))
    facts = facts_of(part)
    found = min((c.volume_mm3 for c in facts.cavities or ()), key=lambda volume: abs(volume - truth), default=None)
    verdicts = {
        term: {f.verdict for f in judge(facts, capability(term)).findings if f.check == "enclosed-void"}
        for term in HOLLOWED
    }
    return truth, found, verdicts


def rows() -> Iterator[tuple[str, Report, Report, tuple[float, float | None, dict[str, set[Verdict]]]]]:
    """(file, report, report at a quarter of the size, what is said of a void) of each part."""
    for path in files():
        yield path.name, printed(part_of(path)), printed(part_of(path, scale=0.25)), voids(path)


def main() -> None:
    """Print the table."""
    if not files():
        print(f"the public test data is not at {DATA}")
        return
    fails, warns, named, hollow = 0, [], 0, 0
    for name, report, small, (truth, found, verdicts) in rows():
        fails += any(f.verdict is Verdict.FAIL for f in report.findings)
        warns.append(sum(f.verdict is Verdict.WARN for f in report.findings))
        named += bool(said(small) & NAMES_WALL_OR_HOLE)
        error = float("nan") if found is None else found / truth - 1.0
        right = abs(error) <= 0.01 and [verdicts[t] for t in HOLLOWED] == [
            {Verdict.PASS},
            {Verdict.FAIL},
            {Verdict.FAIL},
        ]
        hollow += right
        print(
            f"{name:42} {report.verdict.value:5} {', '.join(sorted(said(report))) or '-':30} quarter: "
            f"{', '.join(sorted(said(small) & NAMES_WALL_OR_HOLE)) or '-':32} void {truth:8.2f} mm3 {error:+.2%} {'ok' if right else 'NO'}"
        )
    print(
        f"{len(warns)} parts: {fails} with a fail, median {statistics.median(warns):g} warnings; at a quarter of the size "
        f"{named} are told of wall or hole; {hollow} voids found to 1 % and judged right"
    )
