"""Open what a user has: a design, any CadQuery object, or a path to a script, notebook or geometry file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

import numpy as np

from dfdm.designs.annotated import demanded, read_annotated_step
from dfdm.designs.annotations import annotations_of, has_annotations
from dfdm.designs.design import Design, Variant
from dfdm.designs.drawings import read_dxf
from dfdm.designs.files import read_mesh, read_step
from dfdm.designs.model import Model, PartEntry
from dfdm.designs.resolve import resolve
from dfdm.designs.scripts import build_cqgi, designs_in_notebook, designs_in_script, read_text, style_of, variant_of
from dfdm.designs.shapes import across_mm, given_name, seated, shapes_in, signature, sized
from dfdm.designs.versions import versions
from dfdm.errors import InputError, ParameterError, RequirementError
from dfdm.geometry.part import Part
from dfdm.requirements import Requirement
from dfdm.workers import step

READING_S: Final = 30.0
READING_S_PER_MB: Final = 3.0
"""Reading a STEP file takes about a second a megabyte."""
_KINDS = {
    ".step": "step",
    ".stp": "step",
    ".stl": "stl",
    ".3mf": "3mf",
    ".dxf": "dxf",
    ".py": "script",
    ".ipynb": "notebook",
}


def as_model(thing: Any, *, name: str = "") -> Model:  # noqa: ANN401 - a Variant, Design, Model or any CadQuery object
    """Return the model of a Variant, a Design (at its defaults) or any CadQuery object; nothing needs rewriting."""
    if isinstance(thing, Model):
        return thing
    if isinstance(thing, Design):
        thing = thing()
    if isinstance(thing, Variant):
        return _of_variant(thing)
    title = name or given_name(thing) or "part"
    return Model(name=str(title), kind="object", title=str(title), parts=_entries(thing, str(title), (), ""))


def kind_of(file: Path) -> str:
    """What a file is by its ending: step, stl, 3mf, dxf, script, notebook; "" for none of them."""
    return _KINDS.get(file.suffix.lower(), "")


def open_model(
    path: str | Path,
    *,
    units: str | None = None,
    thickness_mm: float | None = None,
    values: Mapping[str, object] | None = None,
    preset: str = "",
) -> Model:
    """Open a model file (`path.py:name` names one of several designs).

    Raises InputError for a file that is missing, of no known kind or broken; ParameterError, BuildError and
    RequirementError for what a design does with the values.
    """
    text, name = str(path), ""
    if not Path(text).exists() and ":" in text and not text.endswith(tuple(_KINDS)):
        text, _, name = text.rpartition(":")
    file = Path(text)
    kind = kind_of(file)
    if not file.exists():
        raise InputError(f"there is no file {file}")
    if file.is_dir():
        raise InputError(f"{file} is a folder: name a file in it")
    if not kind:
        raise InputError(
            f"{file.name}: a model ends in {', '.join(sorted(_KINDS))} or .dfdm.zip, not in '{file.suffix}'"
        )
    values = values or {}
    if thickness_mm is not None and kind != "dxf":
        raise InputError(f"{file.name} has a thickness of its own: --thickness is for DXF")
    if kind in ("script", "notebook"):
        if units:
            raise InputError(f"{file.name} is built in mm: --units is for files without a unit")
        return _open_source(file, kind, name, values, preset)
    if values or preset:
        first = next(iter(values), preset)
        raise ParameterError(
            f"{file.name} is geometry without parameters: '{first}' cannot be set", parameter=str(first)
        )
    return _open_geometry(file, kind, units, thickness_mm)


def _open_source(file: Path, kind: str, name: str, values: Mapping[str, object], preset: str) -> Model:
    if kind == "notebook":
        return _of_variant(
            variant_of(designs_in_notebook(file), name, file.name, values, preset), kind="notebook", file=file
        )
    source = read_text(file)
    style = style_of(source, file.name)
    if style == "design":
        return _of_variant(
            variant_of(designs_in_script(file), name, file.name, values, preset), kind="design", file=file
        )
    if style == "":
        raise InputError(
            f"{file.name} has no @design and no show_object(...): add one, so that it is known what the part is"
        )
    if preset:
        raise ParameterError(f"{file.name} has no presets: '{preset}' cannot be chosen", parameter=preset)
    with step(f"building {file.name}"):
        shown = build_cqgi(file, values)
    key = _digest(source, sorted((k, str(v)) for k, v in values.items()))
    entries: list[PartEntry] = []
    for number, (label, shape) in enumerate(shown):
        entries += _entries(shape, label, (), f"{key}-{label}-{number}")
    return Model(
        name=file.stem,
        kind="script",
        title=file.stem,
        parts=_named_apart(entries),
        source=source,
        source_name=file.name,
        values=dict(values),
    )


def _open_geometry(file: Path, kind: str, units: str | None, thickness_mm: float | None) -> Model:
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"{file.name} cannot be read: {error.strerror or error}") from None
    key = _digest(digest, (units, thickness_mm))
    with step(f"reading {file.name}", reading_limit_s(file)):
        return _read_geometry(file, kind, units, thickness_mm, key)


def reading_limit_s(file: Path) -> float:
    """How long a geometry file may be read: what takes much longer hangs."""
    return READING_S + READING_S_PER_MB * file.stat().st_size / 2**20


def _read_geometry(file: Path, kind: str, units: str | None, thickness_mm: float | None, key: str) -> Model:
    if kind in ("stl", "3mf"):
        vertices, triangles = read_mesh(file, kind, units)
        sized(file.name, float(np.linalg.norm(np.ptp(vertices[np.unique(triangles)], axis=0))))
        part = Part.from_mesh(vertices, triangles, name=file.stem)
        entries: tuple[PartEntry, ...] = (PartEntry(name=file.stem, count=1, part=part, key=key),)
    else:
        if kind == "step" and units:
            raise InputError(f"{file.name} says its own unit: --units is for files without one")
        if kind == "step" and has_annotations(file.read_bytes()):
            solids, tied = read_annotated_step(file)
            entries = demanded(_grouped(solids, key), annotations_of(file.read_bytes()), tied)
        else:
            solids = read_step(file) if kind == "step" else read_dxf(file, thickness_mm, units)
            entries = _grouped(solids, key)
    return Model(name=file.stem, kind=kind, title=file.stem, parts=entries)


def of_solids(solids: list[tuple[str, Any]], *, name: str, kind: str, key: str) -> Model:
    """Return the model of solids that another reader (a bundle) brought."""
    return Model(name=name, kind=kind, title=name, parts=_grouped(solids, key))


def _of_variant(variant: Variant, *, kind: str = "design", file: Path | None = None) -> Model:
    design = variant.design
    if variant.model is not None:
        return cast("Model", variant.model)
    with step(f"building {design.name}"):
        entries = _entries(variant.build(), design.name, variant.requirements, variant.key)
    model = Model(
        name=design.name,
        kind=kind,
        parts=entries,
        title=design.title,
        license=design.license,
        version=design.version,
        author=design.author,
        intended_use=design.intended_use,
        source=design.source if kind != "notebook" or file is None else read_text(file),
        source_name=file.name if file else f"{design.name}.py",
        source_url=design.source_url,
        values=dict(variant.values),
        rights=dict(design.rights),
        variant=variant,
        making=variant.making,
    )
    variant.model = model
    return model


def _entries(thing: Any, name: str, requirements: tuple[Requirement, ...], key: str) -> tuple[PartEntry, ...]:  # noqa: ANN401
    entries = _grouped(shapes_in(thing, name), key)
    if not requirements:
        return entries
    demanded = resolve(thing, [e.part for e in entries], requirements)
    return tuple(replace(e, requirements=r) for e, r in zip(entries, demanded, strict=True))


def _grouped(solids: list[tuple[str, Any]], key: str) -> tuple[PartEntry, ...]:
    for name, solid in solids:
        sized(name, across_mm(solid))
    groups = seated(solids)
    if not groups:
        raise RequirementError("there is no part")
    names = [name for name, _, _ in groups]
    entries = []
    for i, (name, seats, shape) in enumerate(groups):
        label = name if names.count(name) == 1 else f"{name}-{names[: i + 1].count(name)}"
        part_key = _digest(key, i, signature(shape)) if key else ""
        part = Part.from_shape(shape, name=label)
        entries.append(PartEntry(name=label, count=len(seats), part=part, key=part_key, seats=seats))
    return _named_apart(entries)


def _named_apart(entries: Sequence[PartEntry]) -> tuple[PartEntry, ...]:
    """The same parts, no two of one name: what is said of parts is said by name."""
    taken: set[str] = set()
    named = []
    for entry in entries:
        name, number = entry.name, 1
        while name in taken:
            number += 1
            name = f"{entry.name}-{number}"
        taken.add(name)
        named.append(entry if name == entry.name else replace(entry, name=name))
    return tuple(named)


def _digest(*content: object) -> str:
    return hashlib.sha256(repr((content, sorted(versions().items()))).encode()).hexdigest()
