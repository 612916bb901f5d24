"""What a notebook is about: the designs, variants and benches that its cells have made."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from dfdm.errors import DfdmError

if TYPE_CHECKING:
    from dfdm.designs import Variant

MOST: Final = 12
"""So many are followed; a notebook that sweeps through hundreds of variants is not judged one by one behind its back."""
Kind = Literal["bench", "variant", "design"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Subject:
    """One thing to judge, with the names it goes by; `bench` is the live bench that judges it already, else None."""

    kind: Kind
    names: tuple[str, ...]
    title: str
    key: str
    variant: Variant
    bench: Any = None
    error: str = ""


def found_in(namespace: Mapping[str, Any], hidden: Mapping[str, Any] | None = None) -> list[Subject]:
    """The subjects of a namespace, in the order they were made: benches first, what is the same only once.

    Loads nothing: where `dfdm.designs` was not imported there is no design. A bench without a name counts as long as
    its design is still the one that goes by that name.
    """
    designs = sys.modules.get("dfdm.designs")
    if designs is None:
        return []
    named = [
        (name, value)
        for name, value in list(namespace.items())
        if not name.startswith("_") and (hidden is None or hidden.get(name) is not value)
    ]
    found: dict[str, Subject] = {}
    for subject in (*_benches(named, namespace), *_variants(named, designs), *_designs(named, designs)):
        same = found.get(subject.key)
        if same is None:
            found[subject.key] = subject
        elif (names := tuple(dict.fromkeys((*same.names, *subject.names)))) != same.names:
            found[subject.key] = replace(same, names=names)
    return list(found.values())


def _benches(named: list[tuple[str, Any]], namespace: Mapping[str, Any]) -> Iterator[Subject]:
    module = sys.modules.get("dfdm.widgets.bench")
    if module is None:
        return
    shown = namespace.get("Out")
    newest_first = list(shown.values())[::-1] if isinstance(shown, dict) else []
    seen: list[Any] = []
    for name, bench in (*named, *(("", value) for value in newest_first)):
        if not isinstance(bench, module.Studio) or bench.comm is None or any(bench is other for other in seen):
            continue
        design = bench.design
        # Without a name: of a design that was written anew, or an older one of a cell that ran again.
        if not name and (namespace.get(design.name) is not design or any(design is other.design for other in seen)):
            continue
        seen.append(bench)
        yield _subject("bench", name or design.name, bench.form.variant, bench)


def _variants(named: list[tuple[str, Any]], designs: Any) -> Iterator[Subject]:  # noqa: ANN401 - a module
    for name, value in named:
        if isinstance(value, designs.Variant):
            yield _subject("variant", name, value)


def _designs(named: list[tuple[str, Any]], designs: Any) -> Iterator[Subject]:  # noqa: ANN401 - a module
    for name, value in named:
        if isinstance(value, designs.Design):
            yield _subject("design", name, value())


def _subject(kind: Kind, name: str, variant: Variant, bench: Any = None) -> Subject:  # noqa: ANN401 - a Studio
    design = variant.design
    try:
        key, error = variant.key, ""
    except (DfdmError, OSError) as unreadable:  # a source that cannot be read is not judged, and said
        key, error = f"{kind} {name}", str(unreadable)
    return Subject(kind=kind, names=(name,), title=design.title, key=key, variant=variant, bench=bench, error=error)
