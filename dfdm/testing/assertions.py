"""Assertions for notebooks and tests: a part that cannot be made, or of which that is not known, fails them."""

from __future__ import annotations

from typing import Any, Literal


def assert_makeable(
    thing: Any,  # noqa: ANN401 - a Variant, Design, any CadQuery object, or a path
    process: str,
    *,
    material: str | None = None,
    machine: str | None = None,
    unknown: Literal["fail", "allow"] = "fail",
) -> None:
    """Raise AssertionError with the report's text unless every part of the model can be made by `process`.

    What could not be checked fails too, unless `unknown="allow"`.
    """
    from dfdm import verbs

    reports = verbs.check_all(thing, (process,), material=material, machine=machine)
    if not reports.accepted(all_of_them=True, unknown=unknown):
        raise AssertionError(f"not makeable by {process}:\n{reports}")
