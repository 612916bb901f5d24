"""The `@design` decorator: a function with typed, ranged parameters becomes a design; a call gives a variant."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, overload

from dfdm.designs.building import run
from dfdm.designs.closure import source_of
from dfdm.designs.parameter import Parameter, Value, parameters_of
from dfdm.designs.versions import versions
from dfdm.errors import BuildError, DesignError, ParameterError, UnknownNameError
from dfdm.requirements import DECLARED, Declared, Making, Requirement


class Design:
    """A parametric source: call it with parameter values to get a `Variant`; nothing is computed by the call."""

    def __init__(
        self,
        function: Callable[..., Any],
        *,
        title: str = "",
        license: str = "",
        version: str = "0.1.0",
        author: str = "",
        source_url: str = "",
        intended_use: str = "",
        presets: Mapping[str, Mapping[str, Value]] | None = None,
        rights: Mapping[str, Any] | None = None,
    ) -> None:
        self.function = function
        self.name: str = function.__name__
        self.title = title or self.name.replace("_", " ").capitalize()
        self.license = license
        self.version = version
        self.author = author
        self.source_url = source_url
        self.description = inspect.cleandoc(function.__doc__ or "")
        self.rights: dict[str, Any] = dict(rights or {})
        self.intended_use = intended_use or self.description.partition("\n")[0]
        self.parameters: Mapping[str, Parameter] = MappingProxyType(parameters_of(function))
        self.presets: Mapping[str, Mapping[str, Value]] = MappingProxyType(
            {name: MappingProxyType(self.check(values)) for name, values in (presets or {}).items()}
        )
        self.file: str = inspect.getsourcefile(function) or ""
        self.__doc__ = function.__doc__
        self.__name__ = self.name

    @cached_property
    def source(self) -> str:
        """The source text that decides what is built: the function and what it uses of its own module."""
        return source_of(self.function)

    def check(self, values: Mapping[str, object]) -> dict[str, Value]:
        """Return the given values in their types; an unknown name or a value out of range is a ParameterError."""
        for name in values:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise ParameterError(f"design '{self.name}' has no parameter '{name}'; it has: {known}", parameter=name)
        return {name: self.parameters[name].check(value) for name, value in values.items()}

    def __call__(self, **values: object) -> Variant:
        """Return the variant at these values, the rest at their defaults."""
        checked = self.check(values)
        return Variant(self, {name: checked.get(name, p.default) for name, p in self.parameters.items()})

    def preset(self, name: str, **values: object) -> Variant:
        """Return the variant of a preset, with some values changed."""
        if name not in self.presets:
            raise UnknownNameError("preset", name, self.presets)
        return self(**{**self.presets[name], **values})

    def __getstate__(self) -> dict[str, Any]:
        """Travel to another process with the source, which only this one may be able to read."""
        told = {**vars(self), "source": self.source, "parameters": dict(self.parameters)}
        return told | {"presets": {name: dict(values) for name, values in self.presets.items()}}

    def __setstate__(self, told: dict[str, Any]) -> None:
        presets = {name: MappingProxyType(values) for name, values in told["presets"].items()}
        told = told | {"parameters": MappingProxyType(told["parameters"]), "presets": MappingProxyType(presets)}
        vars(self).update(told)

    def __repr__(self) -> str:
        """Name, title and parameters, the same in every process."""
        return f"Design {self.name}({', '.join(f'{p.name}={p.default!r}' for p in self.parameters.values())})"


class Variant:
    """A design at chosen values. It is built when something of it is asked for, and only once."""

    def __init__(self, design: Design, values: Mapping[str, Value]) -> None:
        self.design = design
        self.values: Mapping[str, Value] = MappingProxyType(dict(values))
        self.model: object = None
        """The opened model, kept by `designs.sources` so that a variant is taken apart and measured only once."""

    @cached_property
    def key(self) -> str:
        """sha256 of source, parameters and versions: the key of caches and of runs that can be resumed."""
        content = {
            "source": self.design.source,
            "name": self.design.name,
            "values": dict(self.values),
            "versions": versions(),
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    @cached_property
    def _built(self) -> tuple[Any, tuple[Requirement, ...], Making]:
        what = f"design '{self.design.name}'"
        result = run(lambda: self.design.function(**self.values), what, file=self.design.file)
        if isinstance(result, tuple):
            if len(result) != 2:
                raise BuildError(
                    f"{what} must return the part, or the part and a list of requirements", file=self.design.file
                )
            body, requirements = result
        else:
            body, requirements = result, ()
        if body is None:
            raise BuildError(f"{what} returned nothing: return the CadQuery object", file=self.design.file)
        alone = isinstance(requirements, Requirement | Declared)
        listed: list[Any] = [requirements] if alone else list(requirements)
        if not all(isinstance(r, Requirement | Declared) for r in listed):
            raise BuildError(
                f"{what}: the second thing it returns must be a list of require(...)", file=self.design.file
            )
        declared = [r for r in listed if isinstance(r, DECLARED)]
        return body, tuple(r for r in listed if isinstance(r, Requirement)), Making.of(declared)

    def build(self) -> Any:  # noqa: ANN401 - any CadQuery object the designer returns
        """Build the CadQuery object; a BuildError shows the designer's own line."""
        return self._built[0]

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """What the design demands of the made part."""
        return self._built[1]

    @property
    def making(self) -> Making:
        """What the design says of its making: bought parts, assembly, permitted changes, packing, end of life."""
        return self._built[2]

    def with_values(self, **values: object) -> Variant:
        """Return the variant with some values changed."""
        return self.design(**{**self.values, **values})

    def __repr__(self) -> str:
        """Name and values, the same in every process."""
        return f"{self.design.name}({', '.join(f'{k}={v!r}' for k, v in self.values.items())})"


@overload
def design(function: Callable[..., Any]) -> Design: ...


@overload
def design(
    function: None = None,
    *,
    title: str = "",
    license: str = "",
    version: str = "0.1.0",
    author: str = "",
    source_url: str = "",
    intended_use: str = "",
    presets: Mapping[str, Mapping[str, Value]] | None = None,
    rights: Mapping[str, Any] | None = None,
) -> Callable[[Callable[..., Any]], Design]: ...


def design(
    function: Callable[..., Any] | None = None,
    *,
    title: str = "",
    license: str = "",
    version: str = "0.1.0",
    author: str = "",
    source_url: str = "",
    intended_use: str = "",
    presets: Mapping[str, Mapping[str, Value]] | None = None,
    rights: Mapping[str, Any] | None = None,
) -> Any:
    """Make a design of a function: `@design` or `@design(title=…, license="CERN-OHL-S-2.0")`.

    `license` is an SPDX expression or a `LicenseRef-…`; `presets` are named sets of values; `rights` what its owner states
    of it: intellectual property, export classification, parents (see `dfdm.rights.Declaration`).
    Raises DesignError where the signature cannot be read as a table of parameters.
    """

    def make(f: Callable[..., Any]) -> Design:
        if not callable(f) or inspect.isclass(f):
            raise DesignError("@design stands before a function")
        return Design(
            f,
            title=title,
            license=license,
            version=version,
            author=author,
            source_url=source_url,
            intended_use=intended_use,
            presets=presets,
            rights=rights,
        )

    return make if function is None else make(function)
