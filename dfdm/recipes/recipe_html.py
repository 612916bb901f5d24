"""The recipe as one HTML page for the workshop: its style and its pictures inside, nothing to be fetched, no script."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

from dfdm.recipes.ranges import in_words
from dfdm.recipes.wording import LEVELS, end_of_life_words

_STYLE: Final = """
:root{color-scheme:light}
@page{size:A4;margin:12mm}
*{box-sizing:border-box}
body{font:10.5pt/1.4 Helvetica,Arial,'Liberation Sans',sans-serif;color:#000;background:#fff;margin:0 auto;max-width:190mm;padding:4mm}
@media print{body{padding:0;max-width:none}}
h1{font-size:18pt;margin:0 0 1mm}h2{font-size:13pt;margin:7mm 0 2mm;border-bottom:.4mm solid #000}h3{font-size:11pt;margin:4mm 0 1mm}
table{border-collapse:collapse;width:100%;margin:0 0 2mm}td,th{border:.2mm solid #777;padding:.8mm 1.5mm;text-align:left;vertical-align:top}
th{font-size:8.5pt;font-weight:normal;background:#eee;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.sheet{border:.3mm solid #000;padding:2mm 3mm;margin:0 0 3mm;break-inside:avoid}
.sheet h3{margin-top:0}.pictures{display:flex;flex-wrap:wrap;gap:3mm}.pictures figure{margin:0;flex:1 1 70mm;max-width:90mm}
.pictures img{width:100%;border:.2mm solid #999}figcaption,.small{font-size:8.5pt;color:#333}
.danger{border-left:1.2mm solid #000;padding-left:2mm}ul,ol{margin:1mm 0;padding-left:6mm}.critical{font-weight:bold}
.same{border:.5mm solid #000;padding:2mm 3mm}.foot{margin-top:6mm;font-size:8pt;word-break:break-all}
"""
_TYPES: Final = {"png": "image/png", "svg": "image/svg+xml"}


def html_of(document: Mapping[str, Any], pictures: Mapping[str, bytes]) -> str:
    """The page of a recipe document; `pictures` are the bytes of its pictures by member. The same recipe gives the same text."""
    header = document["header"]
    parts = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>Recipe: {escape(header['product'])}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(header['product'])}</h1>",
        _head(header),
        _danger(document),
        _bill(document),
    ]
    for part in document["parts"]:
        parts.append(_part(part, document, pictures))
    parts += [_assembly(document, pictures), _afterwards(document), _packing(document), _end(document), _open(document)]
    parts.append(f'<p class="foot">{escape(header["id"])}<br>{escape(header["subject"])}</p></body></html>')
    return "\n".join(filter(None, [*parts, ""])) + "\n"


def _head(header: Mapping[str, Any]) -> str:
    level = LEVELS[header["level"]] + (f", {header['node']}" if header["node"] else "")
    rows = [
        ("Recipe", level),
        ("Intended use", header["intended_use"]),
        ("Answered for by", header["responsible_party"]),
        ("Version", header["version"]),
        ("License", header["license"]),
        ("To make", "" if header["quantity"] is None else str(header["quantity"])),
        ("Parameters", ", ".join(f"{key} = {value}" for key, value in header["design"].items())),
        ("Derived from", "" if header["parent"] is None else header["parent"]["id"]),
    ]
    return _table((), [(key, value) for key, value in rows if value])


def _danger(document: Mapping[str, Any]) -> str:
    notes = _list(f"{note['step'].replace('_', ' ')}: {note['text']}" for note in document["safety"])
    return f'<h2>Safety</h2><div class="danger">{notes or "<p>No note is known: ask before you start.</p>"}</div>'


def _bill(document: Mapping[str, Any]) -> str:
    rows = [
        (
            str(entry["item"]),
            f"{entry['count']} ×",
            entry["name"],
            entry["kind"],
            " ".join(filter(None, (entry["designation"], entry["standard"], entry["note"]))),
            "" if entry["mass_g"] is None else f"{entry['mass_g']:.3g} g",
        )
        for entry in document["bom"]
    ]
    return "<h2>Parts list</h2>" + _table(("Item", "Count", "Name", "", "Of, or which", "Mass each"), rows)


def _part(part: Mapping[str, Any], document: Mapping[str, Any], pictures: Mapping[str, bytes]) -> str:
    material = part["formula"]["inputs"][0]
    found = [f"<h2>{escape(part['name'])}, {part['count']} ×</h2>"]
    stands_in = [
        (
            one["designation"] or one["name"],
            "the owner" if one["basis"] == "owner" else "data",
            one["ground"],
            one["judged"],
        )
        for one in material["substitutes"]
    ]
    found.append(f"<p>Made of <b>{escape(material['designation'] or material['name'])}</b>.</p>")
    if stands_in:
        found.append(_table(("May stand in", "Says", "Because", "Checks say"), stands_in))
    sheets = [sheet for sheet in document["instructions"] if sheet["part"] == part["name"]]
    found += [_sheet(sheet, _unit(part, sheet["unit_procedure"]), pictures) for sheet in sheets]
    found.append(_equipment(part))
    found.append(_inspection(part))
    same = part["equivalence"]
    found.append(f'<div class="same"><p>{escape(same["statement"])}</p><p>{escape(same["lot"]["statement"])}</p></div>')
    return "".join(found)


def _unit(part: Mapping[str, Any], number: int) -> Mapping[str, Any] | None:
    return next((unit for unit in part["procedure"] if unit["unit_procedure"] == number), None)


def _sheet(sheet: Mapping[str, Any], unit: Mapping[str, Any] | None, pictures: Mapping[str, bytes]) -> str:
    number = f"{sheet['unit_procedure']}. " if sheet["unit_procedure"] else ""
    found = [f'<div class="sheet"><h3>{number}{escape(sheet["title"])}</h3>']
    found.append(_figures(sheet["pictures"], pictures))
    found.append(_list(sheet["prepare"]))
    found.append(_list(sheet["text"]))
    if unit is not None and unit["parameters"]:
        rows = [
            (p["name"].replace("_", " "), in_words(p).removeprefix(p["name"].replace("_", " ")).strip(), _source(p))
            for p in unit["parameters"]
        ]
        found.append(_table(("Set", "Value and what is permitted", "Says"), rows))
    if unit is not None:
        rows = [
            (_MARKS[check["check"]], check["text"] + _limits(check), "")
            for check in unit["checks"]
            if check["check"] != "setting"
        ]
        if rows:
            found.append(_table(("Check", "while it is done", "Found"), rows))
    if sheet["note"]:
        found.append(f"<p>{escape(sheet['note'])}</p>")
    return "".join(found) + "</div>"


def _limits(check: Mapping[str, Any]) -> str:
    """`, 5 to 5.1 mm` where a check has limits."""
    ends = " to ".join(f"{v:g}" for v in (check["low"], check["high"]) if v is not None)
    return f", {ends} {check['unit']}" if ends else ""


def _equipment(part: Mapping[str, Any]) -> str:
    """What a machine must manage to make the part, as the checks asked it."""
    rows = []
    for need in part["procedure"][0]["equipment"]:
        measured, limit = need["measured"], need["limit"]
        value = measured["value"]
        size = " × ".join(f"{v:g}" for v in value) if isinstance(value, list | tuple) else f"{value:.4g}"
        asked = "" if limit is None else f"{limit['value']:.4g} {limit['unit']} ({limit['key'].replace('_', ' ')})"
        rows.append((need["text"], f"{size} {measured['unit']}", asked))
    return "<h3>What the machine must manage</h3>" + _table(("What", "The part has", "Asked against"), rows)


_MARKS: Final = {"material": "material", "watch": "look at", "characteristic": "measure"}


def _source(parameter: Mapping[str, Any]) -> str:
    said = f"{parameter['source']}: {parameter['locator']}"
    return f"an assumption ({said})" if parameter["kind"] == "assumption" else said


def _inspection(part: Mapping[str, Any]) -> str:
    if not part["inspections"]:
        return "<h3>Final inspection</h3><p>The design declares no characteristic: sizes as in the model.</p>"
    demands = {one["id"]: one for one in part["requirements"]}
    rows = []
    for one in part["inspections"]:
        demand = demands.get(one["characteristic"])
        if demand is None:  # a recipe of others may contradict itself
            continue
        limits = " to ".join(f"{v:g}" for v in (one["lower"], one["upper"]) if v is not None)
        what = " ".join(filter(None, (demand["kind"].replace("_", " "), demand["thread"], demand["fit"])))
        instrument = f" ({one['note']})" if one["note"] else ""
        rows.append(
            (
                one["characteristic"],
                one["class"],
                f"{what} at {demand['on'].removeprefix('tag:')}",
                f"{limits} {one['unit']}" if limits else "",
                one["method"] + instrument,
                one["pieces"],
            )
        )
    final = part["final_inspection"]
    lot = (
        "" if final["lot"] is None else f"<p>A lot of {final['lot']}. The first article is measured in all of them.</p>"
    )
    head = ("Id", "Class", "What", "Within", "How", "Which pieces")
    return f"<h3>Final inspection</h3>{lot}" + _table(head, rows)


def _assembly(document: Mapping[str, Any], pictures: Mapping[str, bytes]) -> str:
    sheets = [sheet for sheet in document["instructions"] if not sheet["part"]]
    if document["assembly"] is None or not sheets:
        return ""
    return "<h2>Put together</h2>" + "".join(
        f'<div class="sheet">{_figures(sheet["pictures"], pictures)}{_list(sheet["text"])}</div>' for sheet in sheets
    )


def _afterwards(document: Mapping[str, Any]) -> str:
    rows = [(entry["part"], entry["name"], entry["effect"], entry["reason"]) for entry in document["post_processing"]]
    return "<h2>Post-processing</h2>" + _table(("Part", "What", "Effect", "Because"), rows) if rows else ""


def _packing(document: Mapping[str, Any]) -> str:
    packing = document["packing"]
    lines = [said["text"] for said in packing["statements"]] + ([packing["note"]] if packing["note"] else [])
    count = ", ".join(f"{one['count']} × {one['part']}" for one in packing["pieces"])
    mass = "" if packing["mass_g"] is None else f", {packing['mass_g']:.4g} g in all"
    return f"<h2>Packing</h2><p>{escape(count + mass)}</p>{_list(lines)}"


def _end(document: Mapping[str, Any]) -> str:
    end = document["end_of_life"]
    lines = [line.removeprefix("end of life: ") for line in end_of_life_words(end)]
    return "<h2>End of life</h2>" + _list([*lines, *([end["note"]] if end["note"] else [])])


def _open(document: Mapping[str, Any]) -> str:
    lines = [f"{gap['what']}: {gap['reason']}" for gap in document["not_stated"]]
    return "<h2>Not stated</h2>" + _list(lines) if lines else ""


def _figures(wanted: Sequence[Mapping[str, Any]], pictures: Mapping[str, bytes]) -> str:
    found = []
    for one in wanted:
        data = pictures.get(one["member"])
        if data is not None:
            source = f"data:{_TYPES[one['member'].rpartition('.')[2]]};base64,{base64.b64encode(data).decode()}"
            caption = escape(one["caption"])
            found.append(f'<figure><img alt="{caption}" src="{source}"><figcaption>{caption}</figcaption></figure>')
    return f'<div class="pictures">{"".join(found)}</div>' if found else ""


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "<thead><tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr></thead>" if head else ""
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{top}<tbody>{body}</tbody></table>"
