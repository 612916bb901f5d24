"""Bands in words: a small table, and how finely was looked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from dfdm.checks.texts import General, general
from dfdm.checks.wording import number

if TYPE_CHECKING:
    from dfdm.designs.parameter import Value
    from dfdm.sweeps.band import Band, Bands, End, Met, ProcessBands

_SHORT: Final = 60


def shown(value: Value, unit: str = "") -> str:
    """A value of a parameter as people write it, with its unit."""
    if isinstance(value, str | bool):
        return str(value)
    return f"{value:.10g} {unit}".rstrip()


def bands_text(bands: Bands) -> str:
    """What is asked, a row for each band, and how finely was looked."""
    said = general(bands.language)
    if bands.lower is None or bands.upper is None:
        head = said.line("bands-choices", parameter=bands.parameter, value=shown(bands.value))
    else:
        lower, upper, value = (shown(v, bands.unit) for v in (bands.lower, bands.upper, bands.value))
        head = said.line("bands-range", parameter=bands.parameter, lower=lower, upper=upper, value=value)
    columns = ("process", "bands-from", "bands-to", "bands-state", "bands-below", "bands-above")
    rows = [[said.line(column) for column in columns]]
    for one in bands.processes:
        rows += [
            _row(one, band, said, first=place == 0, ordered=bands.lower is not None)
            for place, band in enumerate(one.bands)
        ]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = ("  ".join(cell.ljust(w) for cell, w in zip(row, wide, strict=True)).rstrip() for row in rows)
    return "\n".join([f"{bands.design}: {head}", *table, *_notes(bands, said)])


def _row(one: ProcessBands, band: Band, said: General, *, first: bool, ordered: bool) -> list[str]:
    ends = (band.at_lower, band.at_upper)
    alone = band.because and all(end.kind == "range" for end in ends)
    because = [_met(band.because, said), ""] if alone else [_end(end, said) for end in ends]
    if not ordered and not alone:
        because = ["", ""]
    state = said.line(f"bands-{band.state.value.replace('_', '-')}")
    return [one.process if first else "", shown(band.lower), shown(band.upper), state, *because]


def _end(end: End, said: General) -> str:
    if end.kind == "range":
        return said.line("bands-end-of-range")
    return _met(end.met, said) + ("" if end.exact else f" ({said.line('bands-not-exact')})")


def _met(met: Sequence[Met], said: General) -> str:
    """The first of what is met, short: its code, what was measured, and the limit."""
    if not met:
        return ""
    one = met[0]
    if not one.check:
        return f"{one.code}: {shorten(one.message, _SHORT, placeholder=' …')}"
    words = [f"{one.check}: {one.code}" if one.code == "not-measured" else one.code]
    if one.measured is not None:
        words.append(number(one.measured.value, one.measured.unit))
    if one.limit is not None:
        words.append(f"{said.line('limit')} {number(one.limit.value, one.limit.unit)}")
    return ", ".join(words)


def _notes(bands: Bands, said: General) -> Iterator[str]:
    resolution = bands.resolution
    count = str(bands.tried)
    if resolution.every_value:
        yield said.line("bands-every-value", count=count)
    elif resolution.widest_gap is not None and resolution.step is not None:
        gap, step = shown(resolution.widest_gap, bands.unit), shown(resolution.step, bands.unit)
        yield said.line("bands-resolution", count=count, gap=gap, step=step)
    if bands.stopped:
        yield said.line(f"bands-stopped-{bands.stopped}")
    elif not bands.complete:
        yield said.line("bands-not-complete")
    if bands.note:
        yield bands.note
