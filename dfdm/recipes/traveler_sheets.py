"""The traveler as sheets for the PDF writer: the same words as on the HTML page, in lines and boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dfdm.facts.views import View
from dfdm.pictures.drawing.display import Path, Sheet, Text
from dfdm.pictures.drawing.drawn_views import Placed, lines_of
from dfdm.pictures.drawing.letters import text_width, wrapped
from dfdm.pictures.drawing.paper import letters, paper
from dfdm.pictures.drawing.subject import Plan, Seen
from dfdm.recipes.traveler import JobStep, PartCard, Traveler
from dfdm.recipes.traveler_form import form_sheets

_MARGIN_MM: Final = 12.0
_LINE: Final = 1.55
_PICTURE_MM: Final = 58.0


class _Flow:
    """Pages that fill from the top."""

    def __init__(self, size: str, title: str) -> None:
        self.page = paper(size)
        self.title = title
        self.sheets: list[Sheet] = []
        self.left, self.right = _MARGIN_MM + 3.0, self.page.width - _MARGIN_MM
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begin a page."""
        self.sheets.append(Sheet(width=self.page.width, height=self.page.height, title=self.title))
        self.y = self.page.height - _MARGIN_MM

    def need(self, height: float) -> None:
        """Go to the next page where this one has no room for so many mm."""
        if self.y - height < _MARGIN_MM + 6.0:
            self.turn()

    def line(self, text: str, height: float, *, bold: bool = False, indent: float = 0.0) -> None:
        """A paragraph, wrapped."""
        for part in wrapped(text, height * (1.06 if bold else 1.0), self.right - self.left - indent):
            self.need(_LINE * height)
            self.y -= _LINE * height
            self.text((self.left + indent, self.y), part, height, bold=bold)

    def text(self, at: tuple[float, float], text: str, height: float, *, bold: bool = False) -> None:
        self.sheets[-1].items.append(Text(at=at, text=text, height=height, bold=bold))

    def rule(self, x: float, y: float, u: float, v: float) -> None:
        self.sheets[-1].items.append(Path(points=((x, y), (u, v)), layer="TEXT"))

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[str]], *, head: bool, least: float = 0.0) -> None:
        """Rows of wrapped cells with lines around them; the head is repeated on every page."""
        height = letters()["note"]
        first = True
        for row in rows:
            bold = head and first
            high = max(least if not bold else 0.0, self._cells(widths, row, height))
            before = len(self.sheets)
            self.need(high)
            if head and not first and len(self.sheets) > before:
                self._row(widths, rows[0], self._cells(widths, rows[0], height), height, bold=True)
            self._row(widths, row, high, height, bold=bold)
            first = False

    def _cells(self, widths: Sequence[float], row: Sequence[str], height: float) -> float:
        return (
            max(len(wrapped(cell, height * 1.06, w - 2.0)) for cell, w in zip(row, widths, strict=True)) * 1.4 * height
            + 1.6
        )

    def _row(self, widths: Sequence[float], row: Sequence[str], high: float, height: float, *, bold: bool) -> None:
        top, bottom, x = self.y, self.y - high, self.left
        self.rule(x, top, x + sum(widths), top)
        self.rule(x, bottom, x + sum(widths), bottom)
        self.rule(x, top, x, bottom)
        for cell, width in zip(row, widths, strict=True):
            for n, part in enumerate(wrapped(cell, height * 1.06, width - 2.0)):
                self.text((x + 1.0, top - 0.9 - height - n * 1.4 * height), part, height, bold=bold)
            x += width
            self.rule(x, top, x, bottom)
        self.y = bottom


def sheets_of(card: Traveler, pictures: Mapping[str, View | None], *, size: str = "A4") -> tuple[Sheet, ...]:
    """The pages of a traveler; `pictures` are views by part name."""
    flow = _Flow(size, f"Traveler: {card.title}")
    flow.line(f"Traveler: {card.title}", 5.0, bold=True)
    flow.y -= 2.0
    width = (flow.right - flow.left) / 4.0
    for row in (
        (
            f"Drawing number: {card.number}",
            f"Revision: {card.revision}",
            f"Quantity: {card.quantity}",
            f"Lot or serial numbers: {card.lot}",
        ),
        (f"Owner: {card.owner}", f"License: {card.license}", f"Node: {card.node}", f"Date: {card.created}"),
    ):
        flow.table([width] * 4, [row], head=False, least=9.0)
    for part in card.parts:
        _part(flow, card, part, pictures.get(part.name))
    for title, lines in (("Marking", card.marking), ("Not stated", card.open)):
        if lines:
            _heading(flow, title)
        for line in lines:
            flow.line(f"- {line}", 2.5)
    flow.y -= 2.0
    flow.line(card.attribution, 2.5)
    form_sheets(flow, card)
    _footers(flow, card)
    return tuple(flow.sheets)


def _footers(flow: _Flow, card: Traveler) -> None:
    small = letters()["small"]
    for number, sheet in enumerate(flow.sheets, start=1):
        words = f"{card.recipe}"
        end = f"page {number} of {len(flow.sheets)}"
        sheet.items.append(Text(at=(flow.left, _MARGIN_MM - 2.0), text=words, height=small))
        sheet.items.append(Text(at=(flow.right - text_width(end, small), _MARGIN_MM - 2.0), text=end, height=small))


def _heading(flow: _Flow, text: str, follows: float = 22.0) -> None:
    """A heading that stays with so many mm of what follows."""
    flow.need(follows)
    flow.y -= 3.5
    flow.line(text, letters()["title"], bold=True)
    flow.y -= 1.5
    flow.rule(flow.left, flow.y, flow.right, flow.y)
    flow.y -= 1.0


def _part(flow: _Flow, card: Traveler, part: PartCard, picture: View | None) -> None:
    _heading(flow, part.name)
    flow.need(_PICTURE_MM)
    top = flow.y
    wide = flow.right - flow.left - (_PICTURE_MM + 6.0 if picture is not None else 0.0)
    flow.table(
        [34.0, wide - 34.0],
        [
            ("To make", str(part.count)),
            ("Material", part.material),
            ("Heat or batch number", ""),
            ("Size", part.size),
            ("Mass each", part.mass),
        ],
        head=False,
        least=7.0,
    )
    if picture is not None:
        left, bottom, right, high = picture.bounds
        scale = min(_PICTURE_MM / max(right - left, 1e-9), 48.0 / max(high - bottom, 1e-9))
        corner = (flow.right - (right - left) * scale, top - (high - bottom) * scale)
        view = Placed(Plan(seen=Seen(seat="front", view=picture)), scale, corner)
        flow.sheets[-1].items += lines_of(picture, view, hidden=False, smooth=True)
        flow.y = min(flow.y, corner[1] - 2.0)
    _heading(flow, "Steps", 62.0)
    for step in part.steps:
        _step(flow, step)
    _heading(flow, "Inspection")
    _inspection(flow, card, part)
    flow.y -= 1.0
    flow.line(part.statement, 2.5)


def _step(flow: _Flow, step: JobStep) -> None:
    flow.need(30.0)
    flow.line(f"{step.number}. {step.name}", 3.0, bold=True)
    rows = [("Machine", step.machine or "any that can"), *([("Material", step.material)] if step.material else [])]
    rows += [("Settings", ", ".join(f"{k} {v}" for k, v in step.settings) or "none are fixed")]
    rows += [("Times", ", ".join(f"{k} {v}" for k, v in step.times) or "not estimated")]
    if step.effect:
        rows.append(("Result", step.effect))
    rows.append(("Check after this step", ", ".join(step.checks) or "nothing was declared"))
    rows.append(("Safety", " ".join(step.hazards) or "no note is known: ask before you start"))
    wide = flow.right - flow.left
    flow.y -= 1.0
    flow.table([34.0, wide - 34.0], rows, head=False)
    flow.table(
        [wide / 5.0] * 5, [("Done by", "Date, time", "Good pieces", "Scrap", "Checked by")], head=False, least=10.0
    )
    flow.y -= 3.0


def _inspection(flow: _Flow, card: Traveler, part: PartCard) -> None:
    if not part.checks:
        flow.line("The design declares no characteristic; sizes as on the drawing.", 2.5)
        return
    wide = flow.right - flow.left
    boxes = [11.0] * card.samples
    fixed = [14.0, 0.0, 17.0, 15.0, 15.0, 34.0, 10.0, *boxes, 8.0]
    fixed[1] = max(wide - sum(fixed), 22.0)
    if sum(fixed) > wide:
        fixed[5] -= sum(fixed) - wide
    head = (
        "Id",
        "What",
        "Nominal",
        "Lower",
        "Upper",
        "How",
        "Step",
        *(f"No. {n}" for n in range(1, card.samples + 1)),
        "OK",
    )
    rows: list[Sequence[str]] = [head]
    for check in part.checks:
        words = check.what + (f", {check.note}" if check.note else "")
        values = [f"{v} {check.unit}" if v else "–" for v in (check.nominal, check.lower, check.upper)]
        name = check.id + (" critical" if check.critical else "")
        rows.append(
            (name, words, *values, f"{check.method}; {check.pieces}", str(check.step), *[""] * card.samples, "▢")
        )
    flow.table(fixed, rows, head=True, least=9.0)
