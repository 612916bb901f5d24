"""What an hour of a machine costs from what the machine costs: the sum that stands behind a machine rate."""

from __future__ import annotations

from dataclasses import dataclass

from dfdm.errors import InputError


@dataclass(frozen=True, kw_only=True, slots=True)
class Ownership:
    """Cost of owning a machine, in one currency: price and maintenance over its whole life, the rest per year.

    `rent` is per m² and year; `hours` are the hours a year that it works.
    """

    price: float
    life_years: float
    hours: float
    maintenance: float = 0.0
    power: float = 0.0
    rent: float = 0.0
    area_m2: float = 0.0
    spares: float = 0.0
    gas: float = 0.0

    def hourly(self) -> float:
        """The rate of one hour: `((price + maintenance)/life + power + rent area + spares + gas) / hours`.

        A life or hours that are not above 0 are an InputError.
        """
        if self.life_years <= 0.0 or self.hours <= 0.0:
            raise InputError("a machine needs a life and hours a year above 0")
        yearly = (self.price + self.maintenance) / self.life_years
        return (yearly + self.power + self.rent * self.area_m2 + self.spares + self.gas) / self.hours
