"""What the command line takes for sharing an order out over nodes."""

from __future__ import annotations

import argparse
from typing import Any

from dfdm.errors import InputError
from dfdm.verbs.arguments import Emit, Settings, positive, seconds
from dfdm.verbs.trust_arguments import add_certificates, certificates

_RUNS = 10_000


def add_split(commands: Any, out: Any, model: Any, settings: Settings, emit: Emit) -> None:
    """Add `dfdm split`; `settings` reads what all models take, `emit` prints or writes a result."""
    split = commands.add_parser("split", parents=[model, out], help="share an order out over nodes at the least price")
    split.add_argument("--process", metavar="P|PART=P,..", help="the process, for all parts or by part")
    split.add_argument("--material", metavar="M|PART=M,..", help="the material, for all parts or by part")
    split.add_argument("--route", metavar="FILE", help="a route of several steps (TOML)")
    split.add_argument("--nodes", metavar="SRC", default="sample", help="nodes (default: the sample network)")
    split.add_argument("--to", required=True, metavar="PLACE", help="where it is wanted: 'Berlin, DE' or LAT,LON")
    split.add_argument("--quantity", type=positive, default=1, metavar="N")
    split.add_argument("--at", metavar="TIME", help="when the order is placed (ISO 8601; default: now)")
    split.add_argument("--due", metavar="TIME", help="when it must be there (ISO 8601)")
    split.add_argument("--within", type=seconds, metavar="HOURS", help="the same in hours from the order on")
    split.add_argument(
        "--certainty", choices=("p50", "p90"), default="p90", help="how surely it must be there (default: p90)"
    )
    split.add_argument("--max-share", type=_share, default=1.0, metavar="A", help="largest share of a part at one node")
    split.add_argument("--min-nodes", type=positive, default=1, metavar="K", help="least number of nodes for a part")
    split.add_argument("--min-lot", type=positive, default=1, metavar="N", help="smallest lot of a part at a node")
    split.add_argument("--co2e-max", type=float, metavar="KG", help="kgCO2e of the whole order at most")
    add_certificates(split)
    split.add_argument("--currency", default="EUR", metavar="CCC", help="currency of the prices (default: EUR)")
    split.add_argument("--partial", action="store_true", help="place as much as can be where not all can")
    split.add_argument("--front", type=positive, metavar="N", help="also the front of price and emissions, in N steps")
    split.add_argument(
        "--availability", type=_share, metavar="A", help="also draws in which nodes are there with this chance"
    )
    split.add_argument(
        "--shock", type=_share, default=0.0, metavar="S", help="chance that a whole country fails in a draw"
    )
    split.add_argument("--runs", type=positive, default=_RUNS, metavar="N", help=f"draws (default: {_RUNS})")
    split.add_argument("--seed", type=int, default=0, metavar="N", help="seed of the draws (default: 0)")
    split.add_argument(
        "--failed", action="append", metavar="NODE", help="plan anew after this node failed (repeatable)"
    )
    split.add_argument("--failed-at", metavar="TIME", help="when they failed (ISO 8601)")
    split.add_argument("--search-limit", type=seconds, default=30.0, metavar="S", help="longest search (default: 30 s)")
    split.add_argument(
        "--gap", type=_share, default=1e-4, metavar="G", help="share of the price that may stay unproved"
    )
    split.set_defaults(run=lambda options: _split(options, settings(options), emit))


def _split(options: argparse.Namespace, settings: dict[str, Any], emit: Emit) -> int:
    """0 where all of the order is placed; 1 where no split keeps all limits, or pieces are left out."""
    from dfdm import verbs
    from dfdm.verbs.splitting import instant

    if bool(options.failed) != bool(options.failed_at):
        raise InputError("--failed and --failed-at go together")
    search = {"time_limit_s": options.search_limit, "gap": options.gap}
    found = verbs.split(
        options.model,
        options.nodes,
        to=options.to,
        quantity=options.quantity,
        process=_named(options.process, "--process"),
        material=_named(options.material, "--material"),
        route=options.route,
        at=options.at,
        due=options.due,
        within_h=options.within,
        certainty=options.certainty,
        max_share=options.max_share,
        min_nodes=options.min_nodes,
        min_lot=options.min_lot,
        co2e_max_kg=options.co2e_max,
        partial=options.partial,
        **certificates(options),
        currency=options.currency,
        **search,
        **settings,
    )
    if options.failed and found.answer is not None:
        at = instant(options.failed_at)
        assert at is not None
        found = found.replanned(options.failed, at=at, **search)
    if options.front:
        found = found.with_front(options.front, **search)
    if options.availability is not None:
        found = found.simulated(options.availability, shock=options.shock, runs=options.runs, seed=options.seed)
    emit(options, found.to_dict(), str(found))
    return 0 if found.feasible else 1


def _named(text: str | None, option: str) -> str | dict[str, str] | None:
    """One name, or names by part: `frame=fdm,visor=laser`."""
    if not text or "=" not in text:
        return text
    found = {}
    for entry in text.split(","):
        part, equals, name = entry.partition("=")
        if not (part.strip() and equals and name.strip()):
            raise InputError(f"{option} {text}: write one name, or PART=NAME,PART=NAME")
        found[part.strip()] = name.strip()
    return found


def _share(text: str) -> float:
    value = float(text)
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value
