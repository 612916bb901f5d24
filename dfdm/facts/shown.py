"""How results show in a notebook: their own words as plain text, the same in every process."""

from __future__ import annotations

from typing import Protocol


class _Printer(Protocol):
    def text(self, text: str) -> None: ...


class Shown:
    """A result whose words (`str`) are what a notebook shows where no picture or widget is asked for.

    Dataclasses among them say `repr=False`, or their generated form would win. In lists and logs the first line stands.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self).partition("\n")[0]

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:
        printer.text("…" if cycle else str(self))
