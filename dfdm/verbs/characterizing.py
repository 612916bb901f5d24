"""Test coupons for a process, and what their measured values make of a node file."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    from dfdm.designs import Variant
    from dfdm.geometry.part import Part
    from dfdm.nodes.characterize import Characterization
    from dfdm.nodes.worksheet import Told
    from dfdm.processes.coupon import Coupon, Plan

REPEATS: Final = 5
THICKNESS_MM: Final = 3.0
"""Thickness of sheet that flat coupons are drawn for, unless another is named."""
_CREATED: Final = "1980-01-01T00:00:00Z"
"""Written into the files instead of the time, so that the same coupon is the same file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenCoupons:
    """What was written where: the folder, the coupons, and the names of all files in it."""

    folder: str
    process: str
    machine: str
    material: str
    coupons: tuple[str, ...]
    files: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `coupons`."""
        named = {key: getattr(self, key) for key in ("folder", "process", "machine", "material")}
        return {"schema": "dfdm/coupons/1", **named, "coupons": list(self.coupons), "files": list(self.files)}

    def __str__(self) -> str:
        lines = [f"{len(self.coupons)} coupon{'s' * (len(self.coupons) != 1)} for {self.process} in {self.folder}:"]
        return "\n".join([*lines, *(f"  {name}" for name in self.files)])


def coupon_variant(coupon: Coupon, plan: Plan, *, thickness_mm: float = THICKNESS_MM) -> Variant:
    """The design of a coupon at the steps and settings of a plan; flat and bent ones in sheet of a thickness."""
    from dfdm.designs.coupons import coupon_design

    values: dict[str, object] = dict(plan.settings)
    for name, steps in plan.steps.items():
        if coupon.series[name].parameter:
            values[coupon.series[name].parameter] = steps.value
    if coupon.flat or coupon.bent:
        values["thickness"] = thickness_mm
    if coupon.bent:
        values["radius"] = thickness_mm  # what the ladder of flanges is made for
    return coupon_design(coupon.name)(**values)


def coupons(
    process: str,
    folder: str | Path,
    *,
    machine: str | None = None,
    material: str | None = None,
    repeats: int = REPEATS,
    thickness_mm: float = THICKNESS_MM,
    force: bool = False,
) -> WrittenCoupons:
    """Write the test coupons of a process, a page to print and a table to fill in, into a folder.

    Nothing is written before everything is made; files that are there already are an InputError without `force`. A
    process without coupons, a machine or material that does not suit it are InputErrors too.
    """
    from dfdm.nodes.worksheet import page, table
    from dfdm.processes import catalog
    from dfdm.processes.coupon import coupons as known

    term = _term(process)
    if repeats < 1:
        raise InputError("a sheet has at least one repeat")
    told = _told(term, machine, material, repeats, thickness_mm)
    planned = known().of(term)
    if thickness_mm != THICKNESS_MM and not any(coupon.flat or coupon.bent for coupon, _ in planned):
        raise InputError(f"no coupon of {term} is made of sheet: leave out --thickness")
    members: dict[str, bytes] = {}
    files: dict[str, list[str]] = {}
    pictures: dict[str, bytes] = {}
    sizes: dict[str, str] = {}
    marks: dict[str, str] = {}
    additive = term in catalog().processes and catalog().processes[term].family == "additive"
    for coupon, plan in planned:
        variant = coupon_variant(coupon, plan, thickness_mm=thickness_mm)
        marks[coupon.name] = str(variant.values.get("marks", "none"))
        part = _part(variant)
        made = _geometry(part, coupon, additive=additive)
        members |= made
        files[coupon.name] = list(made)
        pictures[coupon.name] = _picture(part, flat=coupon.flat)
        sizes[coupon.name] = " × ".join(f"{v:.0f}" for v in part.body.bounding_box_mm) + " mm"
    csv_name, page_name = f"{term}.csv", f"{term}.html"
    members[csv_name] = table(told, planned).encode()
    members[page_name] = page(
        told, planned, pictures=pictures, files=files, csv_name=csv_name, sizes=sizes, marks=marks
    ).encode()
    write_together(Path(folder), members, force=force)
    return WrittenCoupons(
        folder=Path(folder).as_posix(), process=term, machine=told.machine, material=told.material,
        coupons=tuple(files), files=tuple(sorted(members)),
    )  # fmt: skip


def characterize(
    node: str | Path,
    measured: str | Path,
    *,
    process: str | None = None,
    machine: str | None = None,
    material: str | None = None,
) -> tuple[Characterization, str]:
    """What a filled-in sheet lets the node of a file claim, and the text of that file with the limits in it.

    Raises InputError for a file or a sheet that cannot be used, and where nothing at all can be claimed.
    """
    from dfdm.nodes.characterize import characterize as characterized
    from dfdm.nodes.measured import read_sheet
    from dfdm.nodes.nodefile import with_limits
    from dfdm.verbs.judging import network

    file = Path(node)
    found = network(file)
    if len(found) != 1:
        raise InputError(f"{file.name} holds {len(found)} nodes: name a file with one")
    read = read_sheet(measured, process=_term(process) if process else None)
    result = characterized(found.nodes[0], read, machine=machine, material=material)
    if not result.limits:
        why = "; ".join(f"{f.key}: {f.reason}" for f in result.found) or "no coupon of the process was filled in"
        raise InputError(f"{Path(measured).name}: nothing can be claimed of it: {why}")
    text = file.read_text(encoding="utf-8")
    return result, with_limits(text, result.place, result.material, result.limits, where=file.name)


def write_together(folder: Path, members: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write all files or none: each under another name first, renamed when all are written.

    Files that are there already are an InputError without `force`, a folder that cannot be made or written to as well.
    """
    there = [name for name in sorted(members) if (folder / name).exists()]
    if there and not force:
        more = f" and {len(there) - 1} more are" if len(there) > 1 else " is"
        them = "them" if len(there) > 1 else "it"
        raise InputError(f"{folder / there[0]}{more} there already: name another folder, or --force to replace {them}")
    drafts: dict[str, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in members.items():
            drafts[name] = folder / f".{name}.{secrets.token_hex(4)}.part"
            drafts[name].write_bytes(content)
        for name, draft in drafts.items():
            draft.replace(folder / name)
    except OSError as error:
        raise InputError(f"{folder} cannot be written to: {error.strerror or error}") from None
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _term(process: str) -> str:
    """The term of a process; one that has coupons but no page yet goes by its term alone."""
    from dfdm.processes import catalog
    from dfdm.processes.coupon import coupons as known

    try:
        return catalog().process(process).term
    except UnknownNameError:
        if any(process in coupon.plans for coupon in known().coupons.values()):
            return process
        raise


def _told(term: str, machine: str | None, material: str | None, repeats: int, thickness_mm: float) -> Told:
    from dfdm.nodes.worksheet import Told
    from dfdm.processes import capability, catalog
    from dfdm.verbs.judging import routes_for

    pages = catalog()
    plain: dict[str, Any] = {"process": term, "repeats": repeats, "thickness_mm": thickness_mm}
    if term not in pages.processes:
        if machine or material:
            raise InputError(f"nothing is known of the machines and materials of {term}")
        name = term.replace("_", " ").capitalize()
        return Told(**plain, process_name=name, machine="", machine_name="", material="", material_name="")
    (one,) = routes_for((term,), None, material, machine)
    offered = capability(term, one.material or None, one.shaping.machine or None)
    return Told(
        **plain,
        process_name=offered.process.name,
        machine=offered.machine.id if offered.machine else "",
        machine_name=offered.machine.name if offered.machine else "",
        material=offered.material.id,
        material_name=offered.material.name,
    )


def _part(variant: Variant) -> Part:
    from dfdm.designs import as_model

    part = as_model(variant).parts[0].part
    assert part is not None
    return part


def _geometry(part: Part, coupon: Coupon, *, additive: bool) -> dict[str, bytes]:
    """The files of one coupon: exact geometry always, triangles for printers, contours for cutters."""
    from dfdm.bundles.export import FORMATS, Job, export_part

    job = Job(name=coupon.name, title=coupon.title, author="The dfdm developers", created=_CREATED)
    wanted: Sequence[str] = ("dxf",) if coupon.flat else ("flat_dxf",) if coupon.bent else ("3mf",) if additive else ()
    members = {f"{coupon.name}.step": export_part(part, "step", job)}
    for key in wanted:
        chosen = FORMATS[key]
        if not chosen.why_not(part):  # a library that some systems lack
            members[f"{coupon.name}{chosen.suffix}"] = chosen.write(part, job)
    if additive:
        members[f"{coupon.name}.stl"] = _stl(part)
    return members


def _stl(part: Part) -> bytes:
    import trimesh

    mesh = trimesh.Trimesh(vertices=part.mesh.vertices, faces=part.mesh.triangles, process=False)
    return bytes(mesh.export(file_type="stl"))


def _picture(part: Part, *, flat: bool) -> bytes:
    from dfdm.pictures import shaded

    view: Any = (0.0, -0.35, 1.0) if flat else (-0.45, -1.0, 0.85)
    return shaded(part.mesh.vertices, part.mesh.triangles, edges=part.edges_polyline(), size=(720, 430), view=view)
