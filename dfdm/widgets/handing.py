"""Export and verify for the panel, in a thread: what came of it is told, also where nothing did."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm import verbs
from dfdm.errors import DfdmError, InputError

if TYPE_CHECKING:
    from dfdm.widgets.panel import Panel

_TEXTS: Final = ("path", "process", "node", "key", "license")


def hand(panel: Panel, asked: Mapping[str, Any]) -> None:
    """Do one request of a front end: `export` a subject or `verify` a file; the answer carries the request's `id`."""
    answer: dict[str, Any] = {"id": asked.get("id")}
    try:
        answer |= _exported(panel, asked) if asked["want"] == "export" else _verified(asked)
    except (DfdmError, OSError) as error:
        answer |= {"kind": "refused", "why": str(error)}
    except Exception as error:  # noqa: BLE001 - a design may raise anything, and the dialog waits for an answer
        answer |= {"kind": "refused", "why": f"{type(error).__name__}: {error}"}
    panel.send(answer)


def _exported(panel: Panel, asked: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: _text(asked, name) for name in _TEXTS}
    if not texts["path"]:
        raise InputError("name the file that the bundle is written to")
    quantity = asked.get("quantity", 1)
    if type(quantity) is not int or quantity < 1:
        raise InputError(f"{quantity!r} is no number of pieces")
    subject = panel.subject(_text(asked, "subject"))
    where: dict[str, Any] = {}
    if texts["node"]:
        where = {"node": texts["node"], "nodes": panel.liked.source}
    info = verbs.export(
        panel.build(subject),
        path=Path(texts["path"]).expanduser(),
        key=texts["key"] or None,
        process=texts["process"] or None,
        license=texts["license"] or None,
        quantity=quantity,
        **where,
    )
    # As it was asked for: beside the notebook, where the front end can find it too.
    return {"kind": "exported", "path": texts["path"], "sha256": info.sha256, "members": len(info.members)}


def _verified(asked: Mapping[str, Any]) -> dict[str, Any]:
    path = _text(asked, "path")
    found = verbs.verify(Path(path).expanduser())
    return {"kind": "verified", "path": path, "valid": found.valid, "problems": [str(p) for p in found.problems]}


def _text(asked: Mapping[str, Any], name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise InputError(f"{name}: {value!r} is no text")
    return value.strip()
