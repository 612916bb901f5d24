"""The sheets that go with test coupons: a page to print and fill in by hand, and a table (CSV) to type the values into."""

from __future__ import annotations

import base64
import csv
import html
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dfdm.nodes.measured import COLUMNS
from dfdm.processes.coupon import Coupon, Plan, Series

_STYLE: Final = """
:root { --ink: #1f2933; --soft: #5b6875; --line: #c9d1d9; --wash: #f4f6f8; --mark: #0072b2; }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, "DejaVu Sans", sans-serif; color: var(--ink); background: #fff; max-width: 62rem;
  margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .4rem 0; max-width: 52rem; }
.soft, figcaption, td small { color: var(--soft); }
dl.head { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem 1.5rem; margin: 1.25rem 0; }
dl.head div { border-bottom: 1px solid var(--line); min-height: 2.6rem; }
dt { font-size: .75rem; color: var(--soft); }
dd { margin: 0; font-weight: 600; }
ol { padding-left: 1.2rem; max-width: 46rem; }
section { border-top: 3px solid var(--mark); padding-top: 1rem; margin-top: 2.5rem; }
.top { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 21rem); gap: 1.5rem; align-items: start; }
figure { margin: 0; }
figure img { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px; background: #fafafa; }
figcaption { font-size: .8rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: .25rem .45rem; text-align: left; white-space: nowrap; }
thead th { background: var(--wash); font-weight: 600; font-size: .85rem; }
tbody th { text-align: right; background: var(--wash); width: 7.5rem; }
td.fill { min-width: 5.6rem; height: 2.1rem; color: var(--soft); }
td.fill span { display: inline-block; width: .85rem; height: .85rem; border: 1.5px solid var(--soft); border-radius: 2px;
  vertical-align: -.1rem; margin-right: .25rem; }
code { display: block; margin: .35rem 0; padding: .4rem .6rem; background: var(--wash); overflow-x: auto; white-space: nowrap; }
footer { margin-top: 2.5rem; font-size: .85rem; color: var(--soft); }
@media (max-width: 44rem) { .top { grid-template-columns: 1fr; } body { padding: 1rem; } }
@media print {
  @page { size: A4; margin: 14mm; }
  body { font-size: 10.5pt; max-width: none; padding: 0; }
  section { break-before: page; margin-top: 0; border-top-width: 2px; }
  section.short { break-before: auto; break-inside: avoid; margin-top: 1.5rem; }
  table, figure, .top, .series { break-inside: avoid; }
  .scroll { overflow: visible; }
  thead th, tbody th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
NUMBERS: Final = ("raised", "engraved")
_SHORT: Final = 3
"""Tables with fewer rows share a page with what comes before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the sheets are of: names for people, ids for programs, the number of repeats and the thickness of sheet."""

    process: str
    process_name: str
    machine: str
    machine_name: str
    material: str
    material_name: str
    repeats: int
    thickness_mm: float


def table(told: Told, planned: Sequence[tuple[Coupon, Plan]]) -> str:
    """The CSV to fill in: a row per coupon, feature, nominal size and repeat; ids stand in comments above the header."""
    text = io.StringIO()
    for key in ("process", "machine", "material"):
        if getattr(told, key):
            text.write(f"# {key}: {getattr(told, key)}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for coupon, plan in planned:
        for series in plan.series(coupon):
            for size in plan.sizes(series, told.thickness_mm) or (None,):
                for repeat in range(1, told.repeats + 1):
                    nominal = "" if size is None else f"{size:g}"
                    writer.writerow(
                        [coupon.name, series.name, nominal, series.unit, repeat, "", "", series.instrument, "", ""]
                    )
    return text.getvalue()


def page(
    told: Told,
    planned: Sequence[tuple[Coupon, Plan]],
    *,
    pictures: Mapping[str, bytes],
    files: Mapping[str, Sequence[str]],
    csv_name: str,
    sizes: Mapping[str, str],
    marks: Mapping[str, str],
) -> str:
    """The page to print: one section a coupon with its picture (PNG), how it is made, and a table for the values.

    `files` are the names of the coupon's files; `sizes` say of a coupon how large it is, in words;
    `marks` how its steps are told apart.
    """
    e = html.escape
    title = f"Test coupons: {told.process_name}"
    body = [
        f"<h1>{e(title)}</h1>",
        '<p class="soft">Make them, judge them, measure them: what comes out are the limits of this machine, '
        "measured instead of taken from a guideline.</p>",
        '<dl class="head">',
        *(
            f"<div><dt>{e(name)}</dt><dd>{e(value)}</dd></div>"
            for name, value in (
                ("Machine", told.machine_name), ("Material", told.material_name), ("Batch", ""), ("Settings, profile", ""),
                ("Date", ""), ("Operator", ""), ("Instruments, last calibrated", ""), ("Room temperature", ""),
            )
        ),
        "</dl>",
        "<ol>",
        f"<li>Make each coupon {told.repeats} times, on different days and places of the bed if you can: repeats made in one "
        "go know nothing of the scatter between jobs.</li>",
        "<li>Judge before you measure: a feature is <b>whole</b> or it is not, as the section says. In doubt it is not.</li>",
        "<li>Measure what is whole, to 0.01 mm where the instrument shows it. Leave empty what you did not judge or measure.</li>",
        f"<li>Type the values into <b>{e(csv_name)}</b> and run"
        f"<code>dfdm nodes characterize NODE.toml --measured {e(csv_name)}</code></li>",
        "</ol>",
    ]  # fmt: skip
    for coupon, plan in planned:
        body += _section(
            told,
            coupon,
            plan,
            pictures.get(coupon.name),
            files.get(coupon.name, ()),
            sizes[coupon.name],
            marks[coupon.name],
        )
    body.append("<footer>Written by dfdm. What is claimed of n repeats is said with n: five of five whole means that at "
                "least 55 % come out whole, at 95 % confidence.</footer>")  # fmt: skip
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" '
        f'content="width=device-width, initial-scale=1">\n<title>{e(title)}</title>\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n{chr(10).join(body)}\n</body>\n</html>\n"
    )


def _section(
    told: Told,
    coupon: Coupon,
    plan: Plan,
    picture: bytes | None,
    files: Sequence[str],
    size: str,
    marks: str,
) -> Iterator[str]:
    e = html.escape
    rows = sum(max(len(plan.sizes(series, told.thickness_mm)), 1) for series in plan.series(coupon))
    yield f"<section{' class=short' if rows < _SHORT else ''}>"
    yield f'<div class="top"><div><h2>{e(coupon.title)}</h2>'
    yield f"<p>{e(plan.make)}</p>"
    yield f'<p class="soft">{e(size)}. Files: {e(", ".join(files))}</p>'
    yield "</div>"
    if picture is not None:
        source = base64.b64encode(picture).decode("ascii")
        yield f'<figure><img alt="{e(coupon.title)}" src="data:image/png;base64,{source}">'
        yield f"<figcaption>{e(coupon.marked or _counted(plan, marks))}</figcaption></figure>"
    yield "</div>"
    yield from (f'<p class="soft"><b>{e(keys)}</b>: {e(words)}.</p>' for keys, words in _becomes(plan))
    for series in plan.series(coupon):
        yield from _series(told, plan, series)
    yield "</section>"


def _becomes(plan: Plan) -> Iterator[tuple[str, str]]:
    """(limits, how they are drawn), limits that are drawn alike together."""
    alike: dict[str, list[str]] = {}
    for claim in plan.claims:
        alike.setdefault(claim.rule.words, []).append(claim.key)
    yield from ((", ".join(keys), words) for words, keys in alike.items())


def _counted(plan: Plan, marks: str) -> str:
    if not plan.steps:
        return ""
    if marks == "notches":
        return "Notches count: one at the first step, two at the fifth, three at the tenth."
    return "The numbers on the part say which step is which." if marks in NUMBERS else "Steps grow from left to right."


def _series(told: Told, plan: Plan, series: Series) -> Iterator[str]:
    e = html.escape
    yield f'<div class="series"><h3>{e(series.what[:1].upper() + series.what[1:])} <small>({e(series.name)})</small></h3>'
    if series.whole:
        yield f"<p><b>Whole if</b> {e(series.whole)}.</p>"
    if series.measure:
        yield f"<p><b>Measure</b> {e(series.measure)}; {e(series.instrument)}.</p>"
    heads = "".join(f"<th>repeat {n}</th>" for n in range(1, told.repeats + 1))
    box = "<span></span>whole" if series.whole else ""
    cells = f'<td class="fill">{box}</td>' * told.repeats
    sizes = plan.sizes(series, told.thickness_mm) or (None,)
    yield f'<div class="scroll"><table><thead><tr><th>nominal, {e(series.unit)}</th>{heads}</tr></thead><tbody>'
    yield from (f"<tr><th>{'' if size is None else f'{size:g}'}</th>{cells}</tr>" for size in sizes)
    yield "</tbody></table></div></div>"
