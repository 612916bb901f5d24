"""Open files and build variants in a worker process, where they can be canceled, limited in time, and may crash."""

from __future__ import annotations

import hashlib
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from dfdm.designs.design import Design, Variant
from dfdm.designs.model import Model, PartEntry, Seat
from dfdm.designs.shapes import group, shapes_in
from dfdm.designs.sources import as_model, kind_of, open_model, reading_limit_s
from dfdm.errors import CrashError, InputError, TimeLimitError
from dfdm.geometry.apart import Apart, Budget, hold, key_of, shared_worker
from dfdm.geometry.coarse import coarse
from dfdm.geometry.part import Part
from dfdm.requirements import Resolved
from dfdm.workers import Task, Worker, step
from dfdm.workers.carrying import by_value

_MOST_MODELS: Final = 8
_MOST_GLIMPSED: Final = 2
_glimpsed_variants: OrderedDict[tuple[bytes, str], Variant] = OrderedDict()
"""In the worker: variants that were built to be looked at; the one that a slider is let go at is built already."""
_recent: OrderedDict[str, Model] = OrderedDict()
"""Models of geometry files that were opened last, with all that was measured of them."""
_lock = threading.Lock()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Packed:
    """A model on its way back from the worker: everything but what the variant itself holds here."""

    told: Mapping[str, Any]
    parts: tuple[tuple[str, int, str, tuple[Resolved, ...], bytes, tuple[Seat, ...]], ...]


def open_apart(
    path: str | Path,
    *,
    timeout_s: float | None = None,
    units: str | None = None,
    thickness_mm: float | None = None,
    values: Mapping[str, object] | None = None,
    preset: str = "",
) -> Model:
    """Open a model file as `open_model` does, in the worker; its parts are measured there too.

    `timeout_s` limits the work of opening and measuring altogether (TimeLimitError); without it a geometry file may be
    read for 30 s and 3 s for every megabyte. Raises InputError for a file whose reading crashed or hung.
    """
    file = Path(path)
    geometry = file.is_file() and kind_of(file) not in ("script", "notebook")
    settings = {"units": units, "thickness_mm": thickness_mm, "values": dict(values or {}), "preset": preset}
    same = _content(file, settings) if geometry and timeout_s is None else ""
    with _lock:
        if same in _recent:
            _recent.move_to_end(same)
            return _recent[same]
    budget = Budget(timeout_s)
    try:
        packed = budget.run(
            _opened_here,
            str(path),
            settings,
            words=f"{'reading' if geometry else 'building'} {file.name}",
            limit_s=reading_limit_s(file) if geometry else None,
        )
    except CrashError as error:
        if not geometry:
            raise
        raise InputError(f"{file.name} cannot be used: {error}") from None
    except TimeLimitError as error:
        if not geometry or timeout_s is not None:
            raise
        raise InputError(f"{file.name} cannot be used: {error}; timeout_s allows more") from None
    model = _unpacked(packed, budget, shared_worker())
    if same:
        with _lock:
            _recent[same] = model
            while len(_recent) > _MOST_MODELS:
                _recent.popitem(last=False)
    return model


def _content(file: Path, settings: Mapping[str, Any]) -> str:
    """What the model of a geometry file is known by: name and content of the file, and how it is to be read."""
    try:
        digest = hashlib.sha256(file.read_bytes())
    except OSError:  # said by the reader
        return ""
    digest.update(repr((file.name, settings)).encode())
    return digest.hexdigest()


def rebuild(
    variant: Variant,
    *,
    timeout_s: float | None = None,
    worker: Worker | None = None,
    on_progress: Callable[[str], None] | None = None,
    quantities: tuple[str, ...] = (),
) -> Task[Model]:
    """Begin to build a variant in a worker; the task's result is its model, whose parts are measured there too.

    `quantities` are measured along with it. Cancel the task when a newer variant is wanted. Its result also becomes
    `variant.model`, so that no verb builds it again. Errors of the designer's code come back with their own line.
    """
    return _begin(variant, Budget(timeout_s), timeout_s, worker or shared_worker(), on_progress, quantities)


def glimpse(variant: Variant, *, worker: Worker | None = None, timeout_s: float | None = None) -> Task[Model]:
    """Begin to build a variant in a worker only to be looked at; the task's result is its model in few triangles.

    Faces are numbered anew, nothing is demanded of it, and nothing of it should be measured. The variant stays as it is.
    """
    design = variant.design
    _ = variant.key  # reads the source here, where it is
    return (worker or shared_worker()).submit(
        _glimpsed_here,
        by_value(design, design.function.__module__),
        dict(variant.values),
        timeout_s=timeout_s,
        words=f"building {design.name}",
        receive=_glimpsed,
    )


def build_apart(variant: Variant, *, timeout_s: float | None = None) -> Model:
    """Build a variant in the worker and wait for it; `timeout_s` limits building and measuring altogether."""
    if isinstance(variant.model, Model):
        return variant.model
    budget = Budget(timeout_s)
    task = _begin(variant, budget, timeout_s, shared_worker(), None, ())
    try:
        return task.result()
    finally:
        budget.spend(task.took_s)


def measured_apart(model: Model, *, timeout_s: float | None = None) -> Model:
    """The same model, its parts measured in the worker within `timeout_s` altogether."""
    budget = Budget(timeout_s)
    return replace(model, parts=tuple(replace(e, measure=Apart(e.part, budget)) for e in model.parts))


def _begin(
    variant: Variant,
    budget: Budget,
    timeout_s: float | None,
    worker: Worker,
    on_progress: Callable[[str], None] | None,
    quantities: tuple[str, ...],
) -> Task[Model]:
    def arrived(packed: _Packed) -> Model:
        model = replace(_unpacked(packed, budget, worker), variant=variant)
        variant.model = model
        return model

    design = variant.design
    _ = variant.key  # reads the source here, where it is
    return worker.submit(
        _built_here,
        by_value(design, design.function.__module__),
        dict(variant.values),
        quantities,
        timeout_s=timeout_s,
        words=f"building {design.name}",
        on_progress=on_progress,
        receive=arrived,
    )


def _unpacked(packed: _Packed, budget: Budget, worker: Worker) -> Model:
    entries = []
    for name, count, key, requirements, data, seats in packed.parts:
        part: Part = pickle.loads(data)
        apart = Apart(part, budget, packed=data, worker=worker)
        entries.append(
            PartEntry(name=name, count=count, part=part, requirements=requirements, key=key, measure=apart, seats=seats)
        )
    return Model(parts=tuple(entries), **packed.told)


def _opened_here(path: str, settings: Mapping[str, Any]) -> _Packed:
    """In the worker."""
    return _packed(open_model(path, **settings), ())


def _built_here(design: bytes, values: Mapping[str, Any], quantities: tuple[str, ...]) -> _Packed:
    """In the worker."""
    known = _glimpsed_variants.pop(_same_build(design, values), None)
    return _packed(as_model(known or Variant(pickle.loads(design), values)), quantities)


def _same_build(design: bytes, values: Mapping[str, Any]) -> tuple[bytes, str]:
    return hashlib.sha256(design).digest(), repr(sorted(values.items()))


def _glimpsed_here(design: bytes, values: Mapping[str, Any]) -> tuple[str, str, tuple[tuple[str, int, bytes], ...]]:
    """In the worker."""
    arrived: Design = pickle.loads(design)
    variant = Variant(arrived, values)
    with step(f"building {arrived.name}"):
        solids = shapes_in(variant.build(), arrived.name)
    parts = tuple(
        (name, count, pickle.dumps(coarse(shape, name), protocol=pickle.HIGHEST_PROTOCOL))
        for name, count, shape in group(solids)
    )
    _glimpsed_variants[_same_build(design, values)] = variant
    while len(_glimpsed_variants) > _MOST_GLIMPSED:
        _glimpsed_variants.popitem(last=False)
    return arrived.name, arrived.title, parts


def _glimpsed(told: tuple[str, str, tuple[tuple[str, int, bytes], ...]]) -> Model:
    name, title, parts = told
    entries = tuple(PartEntry(name=part, count=count, part=pickle.loads(data)) for part, count, data in parts)
    return Model(name=name, kind="object", title=title, parts=entries)


def _packed(model: Model, quantities: tuple[str, ...]) -> _Packed:
    """Pack what was opened here; its parts stay at hand, and what is to be measured is measured and kept."""
    parts = []
    for entry in model.parts:
        data = pickle.dumps(entry.part, protocol=pickle.HIGHEST_PROTOCOL)
        hold(key_of(data), entry.part)
        _ = entry.part.mesh  # what a session meshes later, to show it, has then been meshed where that may crash
        for quantity in quantities:
            entry.facts.quantity(quantity)
        parts.append((entry.name, entry.count, entry.key, entry.requirements, data, entry.seats))
    told = {f.name: getattr(model, f.name) for f in fields(Model) if f.name not in ("parts", "variant")}
    return _Packed(told=told, parts=tuple(parts))
