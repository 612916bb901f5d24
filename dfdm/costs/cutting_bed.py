"""How a cutting table is loaded and emptied: who waits for whom, on one table or on two that change places."""

from __future__ import annotations

from typing import Final

from dfdm.costs.cutting_tables import sheet_loading
from dfdm.costs.stock_sheets import Layout
from dfdm.costs.work import Job, Share

READS: Final = ("sheet_load_time", "exchange_time", "denest_time", "attended")


def table_shares(
    job: Job, layout: Layout, cut_s: float, *, shuttle: bool
) -> tuple[tuple[Share, ...], tuple[Share, ...], tuple[Share, ...]]:
    """Machine time per piece, machine time per sheet and hands per sheet that the table adds to `cut_s` seconds of cutting.

    With a shuttle the next sheet is loaded, and pieces are taken out of the last one (`denest_time` a piece, where they are
    taken out on the table and not at a bench), while the machine cuts: a sheet takes the longer of the two,
    max(cut, de-nest), and the exchange of the tables. Without one the machine waits for both. Hands are what that takes,
    less what attendance pays while the machine waits.
    """
    given = "sheet_load_time" in job.rates
    looked = None if given else sheet_loading(layout.sheet_m2)
    load = job.rate("sheet_load_time") if looked is None else looked.number
    sources = (job.rates["sheet_load_time"].source,) if looked is None else (looked.source,)
    out = job.rates["denest_time"].number if "denest_time" in job.rates else 0.0
    if shuttle:
        each, rest = max(out - cut_s, 0.0), max(load - layout.pieces * max(cut_s - out, 0.0), 0.0)
    else:
        each, rest = out, load
    per_piece = (
        (Share(what="waiting while pieces are taken out", seconds=each, basis=f"{each:.1f} s a piece"),) if each else ()
    )
    per_sheet = [
        Share(what="waiting while a sheet is loaded", seconds=rest, basis=f"{rest:.0f} s a sheet", sources=sources)
    ] if rest else []  # fmt: skip
    if shuttle:
        exchange = job.rates["exchange_time"]
        per_sheet.append(
            Share(
                what="exchanging the tables",
                seconds=exchange.number,
                basis=f"{exchange.number:.0f} s a sheet",
                sources=(exchange.source,),
            )
        )
    attended = job.rates["attended"].number if "attended" in job.rates else 1.0
    hands = Share(
        what="loading sheets",
        seconds=max(load - attended * rest, 0.0),
        basis=f"{load:.0f} s for a sheet of {layout.sheet_m2:.2g} m2, {layout.pieces} pieces on it",
        sources=sources,
    )
    return per_piece, tuple(per_sheet), (hands,)


def changes_tables(job: Job) -> bool:
    """Whether the machine has two tables that change places: it says so, or no machine is named."""
    return "shuttle_table" in job.options or not job.options
