"""Paper into receipts: the code that a printed form carries, and the tables into which its answers are typed.

The code names by digest what the form is about, so that answers cannot be put under another agreement by mistake. It is
made of what the alphanumeric mode of QR codes holds (ISO/IEC 18004): digits, capitals, `/`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dfdm.errors import DataError, InputError
from dfdm.rights.ledger.documents import AGREEMENT_URN, POLICY_URN
from dfdm.rights.ledger.receipt import Made, Reading, Result
from dfdm.trust import parse_document

_MOST_BYTES: Final = 4 * 2**20
_MOST_ROWS: Final = 5000
_CODE: Final = re.compile(r"DFDM1(?:/([AP])/([0-9A-F]{64}))?/R/([0-9A-F]{64})(?:/M/([0-9A-F]{64}))?", re.ASCII)
_URNS: Final = {"A": AGREEMENT_URN, "P": POLICY_URN}
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,12})?", re.ASCII)
_SAID: Final[Mapping[str, Result]] = {
    "pass": "pass", "ok": "pass", "yes": "pass", "x": "pass", "fail": "fail", "no": "fail", "nok": "fail",
    "recorded": "recorded",
}  # fmt: skip
_PLAIN: Final = ("marking", "place", "process", "machine", "material", "material_lot", "note")
_COLUMNS: Final = ("code", "node", "signed_by", "made_at", "pieces", "serials", "outcome", "reason", *_PLAIN)
_SHARED: Final[tuple[str, ...]] = ("code", "node", "signed_by")
_INSPECT: Final = "inspect "
_VALUE: Final = "value "


@dataclass(frozen=True, kw_only=True, slots=True)
class FormCode:
    """What a form is about: the urn of what is made under ('' of a card without rights), recipe and manifest (hex)."""

    recipe_sha256: str
    under: str = ""
    manifest_sha256: str = ""

    @property
    def text(self) -> str:
        """What the printed code says."""
        kind = next((letter for letter, urn in _URNS.items() if self.under.startswith(urn)), "")
        under = f"/{kind}/{self.under.rpartition(':')[2]}" if kind else ""
        manifest = f"/M/{self.manifest_sha256}" if self.manifest_sha256 else ""
        return f"DFDM1{under}/R/{self.recipe_sha256}{manifest}".upper()

    @classmethod
    def read(cls, text: str) -> FormCode:
        """Read a scanned code; anything else is an InputError."""
        found = _CODE.fullmatch(text.strip())
        if not found:
            raise InputError(f"'{text[:60]}' is not the code of a form of dfdm (DFDM1/…)")
        kind, under, recipe, manifest = found.groups()
        return cls(
            recipe_sha256=recipe.lower(),
            under=f"{_URNS[kind]}{under.lower()}" if kind else "",
            manifest_sha256=(manifest or "").lower(),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form as it was typed in: its code, the node and the name under it ('' not said), and what was made, row by row."""

    code: FormCode
    node: str
    signed_by: str
    made: tuple[Made, ...]


def read_form(data: bytes, name: str) -> Form:
    """Read a table (CSV with `,` or `;`) or JSON (`{"code": …, "rows": [{…}]}`) of a form; what is not foreseen is an InputError.

    Columns are those of `Made`, `serials` with `;` or blanks between, `inspect C1` (such as `ok 5.01`), `value NAME [UNIT]`,
    and `code`, `node`, `signed_by`, which stand in the first row or in all.
    """
    if len(data) > _MOST_BYTES:
        raise InputError(f"{name} is longer than {_MOST_BYTES} bytes")
    try:
        rows = _json_rows(data, name) if data.lstrip()[:1] == b"{" else _csv_rows(data, name)
    except (DataError, csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{name} cannot be read: {error}") from None
    if not 0 < len(rows) <= _MOST_ROWS:
        raise InputError(f"{name} holds {len(rows)} rows; a form has 1 to {_MOST_ROWS}")
    once = {}
    for key in _SHARED:
        said = {row.get(key, "").strip() for row in rows} - {""}
        if len(said) > 1:
            raise InputError(f"{name} says two things as its {key}: a form is about one agreement, of one node")
        once[key] = next(iter(said), "")
    if not once["code"]:
        raise InputError(f"{name} does not hold the code of the form: scan it into the column 'code'")
    made = []
    for number, row in enumerate(rows, start=1):
        try:
            made.append(_made(row))
        except InputError as error:
            raise InputError(f"{name} row {number}: {error}") from None
    return Form(code=FormCode.read(once["code"]), node=once["node"], signed_by=once["signed_by"], made=tuple(made))


def reading(characteristic: str, result: str, values: str = "") -> Reading:
    """A reading in words: `pass`, `ok`, `fail` …, and values such as `5.002, 5.004 um`; mm where no unit is said."""
    if result.strip().lower() not in _SAID:
        raise InputError(f"'{result[:40]}' is not the result of an inspection: pass, fail or recorded")
    numbers = values.replace(",", " ").split()
    unit = numbers.pop() if numbers and not _NUMBER.fullmatch(numbers[-1]) else "mm"
    wrong = next((number for number in numbers if not _NUMBER.fullmatch(number)), None)
    if wrong is not None or (unit != "mm" and not numbers):
        raise InputError(f"'{wrong or unit}' is not a measured value such as 5.002")
    return Reading(
        characteristic=characteristic.strip(), result=_SAID[result.strip().lower()], values=tuple(numbers), unit=unit
    )


def _csv_rows(data: bytes, name: str) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    head = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True
    )
    names = reader.fieldnames or []
    if len(set(names)) != len(names):
        raise InputError(f"{name} has a column twice")
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise InputError(f"{name} line {reader.line_num} has more or fewer cells than the head has columns")
        if any(cell.strip() for cell in row.values()):
            rows.append({key.strip(): cell.strip() for key, cell in row.items()})
    return rows


def _json_rows(data: bytes, name: str) -> list[dict[str, str]]:
    document = parse_document(data, where=name, most=_MOST_BYTES)
    others = set(document) - {"schema", *_SHARED, "rows"}
    rows = document.get("rows")
    if others or document.get("schema", "dfdm/form/1") != "dfdm/form/1" or not isinstance(rows, list):
        raise InputError(f"{name} is no form: it holds code, node, signed_by and rows, nothing else")
    shared: dict[str, str] = {key: _text(document[key]) for key in _SHARED if key in document}
    if not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{name} is no form: each of its rows is a group of entries")
    return [{**shared, **{key: _text(value) for key, value in row.items()}} for row in rows]


def _text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InputError(f"'{str(value)[:40]}' is neither a text nor a number")
    return str(value)


def _made(row: Mapping[str, str]) -> Made:
    unknown = next((k for k in row if k not in _COLUMNS and not k.startswith((_INSPECT, _VALUE))), None)
    if unknown is not None:
        raise InputError(
            f"'{unknown[:40]}' is no column of a form: {', '.join(_COLUMNS)}, 'inspect ID', 'value NAME UNIT'"
        )
    serials = tuple(row.get("serials", "").replace(";", " ").split())
    pieces = row.get("pieces", "") or str(max(1, len(serials)))
    if not (pieces.isascii() and pieces.isdigit()) or len(pieces) > 15:  # noqa: PLR2004 - JSON's whole numbers
        raise InputError(f"'{pieces[:40]}' is not a number of pieces")
    outcome = row.get("outcome", "").lower() or "good"
    if outcome not in ("good", "scrapped"):
        raise InputError(f"'{outcome[:40]}' is neither good nor scrapped")
    if not row.get("made_at"):
        raise InputError("it does not say when it was made (made_at)")
    return Made(
        made_at=row["made_at"].replace(" ", "T", 1),
        pieces=int(pieces),
        serials=serials,
        outcome="scrapped" if outcome == "scrapped" else "good",
        reason=row.get("reason", ""),
        process_values=tuple(_process_value(k, v) for k, v in row.items() if k.startswith(_VALUE) and v),
        inspections=tuple(_inspected(k, v) for k, v in row.items() if k.startswith(_INSPECT) and v),
        **{name: row.get(name, "") for name in _PLAIN},
    )


def _process_value(column: str, cell: str) -> tuple[str, str, str]:
    """`value nozzle temperature [degC]` and `215` as name, value and unit."""
    name, _, unit = column.removeprefix(_VALUE).partition("[")
    return name.strip(), cell, unit.rstrip("] ")


def _inspected(column: str, cell: str) -> Reading:
    """`ok 5.01`, `fail`, or a value alone, which is only recorded."""
    first, _, rest = cell.partition(" ")
    said, values = (first, rest) if first.lower() in _SAID else ("recorded", cell)
    return reading(column.removeprefix(_INSPECT), said, values)
