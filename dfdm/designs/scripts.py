"""Read designs from Python: scripts with `@design`, CQGI-style scripts, and notebooks."""

from __future__ import annotations

import ast
import importlib.util
import json
import linecache
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from dfdm.designs.building import designer_code
from dfdm.designs.design import Design, Variant
from dfdm.errors import InputError, ParameterError, UnknownNameError


def read_text(path: Path) -> str:
    """Read a source file as UTF-8; InputError where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{path.name} is not UTF-8 text") from None
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror or error}") from None


def style_of(source: str, name: str) -> str:
    """Say how a script presents its model: `design`, `cqgi`, or `` for neither. A syntax error is a BuildError."""
    with designer_code(name, file=name):
        tree = ast.parse(source, filename=name)
    styles = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(_is_design(d) for d in node.decorator_list):
            styles.add("design")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("show_object", "show"):
            styles.add("cqgi")
    return "design" if "design" in styles else "cqgi" if "cqgi" in styles else ""


def _is_design(decorator: ast.expr) -> bool:
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (isinstance(target, ast.Name) and target.id == "design") or (
        isinstance(target, ast.Attribute) and target.attr == "design"
    )


def designs_in_script(path: Path) -> list[Design]:
    """Run a script once and list the designs it defines, in their order."""
    name = "dfdm_design_" + re.sub(r"\W", "_", path.stem)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise InputError(f"{path.name} cannot be loaded as a Python script")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # so that dataclasses and type hints of the script resolve
    linecache.checkcache(str(path))
    with _neighbors_of(path), designer_code(path.name, file=str(path)):
        spec.loader.exec_module(module)
    return _designs(module)


@contextmanager
def _neighbors_of(path: Path) -> Iterator[None]:
    """A script may import its neighbors, as when it is run."""
    folder = str(path.resolve().parent)
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        if folder in sys.path:  # the script may have changed it
            sys.path.remove(folder)


def _designs(module: ModuleType) -> list[Design]:
    found = [v for v in vars(module).values() if isinstance(v, Design) and v.function.__module__ == module.__name__]
    return list({id(d): d for d in found}.values())


def designs_in_notebook(path: Path) -> list[Design]:
    """List the designs a notebook defines, from its imports, definitions and plain values; calls are not run."""
    try:
        cells = json.loads(read_text(path))["cells"]
        sources = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    except (json.JSONDecodeError, KeyError, TypeError):
        raise InputError(f"{path.name} is not a notebook (no cells in it)") from None
    module = ModuleType("dfdm_notebook_" + re.sub(r"\W", "_", path.stem))
    sys.modules[module.__name__] = module
    for index, source in enumerate(sources, start=1):
        name = f"{path.name} cell {index}"
        text = "".join(
            "\n" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines(keepends=True)
        )
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
        with designer_code(name, file=name):
            tree = ast.parse(text, filename=name)
            tree.body = [node for node in tree.body if _defines(node)]
            exec(compile(tree, name, "exec"), vars(module))
    return _designs(module)


def _defines(node: ast.stmt) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef):
        return True
    return isinstance(node, ast.Assign | ast.AnnAssign) and not any(
        isinstance(n, ast.Call | ast.Await) for n in ast.walk(node)
    )


def choose(designs: list[Design], name: str, where: str) -> Design:
    """Choose the design by name, or the only one there is."""
    if not designs:
        raise InputError(f"{where} defines no @design")
    if name:
        for candidate in designs:
            if candidate.name == name:
                return candidate
        raise UnknownNameError("design", name, [d.name for d in designs])
    if len(designs) > 1:
        listed = ", ".join(d.name for d in designs)
        raise InputError(f"{where} defines several designs ({listed}): name one as {where}:NAME")
    return designs[0]


def variant_of(designs: list[Design], name: str, where: str, values: Mapping[str, object], preset: str) -> Variant:
    """Return the variant of the chosen design at these values."""
    chosen = choose(designs, name, where)
    return chosen.preset(preset, **values) if preset else chosen(**values)


def build_cqgi(path: Path, values: Mapping[str, object]) -> list[tuple[str, Any]]:
    """Build a CQGI-style script (top-level parameters, `show_object`): (name, object) of each shown object.

    Unknown parameters are a ParameterError; an exception of the script is a BuildError with the script's line.
    """
    from cadquery import cqgi

    source = read_text(path)
    file = str(path)
    with designer_code(path.name, file="<cqscript>"):
        model = cqgi.parse(source)
    known = model.metadata.parameters
    typed: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            listed = ", ".join(known) or "none"
            raise ParameterError(f"{path.name} has no parameter '{name}'; it has: {listed}", parameter=name)
        typed[name] = _as(known[name].default_value, name, value)
    linecache.cache["<cqscript>"] = (len(source), None, source.splitlines(keepends=True), "<cqscript>")
    with designer_code(path.name, file="<cqscript>"), _neighbors_of(path):
        results = _run_cqgi(model, typed)
    if not results:
        raise InputError(f"{file} shows no object: end it with show_object(...)")
    numbered = [path.stem] if len(results) == 1 else [f"{path.stem}_{i}" for i in range(1, len(results) + 1)]
    return [(str(options.get("name") or name), shape) for name, (shape, options) in zip(numbered, results, strict=True)]


def _run_cqgi(model: Any, values: Mapping[str, Any]) -> list[tuple[Any, dict[str, Any]]]:  # noqa: ANN401 - cadquery has no types
    """Run a parsed script: (object, options) of each `show_object`.

    `CQModel.build` does the same, but there all calls without options share one dict, so that every object ends up with
    the name that was given last.
    """
    from cadquery import cqgi

    shown: list[tuple[Any, dict[str, Any]]] = []

    def show_object(shape: Any, options: Mapping[str, Any] | None = None, **more: Any) -> None:  # noqa: ANN401
        shown.append((shape, {**(options or {}), **more}))

    collector = cqgi.ScriptCallback()
    model.set_param_values(values)
    environment = (
        cqgi.EnvironmentBuilder()
        .with_real_builtins()
        .with_cadquery_objects()
        .add_entry("__name__", "__cqgi__")
        .add_entry("show_object", show_object)
        .add_entry("debug", lambda *_, **__: None)
        .add_entry("describe_parameter", collector.describe_parameter)
        .build()
    )
    exec(compile(model.ast_tree, "<cqscript>", "exec"), environment)
    return shown


def _as(default: Any, name: str, value: Any) -> Any:  # noqa: ANN401 - the type of the script's own default
    try:
        if isinstance(default, bool):
            return str(value).lower() in ("1", "true", "yes")
        return type(default)(value) if isinstance(default, int | float | str) else value
    except (TypeError, ValueError):
        allowed = type(default).__name__
        raise ParameterError(
            f"parameter '{name}' cannot be {value!r}: allowed is {allowed}",
            parameter=name,
            value=value,
            allowed=allowed,
        ) from None
