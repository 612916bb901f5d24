"""The traveler as one HTML file for the printer: its style and its pictures inside, nothing to be fetched."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape
from typing import Final

from dfdm.recipes.traveler import Check, JobStep, PartCard, Traveler
from dfdm.recipes.traveler_form import form_html

_STYLE: Final = """
:root{color-scheme:light}
@page{size:%(page)s;margin:12mm}
*{box-sizing:border-box}
body{font:10pt/1.35 Helvetica,Arial,'Liberation Sans',sans-serif;color:#000;background:#fff;margin:0 auto;max-width:190mm;padding:4mm}
@media print{body{padding:0;max-width:none}}
h1{font-size:17pt;margin:0 0 2mm}h2{font-size:12pt;margin:5mm 0 1.5mm;border-bottom:.4mm solid #000}h3{font-size:10.5pt;margin:0 0 1mm}
table{border-collapse:collapse;width:100%%}td,th{border:.2mm solid #000;padding:1mm 1.5mm;text-align:left;vertical-align:top}
th{font-size:8pt;font-weight:normal;background:#eee;-webkit-print-color-adjust:exact;print-color-adjust:exact}
thead{display:table-header-group}tr,.step{break-inside:avoid}
.head{display:flex;gap:4mm}.head>div{flex:1}.head img{width:62mm;height:auto;border:.2mm solid #999}
.step{border:.3mm solid #000;padding:2mm 2.5mm;margin:0 0 2.5mm}
.step dl{display:grid;grid-template-columns:max-content 1fr;gap:.3mm 3mm;margin:0}dt{color:#333}dd{margin:0}
.danger{border-left:1.2mm solid #000;padding-left:2mm;margin:1.5mm 0 0}.danger li{margin:0}.danger ul{margin:.5mm 0;padding-left:4mm}
.sign{display:flex;gap:3mm;margin-top:2mm}.sign span{flex:1;border-bottom:.2mm solid #000;height:7mm;font-size:7.5pt;padding-top:3.4mm}
.box{min-width:13mm;height:8mm}.critical{font-weight:bold}.foot{margin-top:5mm;font-size:8pt;word-break:break-all}
"""


def html_of(card: Traveler, pictures: Mapping[str, bytes], *, letter: bool = False) -> str:
    """The file; `pictures` are PNGs by part name. The same card gives the same text."""
    parts = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>Traveler: {escape(card.title)}</title>",
        f"<style>{_STYLE % {'page': 'letter' if letter else 'A4'}}</style></head><body>",
        f"<h1>Traveler: {escape(card.title)}</h1>",
        _head(card),
    ]
    for part in card.parts:
        parts.append(_part(card, part, pictures.get(part.name, b"")))
    for title, lines in (("Marking", card.marking), ("Not stated", card.open)):
        if lines:
            parts.append(f"<h2>{title}</h2><ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
    parts.append(f'<p class="foot">{escape(card.attribution)}<br>Recipe: {escape(card.recipe)}</p>')
    return "\n".join([*parts, form_html(card), "</body></html>", ""])


def _head(card: Traveler) -> str:
    rows = (
        (
            ("Drawing number", card.number),
            ("Revision", card.revision),
            ("Quantity", str(card.quantity)),
            ("Lot or serial numbers", card.lot),
        ),
        (("Owner", card.owner), ("License", card.license), ("Node", card.node), ("Date", card.created)),
    )
    cells = "".join(
        "<tr>" + "".join(f"<td><small>{escape(k)}</small><br>{escape(v) or '&nbsp;'}</td>" for k, v in row) + "</tr>"
        for row in rows
    )
    return f"<table>{cells}</table>"


def _part(card: Traveler, part: PartCard, picture: bytes) -> str:
    image = (
        f'<img alt="{escape(part.name)}" src="data:image/png;base64,{base64.b64encode(picture).decode()}">'
        if picture
        else ""
    )
    facts = "".join(
        f"<tr><th>{escape(k)}</th><td>{escape(v) or '&nbsp;'}</td></tr>"
        for k, v in (
            ("Part", part.name),
            ("To make", str(part.count)),
            ("Material", part.material),
            ("Heat or batch number", ""),
            ("Size", part.size),
            ("Mass each", part.mass),
        )
    )
    steps = "".join(_step(step) for step in part.steps)
    return (
        f"<h2>{escape(part.name)}</h2><div class=head><div><table>{facts}</table></div>{image}</div>"
        f"<h2>Steps</h2>{steps}<h2>Inspection</h2>{_inspection(card, part)}<p>{escape(part.statement)}</p>"
    )


def _step(step: JobStep) -> str:
    rows = [("Machine", step.machine or "any that can"), *([("Material", step.material)] if step.material else [])]
    rows += [*((k, v) for k, v in step.settings), *((f"Time, {k}", v) for k, v in step.times)]
    if not step.times:
        rows.append(("Time", "not estimated"))
    if step.effect:
        rows.append(("Result", step.effect))
    rows.append(("Check after this step", ", ".join(step.checks) or "nothing was declared"))
    listed = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in rows)
    notes = "".join(f"<li>{escape(text)}</li>" for text in step.hazards)
    danger = (
        f"<div class=danger><b>Safety</b><ul>{notes or '<li>no note is known: ask before you start</li>'}</ul></div>"
    )
    sign = "".join(f"<span>{word}</span>" for word in ("Done by", "Date, time", "Good pieces", "Scrap", "Checked by"))
    return f"<div class=step><h3>{step.number}. {escape(step.name)}</h3><dl>{listed}</dl>{danger}<div class=sign>{sign}</div></div>"


def _inspection(card: Traveler, part: PartCard) -> str:
    if not part.checks:
        return "<p>The design declares no characteristic; sizes as on the drawing.</p>"
    boxes = "".join(f"<th>No. {n}</th>" for n in range(1, card.samples + 1))
    head = f"<tr><th>Id</th><th>Characteristic</th><th>Nominal</th><th>Lower</th><th>Upper</th><th>How</th><th>Step</th>{boxes}<th>OK</th></tr>"
    rows = "".join(_row(check, card.samples) for check in part.checks)
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _row(check: Check, samples: int) -> str:
    words = f"{check.what}{f', {check.note}' if check.note else ''}"
    how = f"{check.method}; {check.pieces}"
    mark = " class=critical" if check.critical else ""
    limits = "".join(
        f"<td>{escape(f'{v} {check.unit}') if v else '–'}</td>" for v in (check.nominal, check.lower, check.upper)
    )
    boxes = '<td class="box"></td>' * samples
    name = check.id + (" critical" if check.critical else "")
    return f"<tr><td{mark}>{escape(name)}</td><td>{escape(words)}</td>{limits}<td>{escape(how)}</td><td>{check.step}</td>{boxes}<td>□</td></tr>"
