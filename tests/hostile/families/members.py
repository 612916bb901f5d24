"""Members added, removed, renamed, exchanged, emptied; and a manifest that lies about them."""

from __future__ import annotations

from random import Random
from typing import Any

from dfdm.bundles.content import CRATE, MANIFEST, RECIPE, RIGHTS
from dfdm.bundles.manifest import Member, as_text
from tests.hostile.originals import MUTATED, Originals
from tests.hostile.remade import parsed, resigned, signed, unsigned, with_crate

FREE = (
    "geometry/more.step",
    "documents/readme.md",
    "notes.txt",
    "extra.json",
    "a",
    "zz/zz",
    "sealed/content.age",
    "source/x.py",
)


def _rest(o: Originals, name: str) -> list[str]:
    return sorted(set(o.members[name]) - {MANIFEST})


def _unsigned_or_stolen(rng: Random, o: Originals, members: dict[str, bytes]) -> bytes:
    return unsigned(members) if rng.random() < 0.6 else resigned(members, o.thief, issuer=rng.choice(("", o.owner.did)))


def added(rng: Random, o: Originals, name: str) -> bytes:
    where = rng.choice([n for n in FREE if n not in o.members[name]])
    return _unsigned_or_stolen(rng, o, {**o.members[name], where: rng.choice((b"", b"{}", rng.randbytes(100)))})


def removed(rng: Random, o: Originals, name: str) -> bytes:
    gone = rng.choice(sorted(o.members[name]))
    return unsigned(o.members[name], **{gone: None})


def renamed(rng: Random, o: Originals, name: str) -> bytes:
    members = dict(o.members[name])
    old = rng.choice(_rest(o, name))
    data = members.pop(old)
    new = rng.choice(
        (
            old + "x",
            old.upper() if old.upper() != old else old + "y",
            "a" + old,
            old.replace(".", "_"),
            old.partition(".")[0] + ".txt",
            "other/" + old,
        )
    )
    if new in members or new == old:
        new = "b" + old
    return _unsigned_or_stolen(rng, o, {**members, new: data})


def exchanged(rng: Random, o: Originals, name: str) -> bytes:
    members = dict(o.members[name])
    a, b = rng.sample(_rest(o, name), 2)
    members[a], members[b] = members[b], members[a]
    return unsigned(members)


def of_another_bundle(rng: Random, o: Originals, name: str) -> bytes:
    other = rng.choice([n for n in (*MUTATED, "other-agreement") if n != name])
    same = [n for n in _rest(o, name) if n in o.members[other] and o.members[other][n] != o.members[name][n]]
    taken = rng.choice(same) if same else RIGHTS
    return unsigned(o.members[name], **{taken: o.members[other][taken]})


def emptied(rng: Random, o: Originals, name: str) -> bytes:
    chosen = rng.choice([n for n in _rest(o, name) if o.members[name][n]])
    data = o.members[name][chosen]
    return unsigned(o.members[name], **{chosen: rng.choice((b"", data[:-1], data * 2, data + b"\n", bytes(len(data))))})


def needed_and_gone(rng: Random, o: Originals, name: str) -> bytes:
    """The owner signs a bundle that lacks what every bundle has, or geometry that its recipe makes parts from."""
    members = dict(o.members[name])
    geometry = [n for part in parsed(members, RECIPE)["parts"] for n in part["geometry"] if n in members]
    gone = rng.choice((RECIPE, RIGHTS, CRATE, *geometry))
    members.pop(gone)
    return resigned(members, o.owner, crate=gone != CRATE)


def manifest_lies(rng: Random, o: Originals, name: str) -> bytes:
    """The owner signs a manifest that says other sizes, digests, kinds or names than there are."""

    def change(manifest: dict[str, Any]) -> None:
        entries = manifest["members"]
        entry, kind = rng.choice(entries), rng.randrange(9)
        if kind == 0:
            entry["size"] += rng.choice((1, -1, 2**40))
            entry["size"] = abs(entry["size"])
        elif kind == 1:
            entry["sha256"] = rng.choice(
                (
                    rng.randbytes(32).hex(),
                    "0" * 64,
                    entry["sha256"].upper() if entry["sha256"].upper() != entry["sha256"] else "1" * 64,
                )
            )
        elif kind == 2:
            entry["media_type"] = "application/x-executable"
        elif kind == 3:
            entry["name"] = rng.choice(("../escaped", "/escaped", entry["name"] + "\u200b", entry["name"] + "\n"))
        elif kind == 4:
            entries.append(dict(entry))
        elif kind == 5:
            entries.append({"name": "geometry/none.step", "size": 0, "sha256": "0" * 64, "media_type": "model/step"})
        elif kind == 6:
            entries.remove(entry)
        elif kind == 7:
            entries.append(Member.of(MANIFEST, b"").to_dict())
        else:
            entries.reverse()
            entries[0]["size"] += 1

    return resigned(o.members[name], o.owner, change)


def crate_lies(rng: Random, o: Originals, name: str) -> bytes:
    """The owner signs a description for other tools that names other files, or other digests."""
    members = with_crate({n: d for n, d in o.members[name].items() if n != MANIFEST})
    crate = parsed(members, CRATE)
    files = [e for e in crate["@graph"] if e.get("@type") == "File"]
    entry, kind = rng.choice([f for f in files if f["@id"] != MANIFEST]), rng.randrange(5)
    if kind == 0:
        entry["sha256"] = rng.randbytes(32).hex()
    elif kind == 1:
        crate["@graph"].remove(entry)
    elif kind == 2:
        crate["@graph"].append(
            {**entry, "@id": rng.choice(("geometry/none.step", "../escaped", "https://example.org/x.step"))}
        )
    elif kind == 3:
        entry["@id"] = entry["@id"] + "x"
    else:
        entry["sha256"] = rng.choice((0, [], {}, entry["sha256"].upper() + "0", True))
    return resigned({**members, CRATE: as_text(crate), MANIFEST: o.members[name][MANIFEST]}, o.owner, crate=False)


def manifest_of_nothing(rng: Random, o: Originals, name: str) -> bytes:
    """Only some of the members, with the manifest of all; or a manifest alone."""
    some = rng.sample(_rest(o, name), rng.randrange(0, len(_rest(o, name))))
    return unsigned({n: o.members[name][n] for n in (*some, MANIFEST)})


def unlisted_and_signed(rng: Random, o: Originals, name: str) -> bytes:
    """A member that the signed manifest does not know, beside a manifest that the owner signed anew."""
    manifest = parsed(o.members[name], MANIFEST)
    manifest.pop("proof")
    again = as_text(signed({**manifest, "title": f"{manifest['title']} {rng.random()}"}, o.owner))
    return unsigned({**o.members[name], MANIFEST: again, rng.choice(("zz.txt", "geometry/zz.step")): b"zz"})


KINDS = (
    added, removed, renamed, exchanged, of_another_bundle, emptied, needed_and_gone, manifest_lies, manifest_lies, crate_lies,
    manifest_of_nothing, unlisted_and_signed,
)  # fmt: skip
