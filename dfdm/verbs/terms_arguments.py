"""Terms of a license on the command line: a flag for each that an owner may demand, or a file that holds them all."""

from __future__ import annotations

import argparse
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.verbs.arguments import names, positive
from dfdm.verbs.reading import document_of

_FLAGS: Final = {
    "count_in_total": "--count-in-total",
    "processes": "--process-only",
    "materials": "--material-only",
    "machines": "--machine-only",
    "machine_classes": "--machine-class",
    "certificates": "--certificate",
    "may_vary": "--may-vary",
    "variants": "--variant",
    "inspection": "--inspection",
    "royalty": "--royalty",
    "marking": "--marking",
    "receipts": "--receipts-owed",
    "confidential": "--confidential",
    "destroy_after_use": "--destroy-after-use",
    "revocation": "--revocation-list",
}
DEEDS: Final = ("derive", "distribute", "sell", "subcontract")
INSPECTED: Final = ("first_article", "sampling", "every_piece")
"""As `dfdm.rights.vocabulary` has them, which is not loaded to say what flags there are."""
_MOST_BYTES: Final = 2**20


def add_terms(command: Any) -> None:
    """Add the flags of the terms that an owner may demand, beside license, licensee, count, times and territory."""
    group = command.add_argument_group(
        "terms", "what may be done, within which bounds, and what is owed; a public license takes none of them"
    )
    group.add_argument("--terms", metavar="FILE", help="a JSON file with all terms (terms.schema.json)")
    group.add_argument("--allow", metavar="A,..", help=f"what may be done beside making it: {', '.join(DEEDS)}")
    group.add_argument("--keep-back", metavar="A,..", help="what may not be done, such as reproduce (making it)")
    group.add_argument("--count-in-total", type=positive, metavar="N", help="how many all licensees together may make")
    group.add_argument("--process-only", metavar="P,..", help="the only processes it may be made by")
    group.add_argument("--material-only", metavar="M,..", help="the only materials it may be made in")
    group.add_argument("--machine-only", metavar="ID,..", help="the only machine models it may be made on")
    group.add_argument("--machine-class", metavar="C,..", help="the only classes of machines, such as mill")
    group.add_argument(
        "--certificate", action="append", metavar="S,..", help="what the node must be certified for, such as 'ISO 9001'"
    )
    group.add_argument(
        "--may-vary",
        action="append",
        metavar="NAME=A:B",
        help="a parameter within which you sign variants when asked: a range, or values A,B,..",
    )
    group.add_argument(
        "--variant", action="append", metavar="IRI", help="a variant made ready that may be made as well"
    )
    group.add_argument("--inspection", choices=INSPECTED, help="how many pieces are inspected before release")
    group.add_argument("--royalty", metavar="1.50EUR", help="owed for each piece; 200EUR/total: once in all")
    group.add_argument("--payee", action="append", metavar="DID=0.7", help="who is paid which share of the royalty")
    group.add_argument("--marking", metavar="TEXT", help="what each piece carries")
    group.add_argument("--receipts-owed", action="store_true", help="a signed receipt is owed for each piece")
    group.add_argument("--confidential", action="store_true", help="the files are shown to nobody but who makes it")
    group.add_argument("--destroy-after-use", action="store_true", help="all copies of the files are deleted after use")
    group.add_argument("--revocation-list", metavar="URL", help="the list that is asked before each deed")


def read_terms(options: argparse.Namespace) -> dict[str, Any]:
    """The terms that the flags of `add_terms` and their file demand; one that both of them name is an InputError."""
    told = _of_file(options.terms) if options.terms else {}
    for name, value in _of_flags(options).items():
        if name in told:
            raise InputError(
                f"{options.terms} says '{name}' already: leave out {_FLAGS.get(name, '--allow, --keep-back')}"
            )
        told[name] = value
    return told


def _of_file(path: str) -> dict[str, Any]:
    from dfdm.rights import Terms

    document = document_of(path, _MOST_BYTES)
    Terms.from_dict(document)
    return document


def _of_flags(options: argparse.Namespace) -> dict[str, Any]:
    from dfdm.rights.royalty import spoken_royalty
    from dfdm.rights.variation import spoken_variation

    told: dict[str, Any] = {
        "actions": _actions(names(options.allow), names(options.keep_back)),
        "count_in_total": options.count_in_total,
        "processes": _shaping(names(options.process_only)),
        "materials": _materials(names(options.material_only)),
        "machines": _machines(names(options.machine_only)),
        "machine_classes": names(options.machine_class),
        "certificates": names(options.certificate),
        "may_vary": tuple(spoken_variation(one) for one in options.may_vary or ()),
        "variants": tuple(options.variant or ()),
        "inspection": options.inspection,
        "royalty": None if options.royalty is None else spoken_royalty(options.royalty),
        "marking": options.marking,
        "receipts": options.receipts_owed,
        "confidential": options.confidential,
        "destroy_after_use": options.destroy_after_use,
        "revocation": options.revocation_list,
    }
    if options.payee:
        told["royalty"] = _shared(told["royalty"], options.payee)
    return {name: value for name, value in told.items() if value not in (None, ()) and value is not False}


def _shared(royalty: Any, payees: list[str]) -> Any:
    from dataclasses import replace

    from dfdm.rights.royalty import spoken_payee

    if royalty is None:
        raise InputError("payees share a royalty: say how much with --royalty")
    return replace(royalty, payees=tuple(spoken_payee(one) for one in payees))


def _actions(allowed: tuple[str, ...], kept_back: tuple[str, ...]) -> tuple[str, ...]:
    """Making it and what is allowed beside, without what is kept back; nothing where neither is said."""
    from dfdm.rights.vocabulary import ACTIONS, MAKE

    unknown = [name for name in (*allowed, *kept_back) if name not in ACTIONS]
    if unknown:
        raise InputError(f"'{unknown[0][:60]}' is no deed; known are {', '.join(ACTIONS)}")
    both = set(allowed) & set(kept_back)
    if both:
        raise InputError(f"{min(both)} cannot be allowed and kept back")
    if not allowed and not kept_back:
        return ()
    left = tuple(name for name in ACTIONS if name in {MAKE, *allowed} and name not in kept_back)
    if not left:
        raise InputError("what is all kept back grants nothing: allow something else")
    return left


def _shaping(given: tuple[str, ...]) -> tuple[str, ...]:
    """The terms of processes, which may be named by an alias."""
    from dfdm.processes import catalog

    return tuple(catalog().process(name).term for name in given)


def _materials(given: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of materials, which may be named by an alias."""
    from dfdm.processes import catalog

    return tuple(catalog().material(name).id for name in given)


def _machines(given: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of machine models, which may be named by an alias; any other name is that of one machine."""
    from dfdm.errors import UnknownNameError
    from dfdm.processes import catalog

    found = []
    for name in given:
        try:
            found.append(catalog().machine(name).id)
        except UnknownNameError:
            found.append(name)
    return tuple(found)
