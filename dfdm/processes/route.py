"""The chain of steps that makes a part: one shaping process, then what is done to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from dfdm.errors import DataError, InputError
from dfdm.processes.catalog import Catalog, catalog
from dfdm.processes.page import EMPTY
from dfdm.table import read_toml

Parameter = float | str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step: a process or a secondary operation, with material, machine and parameters where they are fixed."""

    kind: Literal["process", "operation"]
    id: str
    material: str = ""
    machine: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=lambda: MappingProxyType({}))

    def to_dict(self) -> dict[str, Any]:
        """Write the step; what is not fixed is left out."""
        document: dict[str, Any] = {"kind": self.kind, "id": self.id}
        document |= {key: value for key in ("material", "machine") if (value := getattr(self, key))}
        if self.parameters:
            document["parameters"] = {key: self.parameters[key] for key in sorted(self.parameters)}
        return document

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Step:
        """Read what `to_dict` wrote."""
        return cls(**{**document, "parameters": MappingProxyType(dict(document.get("parameters", EMPTY)))})


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """An ordered list of steps of which the first process gives the part its shape."""

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not any(step.kind == "process" for step in self.steps):
            raise InputError("a route needs a process that gives the part its shape")
        if self.steps[0].kind != "process":
            raise InputError(f"a route starts with a process, not with the operation '{self.steps[0].id}'")

    @property
    def shaping(self) -> Step:
        """The step that gives the part its shape."""
        return self.steps[0]

    @property
    def process(self) -> str:
        """The term of the shaping process."""
        return self.shaping.id

    @property
    def material(self) -> str:
        """The id of the material, empty where it is left open."""
        return self.shaping.material

    @property
    def operations(self) -> tuple[Step, ...]:
        """The secondary operations in their order."""
        return tuple(step for step in self.steps if step.kind == "operation")

    def __str__(self) -> str:
        first = " ".join(word for word in (self.process, self.material and f"({self.material})") if word)
        return ", then ".join([first, *(step.id for step in self.steps[1:])])

    @classmethod
    def of(
        cls,
        process: str,
        *,
        material: str | None = None,
        machine: str | None = None,
        then: Sequence[str | Step] = (),
        parameters: Mapping[str, Parameter] = EMPTY,
        pages: Catalog | None = None,
    ) -> Route:
        """A route from names: `Route.of("laser_cutting", material="…", then=["deburr", "powder_coat"])`.

        Names may be aliases; an unknown one is an UnknownNameError. Without a material the process's default is taken.
        """
        pages = pages or catalog()
        found = pages.process(process)
        first = Step(
            kind="process",
            id=found.term,
            material=pages.material(material or found.default_material).id,
            machine=pages.machine(machine).id if machine else "",
            parameters=MappingProxyType(dict(parameters)),
        )
        return cls(steps=(first, *(_later(step, pages) for step in then)))

    def at(self, *, material: str, machine: str | None) -> Route:
        """The same route with material and machine of the shaping step fixed."""
        first = replace(self.shaping, material=material, machine=machine or "")
        return Route(steps=(first, *self.steps[1:]))

    def to_dict(self) -> list[dict[str, Any]]:
        """Write the steps in their order."""
        return [step.to_dict() for step in self.steps]

    @classmethod
    def from_dict(cls, document: Sequence[Mapping[str, Any]]) -> Route:
        """Read what `to_dict` wrote."""
        return cls(steps=tuple(Step.from_dict(step) for step in document))

    @classmethod
    def from_toml(cls, path: str | Path, *, pages: Catalog | None = None) -> Route:
        """Read a route file: `[[step]]` tables with `process` or `operation`, and `material`, `machine`, `parameters`.

        A file that is no route is a DataError, an unknown name an UnknownNameError.
        """
        file = Path(path)
        document = read_toml(file)
        steps = document.get("step")
        if not isinstance(steps, list) or not steps or set(document) - {"step"}:
            raise DataError("a route file holds [[step]] tables and nothing else", where=file.name)
        read = [
            _read_step(step, f"{file.name} [step {n}]", pages or catalog()) for n, step in enumerate(steps, start=1)
        ]
        try:
            return cls(steps=tuple(read))
        except InputError as error:
            raise DataError(str(error), where=file.name) from None


def _later(step: str | Step, pages: Catalog) -> Step:
    return step if isinstance(step, Step) else Step(kind="operation", id=pages.operation(step).id)


def _read_step(step: Any, where: str, pages: Catalog) -> Step:  # noqa: ANN401 - whatever TOML holds
    if not isinstance(step, Mapping):
        raise DataError(f"a step is a table: [[step]], found {step!r}", where=where)
    unknown = sorted(set(step) - {"process", "operation", "material", "machine", "parameters"})
    if unknown:
        raise DataError(f"unknown key '{unknown[0]}'", where=where)
    if ("process" in step) == ("operation" in step):
        raise DataError("a step names either a process or an operation", where=where)
    parameters = step.get("parameters", {})
    if not isinstance(parameters, Mapping) or not all(isinstance(v, float | int | str) for v in parameters.values()):
        raise DataError("parameters are numbers or texts by name", where=where)
    if "operation" in step:
        kind, found, material = "operation", pages.operation(str(step["operation"])).id, str(step.get("material", ""))
    else:
        process = pages.process(str(step["process"]))
        kind, found, material = "process", process.term, str(step.get("material") or process.default_material)
    machine = str(step.get("machine", ""))
    return Step(
        kind=kind,  # type: ignore[arg-type]  # one of the two words above
        id=found,
        material=pages.material(material).id if material else "",
        machine=pages.machine(machine).id if machine else "",
        parameters=MappingProxyType(dict(parameters)),
    )
