"""What the command line takes for the verbs that print paper, and what it says of the files they wrote."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from typing import Any

from dfdm.errors import InputError
from dfdm.verbs.arguments import Settings, positive

SIZES = ("A4", "A3", "A2", "letter")


def add_paper(commands: Any, model: Any, made: Any, settings: Settings) -> None:
    """Add `dfdm draw` and `dfdm traveler`; `settings` reads what all models take."""
    draw = commands.add_parser("draw", parents=[model], help="a dimensioned drawing (.svg, .pdf, .dxf)")
    _output(draw, "the drawing, NAME.svg, .pdf or .dxf")
    draw.add_argument("--size", choices=SIZES, default="A3", help="sheet (default: A3)")
    draw.add_argument("--scale", metavar="1:2", help="scale (default: the largest recommended one that fits)")
    draw.add_argument("--projection", choices=("first", "third"), default="first", help="first or third angle")
    draw.add_argument("--process", metavar="P", help="its default material gives material and mass")
    draw.add_argument("--material", metavar="M", help="material, for the title block and the mass")
    draw.add_argument("--sections", action=argparse.BooleanOptionalAction, default=True, help="cut open what is hidden")
    draw.add_argument("--tolerance", metavar="TEXT", help="general tolerances (default: declared, else ISO 2768-m)")
    draw.set_defaults(run=lambda options: _draw(options, settings(options)))
    card = commands.add_parser("traveler", parents=[model, made], help="the card that travels with a job (.html, .pdf)")
    _output(card, "the card, NAME.html or .pdf")
    card.add_argument("--process", metavar="P", help="the process (or --route)")
    card.add_argument("--quantity", type=positive, default=1, metavar="N", help="pieces of the job (default: 1)")
    card.add_argument("--node", metavar="ID", help="the node that makes it")
    card.add_argument("--nodes", metavar="SRC", default="sample", help="where that node is listed")
    card.add_argument("--size", choices=("A4", "letter"), default="A4", help="sheet (default: A4)")
    card.add_argument("--lot", default="", metavar="TEXT", help="lot or serial numbers (default: a field to fill in)")
    card.add_argument(
        "--agreement", metavar="FILE", help="the agreement that a bundle is made under, for the answer form"
    )
    card.set_defaults(run=lambda options: _traveler(options, settings(options)))


def _output(command: Any, words: str) -> None:
    command.add_argument("-o", "--output", metavar="FILE", required=True, help=words)
    command.add_argument("--format", choices=("text", "json"), default="text", help="what is printed of it")
    command.add_argument("--number", default="", metavar="TEXT", help="drawing number (default: from the geometry)")
    command.add_argument(
        "--created", type=_time, default="", metavar="TIME", help="the date written on it (default: none)"
    )


def _time(text: str) -> str:
    """A date or an instant as it was written; no other text."""
    try:
        if text:  # the parser asks for its default too
            datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is neither a date (2026-11-21) nor a time (2026-11-21T03:40:00Z)"
        ) from None
    return text


def _draw(options: argparse.Namespace, settings: dict[str, Any]) -> int:
    from dfdm import verbs

    taken = {key: getattr(options, key) for key in ("size", "scale", "projection", "process", "material", "sections")}
    taken |= {key: getattr(options, key) for key in ("tolerance", "number", "created")}
    drawing = verbs.draw(options.model, path=options.output, **taken, **settings)
    return _say(options, drawing.to_dict(), str(drawing))


def _traveler(options: argparse.Namespace, settings: dict[str, Any]) -> int:
    from dfdm import verbs

    taken = {key: getattr(options, key) for key in ("process", "route", "material", "quantity", "node", "nodes")}
    taken |= {key: getattr(options, key) for key in ("size", "lot", "number", "created", "agreement")}
    card = verbs.traveler(options.model, path=options.output, **taken, **settings)
    return _say(options, card.to_dict(), str(card))


def _say(options: argparse.Namespace, document: dict[str, Any], text: str) -> int:
    said = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) if options.format == "json" else text
    try:
        print(said, flush=True)
    except BrokenPipeError:
        raise InputError("standard output is closed") from None
    return 0
