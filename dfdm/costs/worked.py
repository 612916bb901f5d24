"""What a price needs of a work, whether of one (`Work`) or of many as columns (`WorkColumns`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dfdm.costs.kinematics import FloatArray
from dfdm.costs.work import Per

Number = float | FloatArray


class Timed(Protocol):
    """Time of people by what they do, of one work or as a column (n,) of many."""

    @property
    def what(self) -> str:
        """What is done."""

    @property
    def seconds(self) -> Number:
        """How long it takes."""


class Used(Protocol):
    """What is used up beside stock, of one work or as columns (n,) of many; `Consumed` says what the fields mean."""

    @property
    def what(self) -> str:
        """What it is."""

    @property
    def rate(self) -> str:
        """The rate that prices it."""

    @property
    def per(self) -> Per:
        """What it is used up by."""

    @property
    def amount(self) -> Number:
        """How much."""

    @property
    def life(self) -> Number:
        """How many pieces a tool makes."""


class Worked(Protocol):
    """What a price needs of a work: of one (`Work`) or of many as columns (`WorkColumns`)."""

    @property
    def piece_time_s(self) -> Number:
        """Machine time that each piece adds."""

    @property
    def run_time_s(self) -> Number:
        """Machine time of a run, whatever is in it."""

    @property
    def per_run(self) -> Number:
        """Pieces that a run takes."""

    @property
    def material_g(self) -> Number:
        """Material in the finished piece."""

    @property
    def stock_g(self) -> Number:
        """Material bought for a piece."""

    @property
    def setups(self) -> Number:
        """How often a piece is clamped."""

    @property
    def waits_s(self) -> Number:
        """Time around the clock that an order waits for a build that it shares."""

    @property
    def tool_time_s(self) -> Number:
        """Working time before the first piece, for its tool."""

    @property
    def hands(self) -> Sequence[Timed]:
        """Work of people on each piece."""

    @property
    def run_hands(self) -> Sequence[Timed]:
        """Work of people on each run."""

    @property
    def consumed(self) -> Sequence[Used]:
        """What else is used up."""
