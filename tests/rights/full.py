"""Terms that say everything there is to say, once; and any terms that can be said, drawn for property tests."""

from decimal import Decimal

from hypothesis import strategies as st

from dfdm.rights import Payee, Royalty, Terms, Variation
from dfdm.rights.vocabulary import ACTIONS, LEVELS

OWNER, DESIGNER, NODE = "did:key:zOwner", "did:key:zDesigner", "did:key:zNode"
TARGET = "urn:dfdm:variant:sha256:00"
LIST = "https://acme.example/revoked.json#4"
DEMANDS = {
    "actions": ("reproduce", "sell", "subcontract"),
    "count": 5,
    "count_in_total": 50,
    "not_before": "2026-12-01",
    "not_after": "2027-01-31T12:00:00+01:00",
    "territory": ("DE", "FR"),
    "processes": ("milling",),
    "materials": ("aluminum_6061", "aluminum_6082"),
    "machines": ("tormach_pcnc_1100",),
    "machine_classes": ("mill",),
    "certificates": ("ISO 13485", "ISO 9001"),
    "may_vary": (
        Variation(name="engraved", values=(False, True)),
        Variation(name="holes", values=(2, 4)),
        Variation(name="width", low=20, high=80.5),
    ),
    "variants": ("urn:dfdm:variant:sha256:01", "urn:dfdm:variant:sha256:02"),
    "inspection": "every_piece",
    "royalty": Royalty(
        amount=Decimal("1.50"),
        currency="EUR",
        payees=(Payee(party=OWNER, share=Decimal("0.7")), Payee(party=DESIGNER, share=Decimal("0.3"))),
    ),
    "marking": "© Acme, no. 12",
    "receipts": True,
    "confidential": True,
    "destroy_after_use": True,
    "revocation": LIST,
}
"""One of every demand, each sorted as it is kept."""

_WORDS = st.text(st.characters(categories=("L", "N"), max_codepoint=0x2FF), min_size=1, max_size=8)
_IRIS = st.builds("urn:{}".format, _WORDS)
_NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(-1e15, 1e15, allow_nan=False).filter(
    lambda x: x == 0 or abs(x) > 1e-6
)


def _some(entries, most=3):
    return st.lists(entries, max_size=most, unique=True).map(lambda found: tuple(sorted(found)))


@st.composite
def _variations(draw):
    found = []
    for name in sorted(draw(st.sets(st.from_regex(r"[a-z_][a-z0-9_]{0,5}", fullmatch=True), max_size=3))):
        if draw(st.booleans()):
            low, high = sorted((draw(_NUMBERS), draw(_NUMBERS)))
            found.append(Variation(name=name, low=low, high=high))
        else:
            values = draw(st.lists(_NUMBERS | st.booleans() | _WORDS, min_size=1, max_size=4))
            found.append(Variation(name=name, values=tuple(values)))
    return tuple(found)


@st.composite
def _royalties(draw):
    parts = draw(st.lists(st.integers(1, 50), max_size=4))
    total = sum(parts)
    cut = [Decimal(part * 1000 // total) / 1000 for part in parts]
    if cut:
        cut[-1] += 1 - sum(cut)
    payees = tuple(Payee(party=f"did:key:z{n}", share=share) for n, share in enumerate(cut) if share > 0)
    amount = draw(st.decimals("0.01", "9999", places=draw(st.integers(0, 4)), allow_nan=False).filter(lambda d: d > 0))
    return Royalty(amount=amount, currency=draw(st.sampled_from(["EUR", "USD", "JPY", "KWD"])),
                   per=draw(st.sampled_from(["piece", "total"])), payees=payees)  # fmt: skip


def _making(told):
    """Where making is kept back or files may be passed on, what contradicts it is taken out."""
    if told["actions"] and "reproduce" not in told["actions"]:
        told = {**told, "actions": (*("reproduce",), *told["actions"])}
    if told["actions"] == ("reproduce",):
        told = {**told, "actions": ()}
    if "distribute" in told["actions"]:
        told = {**told, "confidential": False}
    if told["count"] and told["count_in_total"]:
        told = {**told, "count_in_total": max(told["count"], told["count_in_total"])}
    return told


DRAWN = st.fixed_dictionaries(
    {
        "actions": st.sets(st.sampled_from(tuple(ACTIONS))).map(lambda s: tuple(a for a in ACTIONS if a in s)),
        "count": st.none() | st.integers(1, 2**53 - 1),
        "count_in_total": st.none() | st.integers(1, 2**53 - 1),
        "not_before": st.sampled_from(["", "2026-12-01", "2026-12-01T00:00:00Z"]),
        "not_after": st.sampled_from(["", "2027-12-01", "2026-12-02T00:00:00+01:00"]),
        "territory": _some(st.sampled_from(["DE", "FR", "US"])),
        "processes": _some(_WORDS),
        "materials": _some(_WORDS),
        "machines": _some(_WORDS),
        "machine_classes": _some(_WORDS),
        "certificates": _some(_WORDS),
        "may_vary": _variations(),
        "variants": _some(_IRIS),
        "inspection": st.sampled_from(["", *LEVELS]),
        "royalty": st.none() | _royalties(),
        "marking": st.just("") | _WORDS,
        "receipts": st.booleans(),
        "confidential": st.booleans(),
        "destroy_after_use": st.booleans(),
        "revocation": st.just("") | _IRIS,
    }
).map(_making)
"""Demands that make sense together, as they are kept."""
TERMS = st.builds(
    lambda told, licensee, attribution: Terms(
        license="LicenseRef-acme", licensee=licensee, attribution=attribution, **told
    ),
    DRAWN,
    st.sampled_from(["", NODE]),
    st.sampled_from(["", "© Acme"]),
)
