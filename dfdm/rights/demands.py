"""What an owner may demand beyond a license: deeds that are permitted, bounds on them, and what is owed for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.given import checked_iri, checked_text, listed
from dfdm.rights.royalty import Royalty
from dfdm.rights.times import read_time, span
from dfdm.rights.variation import LARGEST, Variation
from dfdm.rights.vocabulary import ACTIONS, LEVELS, MAKE

LISTS: Final = ("territory", "processes", "materials", "machines", "machine_classes", "certificates", "variants")
COUNTS: Final = ("count", "count_in_total")
FLAGS: Final = ("receipts", "confidential", "destroy_after_use")
TERM_WORDS: Final = MappingProxyType(
    {
        "actions": "a choice of deeds",
        "count": "a count",
        "count_in_total": "a count in total",
        "not_before": "a first date",
        "not_after": "a last date",
        "territory": "a territory",
        "processes": "a fixed process",
        "materials": "a fixed material",
        "machines": "a fixed machine",
        "machine_classes": "a fixed class of machine",
        "certificates": "a certificate of the node",
        "may_vary": "a range of what may vary",
        "variants": "a choice of variants",
        "inspection": "an inspection",
        "royalty": "a royalty",
        "marking": "a mark on the part",
        "receipts": "receipts",
        "confidential": "secrecy",
        "destroy_after_use": "the deletion of copies",
        "revocation": "a revocation",
    }
)
"""Each demand as it is spoken of, in the order in which a form and a message name them."""
_OF_MAKING: Final = (
    "count", "count_in_total", "processes", "materials", "machines", "machine_classes", "certificates", "may_vary",
    "variants", "inspection", "royalty", "marking", "receipts",
)  # fmt: skip
"""Demands that mean nothing where making is kept back."""
_COUNTRY_LETTERS: Final = 2
_MOST_ENTRIES: Final = 1000
_LONGEST_MARK: Final = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Demands:
    """Everything that narrows what a license grants to all; what is empty is not demanded.

    `actions` are what may be done (keys of `vocabulary.ACTIONS`; none: making it alone), all others are kept back.
    `count` is in pieces at each licensee, `count_in_total` at all of them together. `not_before` and `not_after` are
    ISO dates or instants, `territory` codes of ISO 3166-1 alpha-2. `processes`, `materials`, `machines` and
    `machine_classes` are ids that alone may be used, `certificates` what a node must hold, each of them. Within
    `may_vary` the owner signs a variant when asked; `variants` are the IRIs of such as are made ready. `inspection` is
    how many pieces are looked at before release (a key of `vocabulary.LEVELS`), `marking` the text that a piece carries,
    `revocation` the IRI of the list that is asked before each deed.
    """

    actions: tuple[str, ...] = ()
    count: int | None = None
    count_in_total: int | None = None
    not_before: str = ""
    not_after: str = ""
    territory: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    machines: tuple[str, ...] = ()
    machine_classes: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    may_vary: tuple[Variation, ...] = ()
    variants: tuple[str, ...] = ()
    inspection: str = ""
    royalty: Royalty | None = None
    marking: str = ""
    receipts: bool = False
    confidential: bool = False
    destroy_after_use: bool = False
    revocation: str = ""

    @property
    def demanded(self) -> tuple[str, ...]:
        """The names of what is demanded, in the order of `TERM_WORDS`."""
        return tuple(name for name in TERM_WORDS if is_given(getattr(self, name)))

    @property
    def permitted(self) -> tuple[str, ...]:
        """What may be done under own terms: making it, where nothing else is said."""
        return self.actions or (MAKE,)

    @property
    def kept_back(self) -> tuple[str, ...]:
        """What may not be done under own terms."""
        return tuple(name for name in ACTIONS if name not in self.permitted)


NAMES: Final = tuple(field.name for field in fields(Demands))


def is_given(value: object) -> bool:
    """Whether a demand says anything."""
    return value not in (None, "", ()) and value is not False


def settled(told: Mapping[str, Any]) -> dict[str, Any]:
    """Demands as `Demands` takes them: each checked, lists sorted and without doubles; else an InputError.

    What makes no sense together is an InputError as well (see `clashes`).
    """
    found = {name: value for name, value in told.items() if is_given(value)}
    for name in found:
        found[name] = _settled(name, found[name])
    if found.get("actions") == (MAKE,):
        found["actions"] = ()
    for _, why in clashes(found):
        raise InputError(why)
    return found


def clashes(told: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """(names, why) of demands that make sense one by one but not together; those that are not settled are left out."""
    given = {name: value for name, value in told.items() if is_given(value)}
    first, last = given.get("not_before"), given.get("not_after")
    if first and last and span(read_time(first))[0] > span(read_time(last))[1]:
        yield ("not_after", "not_before"), f"the rights would end ({last}) before they begin ({first})"
    each, total = given.get("count"), given.get("count_in_total")
    if each is not None and total is not None and each > total:
        yield ("count_in_total", "count"), f"each node could make {each} pieces, more than the {total} in all"
    actions = given.get("actions", ())
    if given.get("confidential") and "distribute" in actions:
        yield ("confidential", "actions"), "what may be passed on cannot be kept secret"
    if actions and MAKE not in actions:
        idle = [TERM_WORDS[name] for name in _OF_MAKING if name in given]
        if idle:
            yield ("actions",), f"making it is kept back, so {' and '.join(idle)} cannot be met"


def _settled(name: str, value: Any) -> Any:  # noqa: ANN401 - any value that was handed in, and any kind of demand
    if name in LISTS:
        return _list(name, listed(value, TERM_WORDS[name]))
    if name in COUNTS:
        return _count(value)
    if name in FLAGS:
        if value is not True:
            raise InputError(f"'{name}' is yes or no")
        return True
    return _READERS[name](value)


def _actions(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    chosen = listed(value, TERM_WORDS["actions"])
    unknown = [one for one in chosen if one not in tuple(ACTIONS)]
    if unknown:
        raise InputError(f"'{str(unknown[0])[:60]}' is no deed; known are {', '.join(ACTIONS)}")
    return tuple(one for one in ACTIONS if one in chosen)


def _count(value: Any) -> int:  # noqa: ANN401 - as above
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LARGEST:
        raise InputError(f"a count of {str(value)[:40]} pieces cannot be granted; give 1 to {LARGEST}")
    return value


def _time(value: Any) -> str:  # noqa: ANN401 - as above
    text = checked_text(value, "a date")
    read_time(text)
    return text


def _inspection(value: Any) -> str:  # noqa: ANN401 - as above
    if value not in tuple(LEVELS):
        raise InputError(f"'{str(value)[:60]}' is no level of inspection; known are {', '.join(LEVELS)}")
    return str(value)


def _royalty(value: Any) -> Royalty:  # noqa: ANN401 - as above
    if not isinstance(value, Royalty):
        raise InputError("a royalty has an amount and a currency, such as 1.50 EUR")
    return value


def _list(name: str, chosen: tuple[Any, ...]) -> tuple[str, ...]:
    if len(chosen) > _MOST_ENTRIES:
        raise InputError(f"{TERM_WORDS[name]} holds at most {_MOST_ENTRIES} entries")
    if name == "variants":
        return tuple(sorted({checked_iri(one, "variant") for one in chosen}))
    texts = {checked_text(one, TERM_WORDS[name]) for one in chosen}
    if name != "territory":
        return tuple(sorted(texts))
    for code in texts:
        if not (len(code) == _COUNTRY_LETTERS and code.isascii() and code.isalpha()):
            raise InputError(f"'{code}' is not a country code of ISO 3166 such as DE")
    return tuple(sorted({code.upper() for code in texts}))


def _variations(value: Any) -> tuple[Variation, ...]:  # noqa: ANN401 - as above
    chosen = listed(value, TERM_WORDS["may_vary"])
    if not all(isinstance(one, Variation) for one in chosen):
        raise InputError("what may vary is a list of parameters, each with its range or its values")
    by_name = {one.name: one for one in chosen}
    if len(by_name) < len(chosen) or len(chosen) > _MOST_ENTRIES:
        raise InputError(f"each parameter that may vary stands once, and there are at most {_MOST_ENTRIES}")
    return tuple(by_name[name] for name in sorted(by_name))


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "actions": _actions,
        "not_before": _time,
        "not_after": _time,
        "may_vary": _variations,
        "inspection": _inspection,
        "royalty": _royalty,
        "marking": lambda value: checked_text(value, "the mark on the part", longest=_LONGEST_MARK),
        "revocation": lambda value: checked_iri(value, "list of revocations"),
    }
)
"""How each demand is read that is neither a list of texts nor a count nor a yes."""
