"""Write limits and rates into a node file and leave the rest of it, comments too, as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import InputError

_HEADER: Final = re.compile(r"^\s*\[")
_MACHINES: Final = re.compile(r"^\s*\[\[\s*machines\s*\]\]")
_WITHIN: Final = re.compile(r"^\s*\[+\s*machines\s*\.")


def with_limits(text: str, place: int, material: str, limits: Mapping[str, Cited], *, where: str) -> str:
    """The text of a node file (TOML, or JSON if it begins with a brace) with limits of its machine number `place`.

    They go to `limits_for` of a material, or to `limits` without one; what stood there under the same keys is replaced.
    A TOML file that does not write its machines as `[[machines]]` tables is an InputError: what was written is read
    again and compared, so that nothing else ever changes.
    """
    table = ("limits_for", material) if material else ("limits",)
    return _with_table(text, place, table, limits, where=where)


def with_rates(text: str, place: int, rates: Mapping[str, Cited], *, where: str, gone: Collection[str] = ()) -> str:
    """The text of a node file with rates of its machine number `place`, and without those `gone`, as `with_limits` does it."""
    return _with_table(text, place, ("rates",), rates, where=where, gone=gone)


def _with_table(
    text: str,
    place: int,
    table: tuple[str, ...],
    cited: Mapping[str, Cited],
    *,
    where: str,
    gone: Collection[str] = (),
) -> str:
    written = {key: cited[key].to_dict() for key in sorted(cited)}
    if text.lstrip().startswith("{"):
        return json.dumps(_merged(json.loads(text), place, table, written, gone), indent=2, ensure_ascii=False)
    expected = _merged(tomllib.loads(text), place, table, written, gone)
    ending = "\n" if text.endswith("\n") or not text else ""
    lines = text.splitlines()
    changed = "\n".join(_inserted(lines, place, table, written, gone)) + ending
    try:
        same = tomllib.loads(changed) == expected
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise InputError(
            f"{where} cannot be changed without changing more of it: write each machine as a table [[machines]], and each "
            "of its numbers on a line of its own"
        )
    return changed


def _merged(
    document: dict[str, Any],
    place: int,
    table: tuple[str, ...],
    written: Mapping[str, Mapping[str, Any]],
    gone: Collection[str],
) -> dict[str, Any]:
    merged = deepcopy(document)
    entry = merged["machines"][place]
    for name in table:
        entry = entry.setdefault(name, {})
    for name in gone:
        entry.pop(name, None)
    entry.update(written)
    return merged


def _inserted(
    lines: Sequence[str],
    place: int,
    table: tuple[str, ...],
    written: Mapping[str, Mapping[str, Any]],
    gone: Collection[str],
) -> list[str]:
    """The lines with the numbers at the end of their table, which is made if it is not there."""
    starts = [n for n, line in enumerate(lines) if _MACHINES.match(line)]
    if place >= len(starts):
        return list(lines)
    start = starts[place]
    end = _next(lines, start, lambda line: bool(_HEADER.match(line)) and not _WITHIN.match(line))
    header = f"[machines.{'.'.join(table)}]"
    at = next((n for n in range(start, end) if _plain(lines[n]) == header), None)
    new = [f"{key} = {_inline(entry)}" for key, entry in written.items()]
    if at is None:
        at = _after_paragraph(lines, start, end)
        return [*lines[:at], "", header, *new, *lines[at:]]
    stop = _next(lines, at, lambda line: bool(_HEADER.match(line)))
    replaced = {*written, *gone}
    kept = [line for line in lines[at + 1 : stop] if line.partition("=")[0].strip().strip('"') not in replaced]
    while kept and not kept[-1].strip():
        kept.pop()
    rest = list(lines[stop:])
    return [*lines[: at + 1], *kept, *new, *([""] if rest else []), *rest]


def _next(lines: Sequence[str], start: int, found: Any) -> int:  # noqa: ANN401 - a predicate
    return next((n for n in range(start + 1, len(lines)) if found(lines[n])), len(lines))


def _after_paragraph(lines: Sequence[str], start: int, end: int) -> int:
    """The place behind the last line that says something, and behind the comments that belong to it."""
    last = max(n for n in range(start, end) if lines[n].strip() and not lines[n].lstrip().startswith("#"))
    while last + 1 < end and lines[last + 1].strip():
        last += 1
    return last + 1


def _plain(line: str) -> str:
    return line.partition("#")[0].replace(" ", "").replace('"', "").strip()


def _inline(entry: Mapping[str, Any]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in entry.items()) + " }"


def _value(value: Any) -> str:  # noqa: ANN401 - text or number
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
