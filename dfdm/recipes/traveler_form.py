"""The answer form of a traveler, for a workshop that writes on paper: quote or decline, and a record of every piece.

What is written on it is typed into a table whose columns have the names in small letters, and becomes signed receipts
with `dfdm receipt from-form`. The printed code says which recipe, bundle and agreement the form is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Final

from dfdm.pictures.scannable import fills, svg
from dfdm.recipes.traveler import Traveler
from dfdm.rights.ledger import REASONS

CODE_MM: Final = 40.0
ROWS: Final = 10
"""Rows of a record on one page; a copy of the page takes more."""
MOST_CHECKS: Final = 5
_TITLE: Final = "Answer form"
_HOW: Final = (
    "Fill in what applies, sign, and send a picture of this page back. Whoever types it in scans the code, so that the "
    "answers stand under the right recipe and agreement; the receipts say that they were transcribed, and by whom."
)
_ANSWER: Final = (
    "Price for all pieces, before taxes, with currency",
    "Valid until (date)",
    "Ready after so many days",
    "Scrapped pieces that are not to be counted",
    "What is to be done otherwise than the recipe says, and why",
)
_WORDS: Final = {
    "serials": "Serial number",
    "made_at": "Date, time, zone",
    "machine": "Machine",
    "material_lot": "Lot of material",
    "outcome": "It is",
}
_SIGN: Final = ("Name (signed_by)", "Workshop (node)", "Date, time and zone", "Signature")


def columns(card: Traveler) -> tuple[str, ...]:
    """The columns of the record as the table calls them: one for each characteristic, as many as fit a page."""
    return (
        "serials",
        "made_at",
        "machine",
        "material_lot",
        *(f"inspect {name}" for name in _characteristics(card)[:MOST_CHECKS]),
        "outcome",
    )


def left_over(card: Traveler) -> str:
    """What is said of characteristics that no column is left for, '' where there are none."""
    more = _characteristics(card)[MOST_CHECKS:]
    return f"To be written on a second page, for want of columns here: {', '.join(more)}." if more else ""


def _characteristics(card: Traveler) -> list[str]:
    several = len(card.parts) > 1
    return [f"{part.name}/{check.id}" if several else check.id for part in card.parts for check in part.checks]


def heads(card: Traveler) -> tuple[str, ...]:
    """The columns in words, each with its name in the table."""
    return tuple(f"{_WORDS.get(name, name)} ({name})" if name in _WORDS else name for name in columns(card))


def form_html(card: Traveler) -> str:
    """The page as HTML, after the card; nothing where the card has no code."""
    if not card.code:
        return ""
    reasons = " ".join(f"☐ {escape(words)}" for words in REASONS.values())
    answers = "".join(f"<tr><th style='width:42%'>{escape(words)}</th><td>&nbsp;</td></tr>" for words in _ANSWER)
    head = "".join(f"<th>{escape(name)}</th>" for name in ("", *heads(card)))
    rows = "".join(
        f"<tr><td>{number}</td>{'<td>&nbsp;</td>' * (len(columns(card)) - 1)}<td>☐ good<br>☐ scrapped</td></tr>"
        for number in range(1, ROWS + 1)
    )
    sign = "".join(f"<span>{escape(words)}</span>" for words in _SIGN)
    return (
        f'<section style="break-before:page"><h1>{_TITLE}: {escape(card.title)}</h1>'
        f"<div class=head><div><p>{escape(_HOW)}</p><p>☐ We make it, as below.<br>☐ We do not make it, because: {reasons}</p>"
        f"</div>{svg(card.code, size_mm=CODE_MM)}</div><table>{answers}</table>"
        f"<h2>Record of every piece</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"<p>{escape(left_over(card))}</p>"
        f"<div class=sign>{sign}</div><p class=foot>{escape(card.code)}</p></section>"
    )


def form_sheets(flow: Any, card: Traveler) -> None:  # noqa: ANN401 - the pages that sheets are written with
    """The page on the sheets of a flow, after the card; nothing where the card has no code."""
    if not card.code:
        return
    flow.turn()
    top, right = flow.y, flow.right
    flow.sheets[-1].items += fills(card.code, (right - CODE_MM, top), size_mm=CODE_MM)
    flow.right = right - CODE_MM - 4.0
    flow.line(f"{_TITLE}: {card.title}", 5.0, bold=True)
    flow.y -= 1.0
    flow.line(_HOW, 2.5)
    flow.y -= 1.0
    flow.line("▢ We make it, as below.", 2.5)
    flow.line(f"▢ We do not make it, because: {' '.join(f'▢ {words}' for words in REASONS.values())}", 2.5)
    flow.right = right
    flow.y = min(flow.y, top - CODE_MM) - 2.0
    wide = right - flow.left
    flow.table([70.0, wide - 70.0], [(words, "") for words in _ANSWER], head=False, least=8.0)
    flow.y -= 5.0
    flow.line("Record of every piece", 3.5, bold=True)
    flow.y -= 1.5
    _record(flow, heads(card), wide)
    if left_over(card):
        flow.line(left_over(card), 2.5)
    flow.y -= 4.0
    flow.table([wide / len(_SIGN)] * len(_SIGN), [_SIGN], head=False, least=14.0)
    flow.y -= 2.0
    flow.line(card.code, 2.0)


def _record(flow: Any, names: Sequence[str], wide: float) -> None:  # noqa: ANN401 - as above
    first, last = 7.0, 24.0
    each = (wide - first - last) / (len(names) - 1)
    rows: list[Sequence[str]] = [("", *names)]
    for number in range(1, ROWS + 1):
        rows.append((str(number), *[""] * (len(names) - 1), "▢ good ▢ scrapped"))
    flow.table([first, *[each] * (len(names) - 1), last], rows, head=True, least=9.0)
