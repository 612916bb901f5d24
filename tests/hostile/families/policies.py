"""Rights: swapped with those of others, widened; and what is sealed, put under rights that it was not sealed under."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from random import Random
from typing import Any

from dfdm.bundles.container import pack, unpack
from dfdm.bundles.content import ENVELOPE, RECIPE, RIGHTS, SEALED
from dfdm.bundles.manifest import as_text
from dfdm.trust import canonical, new_sealing_key, seal
from tests.hostile.originals import MUTATED, OTHER_LICENSEE, Originals
from tests.hostile.remade import parsed, resigned, signed, unsigned

Inside = dict[str, bytes]


def of_another_bundle(rng: Random, o: Originals, name: str) -> bytes:
    """Not signed anew, or signed by a thief: the rights of another bundle of the same owner."""
    other = rng.choice([n for n in (*MUTATED, "other-agreement") if o.members[n][RIGHTS] != o.members[name][RIGHTS]])
    if rng.random() < 0.5:
        return unsigned(o.members[name], **{RIGHTS: o.members[other][RIGHTS]})
    return resigned({**o.members[name], RIGHTS: o.members[other][RIGHTS]}, o.thief)


def of_another_design(rng: Random, o: Originals, name: str) -> bytes:
    """Even the owner cannot put the rights of one design on another: they name what they are about."""
    target = parsed(o.members[name], RIGHTS)["target"]
    other = rng.choice([n for n in MUTATED if parsed(o.members[n], RIGHTS)["target"] != target])
    put = {RIGHTS: o.members[other][RIGHTS]}
    if rng.random() < 0.3:
        put = {RECIPE: o.members[other][RECIPE]}
    return resigned({**o.members[name], **put}, o.owner)


def _widened(rng: Random, o: Originals, name: str) -> dict[str, Any]:
    """The policy as somebody would like it to be, its uid made to fit."""
    policy = copy.deepcopy(parsed(o.members[name], RIGHTS))
    kind = rng.randrange(7)
    if kind == 0:
        policy.pop("prohibition", None)
        policy["permission"].append({"action": ["derive", "distribute", "sell"]})
    elif kind == 1:
        for rule in policy["permission"]:
            rule.pop("constraint", None)
            rule.pop("duty", None)
        policy["permission"][0]["action"] = ["use"]
    elif kind == 2:
        policy["assignee"] = rng.choice((OTHER_LICENSEE, o.thief.did))
        policy["@type"] = "Agreement"
    elif kind == 3:
        policy["@type"] = "Set" if policy["@type"] == "Offer" else "Offer"
        policy.pop("assignee", None)
    elif kind == 4:
        policy["dct:license"] = rng.choice(("MIT", "CC0-1.0", "LicenseRef-any"))
    elif kind == 5:
        policy["conflict"] = rng.choice(("perm", "invalid"))
    else:
        constraints = [c for rule in policy["permission"] for c in rule.get("constraint", ())]
        if constraints:
            chosen = rng.choice(constraints)
            chosen["operator"] = rng.choice(("neq", "gteq", "isNoneOf"))
        else:
            policy["permission"][-1].pop("duty", None)
            policy["permission"].append({"action": ["sell"]})
    policy["uid"] = ""
    policy["uid"] = f"urn:dfdm:policy:sha256:{hashlib.sha256(canonical(policy)).hexdigest()}"
    return policy


def widened(rng: Random, o: Originals, name: str) -> bytes:
    """The licensee's wishes: unsigned, or signed by the licensee, who is not the one that grants."""
    text = as_text(_widened(rng, o, name))
    while text == o.members[name][RIGHTS]:
        text = as_text(_widened(rng, o, name))
    if rng.random() < 0.5:
        return unsigned(o.members[name], **{RIGHTS: text})
    return resigned({**o.members[name], RIGHTS: text}, o.thief, issuer=rng.choice(("", o.owner.did)))


def granted_by_who_may_not(rng: Random, o: Originals, name: str) -> bytes:
    """The rights name the thief as who grants, the manifest its owner, or the other way round."""
    policy = parsed(o.members[name], RIGHTS)
    policy["assigner"], policy["uid"] = o.thief.did, ""
    policy["uid"] = f"urn:dfdm:policy:sha256:{hashlib.sha256(canonical(policy)).hexdigest()}"
    members = {**o.members[name], RIGHTS: as_text(policy)}
    return resigned(members, rng.choice((o.thief, o.owner)), issuer=o.owner.did)


def covers_less(rng: Random, o: Originals, name: str) -> bytes:
    """A manifest, owner-signed, that leaves members out of the rights, or says so of members there are not."""

    def change(manifest: dict[str, Any]) -> None:
        covers = manifest["rights"][0]["covers"]
        kind = rng.randrange(4)
        if kind == 0:
            covers.remove(rng.choice(covers))
        elif kind == 1:
            covers.append(rng.choice(("manifest.json", RIGHTS, "geometry/other.step", "LICENSE.txt")))
        elif kind == 2:
            covers[rng.randrange(len(covers))] += "x"
        else:
            manifest[rng.choice(("subject", "license"))] = rng.choice(
                ("urn:dfdm:part:sha256:00", "LicenseRef-x", "MIT")
            )
        if not covers:
            covers.append("geometry/other.step")

    return resigned(o.members[name], o.owner, change)


def _sealed_again(
    o: Originals, change: Callable[[Inside], Inside], *, to: list[str] | None = None
) -> tuple[bytes, bool]:
    """The sealed bundle with what is in it changed, sealed anew and signed outside by the owner: only opening can tell."""
    members = o.members["sealed"]
    inside = change(unpack(o.node.open(members[SEALED])))
    sealed = seal(pack(inside), to or [o.node.recipient])
    return resigned({**members, SEALED: sealed}, o.owner), True


def _enveloped(rng: Random, o: Originals, **changed: Any) -> tuple[bytes, bool]:
    """The envelope with other fields: still with its old signature, or signed by the thief in the owner's name or its own."""

    def change(inside: Inside) -> Inside:
        envelope = parsed(inside, ENVELOPE) | changed
        kind = rng.randrange(3)
        if kind:
            envelope.pop("proof")
            envelope["issuer"] = o.thief.did if kind == 1 else o.owner.did
            envelope = signed(envelope, o.thief)
        return {**inside, ENVELOPE: as_text(envelope)}

    return _sealed_again(o, change)


def sealed_moved(rng: Random, o: Originals, name: str) -> tuple[bytes, bool]:
    """The sealed geometry of one agreement in the bundle of another one, by the owner's own key."""
    here, there = rng.sample(("sealed", "other-sealed"), 2)
    kind = rng.randrange(3)
    if kind == 0:
        return resigned({**o.members[here], SEALED: o.members[there][SEALED]}, o.owner), True
    if kind == 1:
        return resigned({**o.members[here], RIGHTS: o.members[there][RIGHTS]}, o.owner), True
    recipe = parsed(o.members[here], RECIPE)
    recipe["header"]["intended_use"] = f"Anything {rng.random()}"
    from dfdm.recipes.recipe import recipe_id

    recipe["header"]["id"] = recipe_id(recipe)
    return resigned({**o.members[here], RECIPE: as_text(recipe)}, o.owner), True


def sealed_under_another_policy(rng: Random, o: Originals, name: str) -> tuple[bytes, bool]:
    """The envelope says the digest of other rights, and goes with them."""
    other = o.members["other-sealed"][RIGHTS]
    digest = hashlib.sha256(other).hexdigest()

    def change(inside: Inside) -> Inside:
        envelope = parsed(inside, ENVELOPE) | {"policy_sha256": digest}
        if rng.random() < 0.6:
            envelope.pop("proof")
            envelope |= {"issuer": rng.choice((o.thief.did, o.owner.did))}
            envelope = signed(envelope, o.thief)
        return {**inside, ENVELOPE: as_text(envelope)}

    inside = change(unpack(o.node.open(o.members["sealed"][SEALED])))
    members = {**o.members["sealed"], RIGHTS: other, SEALED: seal(pack(inside), [o.node.recipient])}
    return resigned(members, o.owner), True


def envelope_changed(rng: Random, o: Originals, name: str) -> tuple[bytes, bool]:
    digest = rng.randbytes(32).hex()
    changed = rng.choice(
        (
            {"policy_sha256": digest}, {"recipe_sha256": digest}, {"subject": f"urn:dfdm:part:sha256:{digest}"}, {"created": "2026-11-20T00:00:00Z"},
            {"recipients": [new_sealing_key().recipient]}, {"members": []}, {"schema": "dfdm/envelope/2"}, {"surprise": 1}, {"issuer": o.thief.did},
            {"recipients": []}, {"proof": None}, {"proof": {}}, {"members": [{"name": "../escaped", "size": 1, "sha256": digest, "media_type": "x"}]},
        )
    )  # fmt: skip
    return _enveloped(rng, o, **changed)


def sealed_members_changed(rng: Random, o: Originals, name: str) -> tuple[bytes, bool]:
    """What is sealed is not what the envelope or the manifest says."""
    kind = rng.randrange(6)

    def change(inside: Inside) -> Inside:
        names = sorted(set(inside) - {ENVELOPE})
        one = rng.choice(names)
        if kind == 0:
            return {**inside, one: inside[one] + b"x"}
        if kind == 1:
            return {n: d for n, d in inside.items() if n != one}
        if kind == 2:
            return {**inside, "geometry/more.step": b"more"}
        if kind == 3:
            return {n: d for n, d in inside.items() if n != ENVELOPE}
        if kind == 4:
            return {**inside, RIGHTS: o.members["other-sealed"][RIGHTS]}
        other = names[(names.index(one) + 1) % len(names)]
        return {**inside, one: inside[other], other: inside[one]}

    return _sealed_again(o, change)


def sealed_zip_changed(rng: Random, o: Originals, name: str) -> tuple[bytes, bool]:
    """The container inside the envelope: any byte of it, any name."""
    from tests.hostile.families.bytewise import KINDS as BYTEWISE
    from tests.hostile.families.zipped_otherwise import KINDS as ZIPPED

    inside = o.node.open(o.members["sealed"][SEALED])
    as_if = Originals(
        data={"inside": inside},
        members={"inside": unpack(inside)},
        owner=o.owner,
        thief=o.thief,
        node=o.node,
        node_file=o.node_file,
    )
    kinds = [
        k
        for k in (*BYTEWISE, *ZIPPED)
        if k.__name__ not in ("no_zip_at_all", "bomb_by_ratio", "zipped_by_others", "signed_and_leaving")
    ]
    changed = inside
    while changed == inside:  # a cut of nothing, two blocks that are alike
        changed = rng.choice(kinds)(rng, as_if, "inside")
    members = {**o.members["sealed"], SEALED: seal(changed, [o.node.recipient])}
    return resigned(members, o.owner), True


def sealed_to_others(rng: Random, o: Originals, name: str) -> tuple[bytes, bool]:
    """Sealed to somebody else alone: it is whole, and stays closed."""
    return _sealed_again(o, lambda inside: inside, to=[new_sealing_key().recipient])


def what_is_sealed_is_hidden(rng: Random, o: Originals, name: str) -> bytes:
    """A manifest that tells too little, too much or wrongly what is sealed; members in the open that should not be."""
    members = dict(o.members["sealed"])
    kind = rng.randrange(4)
    if kind == 0:
        return resigned(members, o.owner, lambda manifest: manifest.pop("sealed"))
    if kind == 1:
        return resigned(members, o.owner, lambda manifest: manifest["sealed"].update(holds=["geometry/none.step"]))
    if kind == 2:
        members[rng.choice(("geometry/plain.step", "report.json", "preview.png", "documents/x.txt"))] = b"{}"
        return resigned(members, o.owner)
    told = {"member": SEALED, "recipients": 1, "holds": ["geometry/x.step"]}
    return resigned(o.members["agreement"], o.owner, lambda manifest: manifest.update(sealed=told))


KINDS = (
    of_another_bundle, of_another_design, widened, widened, granted_by_who_may_not, covers_less, sealed_moved, sealed_under_another_policy,
    envelope_changed, envelope_changed, sealed_members_changed, sealed_zip_changed, sealed_zip_changed, sealed_to_others, what_is_sealed_is_hidden,
)  # fmt: skip
