"""Terms against the model that they are about, and against lists that the rights know nothing of: countries, ids of parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dfdm.errors import InputError

if TYPE_CHECKING:
    from dfdm.designs import Model
    from dfdm.rights import Terms


def refuse_unmet(terms: Terms, model: Model) -> None:
    """Raise where nobody could meet the terms: a country or party that there is not, a parameter that the design has not.

    A parameter may vary within what the design itself permits (ParameterError); all else is an InputError, and for
    parties a DataError, as `checked_id` says it.
    """
    from dfdm.nodes.identifiers import checked_id
    from dfdm.nodes.place import countries

    unknown = [code for code in terms.territory if code.strip().upper() not in countries()]
    if unknown:
        raise InputError(f"'{unknown[0]}' is not a country code of ISO 3166 such as DE")
    for party in (terms.licensee, *(payee.party for payee in (terms.royalty.payees if terms.royalty else ()))):
        if party:
            checked_id(party)
    design = model.variant.design if model.variant is not None else None
    for one in terms.may_vary:
        if one.name not in (design.parameters if design is not None else model.values):
            known = ", ".join(design.parameters if design is not None else model.values) or "none"
            raise InputError(f"{model.name} has no parameter '{one.name}' that may vary; it has {known}")
        for value in one.values or (one.low, one.high):
            if design is not None:
                design.parameters[one.name].check(value)
