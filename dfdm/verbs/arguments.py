"""What the command line takes for the verbs that work on nodes and processes, and the numbers it reads."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from dfdm.errors import InputError

Emit = Callable[[argparse.Namespace, dict[str, Any], str], None]
"""Gives out a result: its document or its words, printed or into a file."""
Settings = Callable[[argparse.Namespace], dict[str, Any]]
"""Reads what all models take."""
LARGEST_COUNT: Final = 2**53 - 1
T = TypeVar("T", int, float)


def positive(text: str) -> int:
    """Read a count from 1 on."""
    value = _number(int, text, "whole number")
    if not 1 <= value <= LARGEST_COUNT:
        raise argparse.ArgumentTypeError(f"{text} is {'below 1' if value < 1 else f'above {LARGEST_COUNT}'}")
    return value


def whole(text: str) -> int:
    """Read a count from 0 on."""
    value = _number(int, text, "whole number")
    if not 0 <= value <= LARGEST_COUNT:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 0 on")
    return value


def seconds(text: str) -> float:
    """Read how long to wait."""
    value = _number(float, text, "number of seconds")
    if not 0 < value <= LARGEST_COUNT:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds to wait")
    return value


def share(text: str) -> float:
    """Read a share from 0 to 1."""
    value = _number(float, text, "share from 0 to 1")
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text} is no share from 0 to 1")
    return value


def _number(kind: Callable[[str], T], text: str, words: str) -> T:
    try:
        return kind(text)
    except ValueError:  # the library would tell the name of our function
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is no {words}") from None


def names(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """Read a list that is separated by commas, or several such lists of an option that may be given again."""
    given = [text or ""] if text is None or isinstance(text, str) else text
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())


def named_value(text: str, option: str, form: str = "NAME=VALUE") -> tuple[str, str]:
    """Read `NAME=VALUE`; what lacks either is an InputError that says the form."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise InputError(f"{option} {text}: write {form}")
    return name.strip(), value.strip()


STOCK: Final = ("country", "recycled_content", "origin")
"""What `add_stock` adds, as the verbs name it."""


def add_stock(command: Any) -> None:
    """Add what decides the emissions of stock and electricity."""
    command.add_argument("--country", default="", metavar="CC", help="where it is made: the electricity (ISO 3166)")
    command.add_argument("--recycled-content", type=share, metavar="SHARE", help="recycled share of the stock, 0 to 1")
    command.add_argument("--origin", default="", metavar="CC", help="where the primary metal is from: CC, EU or WORLD")


def add_nodes(commands: Any, out: Any, parser: type) -> dict[str, Any]:
    """Add `dfdm nodes WHAT` to the commands; returns its parsers by name. `parser` is the class of those, `out` their parent."""
    nodes = commands.add_parser("nodes", help="lists of nodes, and what a node measured of itself").add_subparsers(
        dest="what", required=True, metavar="WHAT", parser_class=parser
    )
    new = nodes.add_parser("new", parents=[out], help="write a node file from machine models")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--machines", metavar="ID,..", help="machine models")
    new.add_argument("--template", metavar="NAME", help="start from a kind of workshop: fab-lab")
    new.add_argument("--place", required=True, metavar="PLACE", help="'Porto, PT' or LAT,LON")
    new.add_argument("--materials", metavar="ID,..", help="materials in stock (default: what the machines work)")
    for what, text in (
        ("import", "read OKW JSON, CSV or any list of nodes, into a store with --into"),
        ("export", "write OKW JSON"),
        ("list", "list nodes"),
        ("validate", "check a node file"),
    ):
        command = nodes.add_parser(what, parents=[out], help=text)
        command.add_argument("source", metavar="SRC", nargs="?" if what == "list" else None, default="sample")
        if what == "validate":
            command.add_argument("--trust", metavar="FOLDER", help="whose certificates count: a folder with trust.toml")
            command.add_argument(
                "--at", metavar="TIME", help="the time that certificates must be good at (default: now)"
            )
        if what == "import":
            command.add_argument("--into", metavar="FILE", help="bring this SQLite store up to date: only what changed")
            command.add_argument("--license", metavar="SPDX", default="", help="of the data, kept with each node")
            command.add_argument("--attribution", metavar="TEXT", default="", help="whom that license asks to name")
            command.add_argument("--retrieved", metavar="DAY", default="", help="when the list was taken")
    show = nodes.add_parser("show", parents=[out], help="show one node")
    show.add_argument("source", metavar="SRC")
    show.add_argument("node", metavar="ID")
    _add_coupons(nodes)
    _add_characterize(nodes)
    found: dict[str, Any] = nodes.choices
    return found


def add_processes(commands: Any) -> Any:
    """Add `dfdm processes [NAME]` to the commands; returns its parser."""
    processes = commands.add_parser("processes", help="what is known of processes, with sources")
    processes.add_argument("process", metavar="NAME", nargs="?", help="one of them, by any of its names (default: all)")
    processes.add_argument("--language", metavar="LL", help="of the checks: en or es (default: DFDM_LANGUAGE, else en)")
    processes.add_argument("--format", choices=("text", "json", "html"), default="text", help="html: with pictures")
    processes.add_argument("-o", "--output", metavar="FILE", help="write there instead of printing")
    return processes


def _add_coupons(nodes: Any) -> None:
    coupons = nodes.add_parser("coupons", help="write the test coupons of a process, with a sheet to fill in")
    coupons.add_argument("process", metavar="PROCESS")
    coupons.add_argument("-o", "--output", dest="folder", metavar="DIR", required=True, help="where the files go")
    coupons.add_argument("--machine", metavar="ID", help="machine model that is tried")
    coupons.add_argument("--material", metavar="M", help="material (default: the process's own)")
    coupons.add_argument("--repeats", type=positive, default=5, metavar="N", help="how often each is made (default: 5)")
    coupons.add_argument(
        "--thickness",
        dest="thickness_mm",
        type=float,
        default=3.0,
        metavar="MM",
        help="thickness of sheet (default: 3)",
    )
    coupons.add_argument("--force", action="store_true", help="replace files that are there")
    coupons.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people, json for programs"
    )
    coupons.set_defaults(output=None)


def _add_characterize(nodes: Any) -> None:
    found = nodes.add_parser(
        "characterize", help="make limits of what was measured on coupons, and put them into a node file"
    )
    found.add_argument("node", metavar="NODE", help="the node file (TOML or JSON)")
    found.add_argument("--measured", required=True, metavar="SHEET", help="the filled-in sheet (CSV)")
    found.add_argument("--process", metavar="P", help="the process, where the sheet does not say it")
    found.add_argument("--machine", metavar="ID", help="the machine (default: what the sheet says, or the only one)")
    found.add_argument("--material", metavar="M", help="the material (default: what the sheet says)")
    found.add_argument("-o", "--output", metavar="OUT", help="write the node file there instead of changing it")
    found.add_argument("--format", choices=("text", "json"), default="text", help="text for people, json for programs")
