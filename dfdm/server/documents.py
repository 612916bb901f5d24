"""In a worker: what a bundle, a recipe or a rights manifest says, and whether it holds. Nothing in them is run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from dfdm.bundles.container import unpack
from dfdm.bundles.content import DESIGN_RIGHTS, MANIFEST, RECIPE, REPORT, RIGHTS
from dfdm.bundles.verification import read_file, verify_bytes
from dfdm.errors import DfdmError, InputError
from dfdm.pictures.stills import shown
from dfdm.recipes.recipe import pictures_named, recipe_id
from dfdm.rights import Agreement, Allowance, allowances, explain, read_policy
from dfdm.server.limits import MB, TooLargeError
from dfdm.trust import parse_document
from dfdm.trust.schemas import validator, why_not_valid

_MOST_DOCUMENT: Final = 16 * MB
_INSIDE: Final = ("recipe", "rights", "design_rights", "report", "sealed", "pictures")
"""What is told of a bundle that holds; of a refused one none of it."""


def warm() -> None:
    """Load what documents are checked by, before any clock runs."""
    for kind in ("manifest", "recipe", "design-rights"):
        validator(kind)


def told(path: str, kind: str, answer_mb: int) -> bytes:
    """What a file of kind bundle, recipe or rights says, as a document of kind `document`."""
    found = _READERS[kind](Path(path))
    answer = json.dumps(
        {"schema": "dfdm/document/1", "kind": kind, **found}, ensure_ascii=False, allow_nan=False
    ).encode()
    if len(answer) > answer_mb * MB:
        raise TooLargeError(f"what {Path(path).name} says is larger than {answer_mb} MB")
    return answer


def _bundle(path: Path) -> dict[str, Any]:
    """The verification, and of a bundle that holds what is in it; of a refused one nothing but why."""
    data = read_file(path)
    verified = verify_bytes(data)
    found: dict[str, Any] = {"verification": verified.to_dict(), **dict.fromkeys(_INSIDE)}
    if not verified.valid:
        return found
    members = unpack(data)
    recipe = parse_document(members[RECIPE], where=RECIPE)
    rights = parse_document(members[RIGHTS], where=RIGHTS)
    found |= {
        "recipe": recipe,
        "rights": {"valid": True, "problem": "", **_explained(rights)},
        "sealed": parse_document(members[MANIFEST], where=MANIFEST).get("sealed", {}).get("holds", []),
        "pictures": shown(members, pictures_named(recipe)),
    }
    for key, name in (("design_rights", DESIGN_RIGHTS), ("report", REPORT)):
        if name in members:
            found[key] = parse_document(members[name], where=name)
    return found


def _recipe(path: Path) -> dict[str, Any]:
    """The recipe with the first problem of its form; its id is checked against its content."""
    document = _document(path)
    problem = why_not_valid(document, "recipe")
    if not problem and document["header"]["id"] != recipe_id(document):
        problem = "its id is not that of its content: it was changed after it was composed"
    return {"valid": not problem, "problem": problem, "document": document}


def _rights(path: Path) -> dict[str, Any]:
    """The rights in plain words; what cannot be understood says why instead."""
    document = _document(path)
    try:
        said = _explained(document)
    except DfdmError as error:
        return {"valid": False, "problem": str(error), "lines": [], "document": document}
    return {"valid": True, "problem": "", **said, "document": document}


def _explained(document: dict[str, Any]) -> dict[str, Any]:
    """The rights in words, who may do which deed on which terms, and what they are about."""
    policy = read_policy(document)
    return {
        "lines": explain(policy).splitlines(),
        "kind": policy.kind,
        "license": policy.license,
        "assigner": policy.assigner,
        "assignee": policy.licensee if isinstance(policy, Agreement) else "",
        "target": policy.target,
        "deeds": _deeds(allowances(policy)),
    }


def _deeds(found: Iterable[Allowance]) -> list[dict[str, Any]]:
    """One row for what is answered alike: who, whether, the deeds, bounds, what is owed before, and after, and why not."""
    rows: dict[Allowance, list[str]] = {}
    for one in found:
        rows.setdefault(replace(one, action="", deed=""), []).append(one.deed)
    return [
        {
            "who": one.who,
            "may": one.answer == "yes",
            "deeds": deeds,
            "bounds": list(one.bounds),
            "duties": [*one.duties, *one.owed],
            "why": one.why,
        }
        for one, deeds in rows.items()
    ]


def _document(path: Path) -> dict[str, Any]:
    if path.stat().st_size > _MOST_DOCUMENT:
        raise TooLargeError(f"{path.name} is larger than the {_MOST_DOCUMENT // MB} MB that a document may have")
    try:
        return parse_document(path.read_bytes(), where=path.name)
    except DfdmError as error:
        raise InputError(str(error)) from None


_READERS: Final[dict[str, Callable[[Path], dict[str, Any]]]] = {"bundle": _bundle, "recipe": _recipe, "rights": _rights}
