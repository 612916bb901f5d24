"""`dfdm recipe` on the command line: how a model is made so that it counts as the same, for anyone, a node or a machine."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

from dfdm.errors import InputError
from dfdm.verbs.arguments import Settings, positive


def add_recipe(
    commands: Any,
    model: Any,
    made: Any,
    settings: Settings,
    write: Callable[[argparse.Namespace, str], None],
) -> None:
    """Add the command; `settings` reads what all models take, `write` prints a text or puts it into the output file."""
    recipe = commands.add_parser("recipe", parents=[model, made], help="how it is made so that it counts as the same")
    recipe.add_argument("--process", metavar="P", help="the process (default: the best that passes)")
    recipe.add_argument("--node", metavar="ID", help="derive the site recipe of this node")
    recipe.add_argument("--nodes", metavar="SRC", default="sample", help="where that node is listed")
    recipe.add_argument("--machine", metavar="ID", help="derive the master recipe of this machine of the node")
    recipe.add_argument("--quantity", type=positive, metavar="N", help="how many are made (default: not fixed yet)")
    recipe.add_argument(
        "--aql",
        metavar="CLASS=PERCENT,..",
        help="acceptable quality levels: major=1.0,minor=2.5 (default: the design's)",
    )
    recipe.add_argument("--level", default="II", metavar="L", help="inspection level I, II, III (default: II)")
    recipe.add_argument("--sampling", choices=("attributes", "variables"), default="attributes", help="of larger lots")
    recipe.add_argument(
        "--reference", action="append", metavar="KIND=FILE", help="program, setup, fixture or profile of the machine"
    )
    recipe.add_argument("--pictures", metavar="DIR", help="write the pictures of the instructions there")
    recipe.add_argument("--created", default="", metavar="TIME", help="the time written into it (default: none)")
    recipe.add_argument(
        "--format", choices=("text", "json", "html", "batchml"), default="text", help="html: with pictures"
    )
    recipe.add_argument("-o", "--output", metavar="FILE", help="write there instead of printing")
    recipe.set_defaults(run=lambda options: _recipe(options, settings(options), write))


def _recipe(options: argparse.Namespace, settings: dict[str, Any], write: Callable[..., None]) -> int:
    from dfdm import verbs
    from dfdm.verbs.recipes import write_pictures

    taken = {key: getattr(options, key) for key in ("process", "route", "material", "node", "nodes", "machine")}
    taken |= {key: getattr(options, key) for key in ("quantity", "level", "created")}
    found = verbs.product_recipe(
        options.model,
        aql=_levels(options.aql),
        by=options.sampling,
        references=options.reference or (),
        pictures=options.format == "html" or bool(options.pictures),
        **taken,
        **settings,
    )
    if options.pictures:
        write_pictures(found, options.pictures)
    if options.format == "html":
        write(options, found.html().removesuffix("\n"))
    elif options.format == "batchml":
        write(options, found.batchml().removesuffix("\n"))
    elif options.format == "json":
        write(options, json.dumps(found.to_dict(), indent=2, ensure_ascii=False, allow_nan=False))
    else:
        write(options, str(found))
    return 0


def _levels(text: str | None) -> dict[str, float]:
    found = {}
    for one in filter(None, (text or "").split(",")):
        name, equals, value = one.partition("=")
        if not equals or name.strip() not in ("major", "minor"):
            raise InputError(
                f"--aql {one}: write major=PERCENT or minor=PERCENT; critical ones are always all inspected"
            )
        try:
            found[name.strip()] = float(value)
        except ValueError:
            raise InputError(f"--aql {one}: {value} is no percentage") from None
    return found
