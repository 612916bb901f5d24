"""The look of the pages that are written as HTML: on white and on dark screens, and on paper."""

from __future__ import annotations

from typing import Final

STYLE: Final = (
    "body{font:15px system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}"
    "td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}"
    "p{margin:.2rem 0}small{color:#555;font-weight:400;font-style:normal}td{min-width:5rem}"
    "section{break-inside:avoid}.rule{display:flex;flex-wrap:wrap;gap:.5rem 1rem}.rule div{flex:1 1 20rem}"
    ".fail{color:#a3123a;font-weight:600}.warn{color:#8a5a00;font-weight:600}.pass{color:#0b6b3a}"
    ".unknown{color:#555;font-style:italic}"
    "@media screen and (prefers-color-scheme:dark){body{color:#e0e0e0;background:#161616}td,th{border-color:#444}"
    "small,.unknown{color:#aaa}a{color:#8ab4f8}.fail{color:#ff8fa8}.warn{color:#f0b95b}.pass{color:#5fd19a}}"
)
