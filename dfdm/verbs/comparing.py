"""Several processes for one model: what a piece costs by each over the quantity, and where they change places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError
from dfdm.verbs.judging import IMPOSSIBLE, cost_all
from dfdm.verbs.opening import opened

if TYPE_CHECKING:
    from dfdm.costs.comparing import BreakEven

_OF_THE_MODEL: Final = ("values", "preset", "units", "thickness_mm", "timeout_s")


def break_even(
    thing: Any, processes: Sequence[str], *, quantity: int = 1, most: int = 10_000, **options: Any
) -> BreakEven:
    """Compare processes for a model, from 1 to `most` pieces; options are those of `cost`.

    What the checks refuse, and what cannot be priced, is left out with its reason; nothing left is an InputError.
    """
    from dfdm.costs import PriceCurve
    from dfdm.costs.comparing import compared
    from dfdm.processes import catalog

    known = dict.fromkeys(catalog().process(name).term for name in processes)
    if len(known) < 2:
        raise InputError("name at least two processes to compare")
    settings = {key: options.pop(key) for key in _OF_THE_MODEL if key in options}
    model = opened(thing, **settings)
    curves, left_out = [], {}
    for term in known:
        try:
            found = cost_all(model, term, quantity=quantity, **options)
        except InputError as error:  # not priced, or not in the material that was asked for
            left_out[term] = str(error)
            continue
        against = [told for one in found.estimates for told in one.not_priced if told.startswith(IMPOSSIBLE)]
        if against:
            left_out[term] = against[0]
        else:
            curves.append(PriceCurve.of(term, found.estimates, quantity=quantity))
    if not curves:
        raise InputError("; ".join(f"{name}: {reason}" for name, reason in left_out.items()))
    return compared(model.name, curves, left_out, most=most, quantity=quantity)
