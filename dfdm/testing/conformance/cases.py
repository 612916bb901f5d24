"""All cases of what one package brings, found by its entry points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import partial
from importlib.metadata import EntryPoint, PackageNotFoundError, distribution
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from dfdm.bundles.export import FORMATS
from dfdm.bundles.product import DOCUMENTS
from dfdm.checks import CHECKS
from dfdm.errors import DfdmError, InputError
from dfdm.nodes.register import NODE_SOURCES
from dfdm.plugins import Register
from dfdm.testing.conformance import checks, document_formats, export_formats, node_sources, processes
from dfdm.testing.conformance.case import Case

OWN: Final = "dfdm"
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def conformance_cases(
    package: str,
    *,
    both_ways: Mapping[str, tuple[str, ...]] = _NOTHING,
    samples: Mapping[str, str | Path] = _NOTHING,
    readers: Mapping[str, export_formats.Reader] = _NOTHING,
) -> list[Case]:
    """The cases of all that an installed package (its distribution's name) brings by entry points; of dfdm, its own.

    `both_ways` names by check the limits that are no bound, `samples` by node source a file that it reads, `readers` by
    export format what reads its bytes again. Use it as

        @pytest.mark.parametrize("case", conformance_cases("my-package"), ids=str)
        def test_conformance(case):
            case()

    A node source without a sample is one failing case. Pages that do not load are the one case that is left.
    """
    entries = [] if package == OWN else _entries(package)
    homes = {"dfdm."} if package == OWN else {entry.module for entry in entries}
    first = Case(about=f"{package}: its pages load with all others", ask=processes.loads)
    if list(processes.loads()):
        return [first]
    terms = _own_terms() if package == OWN else _terms(entry for entry in entries if entry.group == "dfdm.processes")
    cases = [first]
    for term in terms:
        cases += _asked(f"process {term}", processes.topics(), term)
    for key in _keys(CHECKS, homes):
        cases += _asked(f"check {key}", checks.topics(both_ways.get(key, ())), key)
    for key in _keys(NODE_SOURCES, homes):
        cases.append(Case(about=f"node source {key}", ask=partial(_source, key, samples.get(key), own=package == OWN)))
    for key in _keys(FORMATS, homes):
        ask = partial(export_formats.faults, key, reader=readers.get(key))
        cases.append(Case(about=f"export format {key}", ask=ask))
    for key in _keys(DOCUMENTS, homes):
        cases.append(Case(about=f"document format {key}", ask=partial(document_formats.faults, key)))
    return cases


def _asked(about: str, topics: Mapping[str, Callable[[str], Iterator[str]]], key: str) -> Iterator[Case]:
    for title, topic in topics.items():
        yield Case(about=f"{about} {title}", ask=partial(topic, key))


def _source(key: str, sample: str | Path | None, *, own: bool) -> Iterator[str]:
    if sample is None:
        yield f"nothing to read: samples={{'{key}': PATH}} with a small file of that kind"
        return
    yield from node_sources.faults(key, Path(sample), own=own and key in _WRITTEN_BY_NODES)


_WRITTEN_BY_NODES: Final = frozenset({"node_json", "toml_file", "folder"})


def _entries(package: str) -> list[EntryPoint]:
    groups = ("dfdm.processes", "dfdm.checks", "dfdm.node_sources", "dfdm.export_formats", "dfdm.cost_drivers")
    try:
        found = [entry for entry in distribution(package).entry_points if entry.group in groups]
    except PackageNotFoundError:
        raise InputError(
            f"no package '{package}' is installed: install it (pip install -e .), then run its tests"
        ) from None
    if not found:
        raise InputError(
            f"package '{package}' has no entry point of {', '.join(groups)}: add one to its pyproject.toml"
        )
    return found


def _own_terms() -> list[str]:
    from dfdm.table import toml_pages

    return sorted(toml_pages("processes"))


def _terms(entries: Iterable[EntryPoint]) -> list[str]:
    return sorted({term for entry in entries for term in entry.load()().get("processes", ())})


def _keys(register: Register[Any], homes: Set[str]) -> list[str]:
    try:
        return [key for key in register if _at_home(register.home(key), homes)]
    except DfdmError as error:
        raise InputError(f"a plug-in cannot be loaded: {error}") from None


def _at_home(module: str, homes: Set[str]) -> bool:
    return any(module == home or module.startswith(home if home.endswith(".") else f"{home}.") for home in homes)
