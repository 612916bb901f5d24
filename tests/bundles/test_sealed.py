"""Who was not sealed to sees nothing of the part; who was gets every byte; and nothing sealed moves to other rights."""

import json
import shutil
import subprocess
from dataclasses import replace

import pyrage
import pytest

from dfdm.bundles import read, verify
from dfdm.bundles.bundle import compose, write
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.content import ENVELOPE, MANIFEST, RIGHTS, SEALED
from dfdm.bundles.manifest import Member, as_text
from dfdm.errors import BundleError, ExportError, TrustError
from dfdm.rights import grant
from dfdm.trust import load_sealing_key, new_key, new_sealing_key, save_sealing_key, seal, sign_document

CREATED = "2026-11-21T03:40:00Z"
NODE, OTHER, THIRD = new_sealing_key(), new_sealing_key(), new_sealing_key()


@pytest.fixture(scope="module")
def sealed(content, key, tmp_path_factory):
    path = tmp_path_factory.mktemp("sealed") / "block.dfdm.zip"
    full = replace(content, report={"schema": "x", "places": [1.25]}, estimates={"schema": "y"})
    write(full, path, key, CREATED, seal_to=[NODE.recipient, OTHER.recipient])
    return path


def test_nothing_of_the_part_can_be_read_without_a_key(sealed, content):
    data = sealed.read_bytes()
    for secret in (b"ISO-10303-21", b"#1=POINT", b"code in a bundle", b"places", b"\x89PNG"):
        assert secret not in data
    assert set(unpack(data)) == {
        "LICENSE.txt", "manifest.json", "recipe.json", "rights.odrl.jsonld", "ro-crate-metadata.json", SEALED,
    }  # fmt: skip
    inside = read(sealed)
    assert inside.sealed
    assert inside.recipe["header"]["product"] == "Block"
    found = verify(sealed)
    assert found.valid
    assert found.sealed_to == 2


@pytest.mark.parametrize("holder", [NODE, OTHER])
def test_each_recipient_gets_every_byte(sealed, content, holder):
    inside = read(sealed, key=holder)
    assert not inside.sealed
    for name, data in content.files.items():
        assert inside.members[name] == data


def test_another_key_opens_nothing(sealed):
    with pytest.raises(TrustError, match="not sealed to this key"):
        read(sealed, key=THIRD)


def test_two_sealings_differ_and_hold_the_same(content, key, tmp_path):
    held = []
    for name in ("a", "b"):
        write(content, tmp_path / name, key, CREATED, seal_to=[NODE.recipient])
        held.append(
            {m: Member.of(m, data).sha256 for m, data in read(tmp_path / name, key=NODE).members.items() if "/" in m}
        )
    assert (tmp_path / "a").read_bytes() != (tmp_path / "b").read_bytes()
    assert held[0] == held[1]


def _again(data, key, change):
    """The bundle with other members, honestly signed anew by `key`."""
    members = change(unpack(data))
    manifest = json.loads(members[MANIFEST])
    manifest.pop("proof")
    manifest |= {
        "issuer": key.did,
        "members": [Member.of(n, members[n]).to_dict() for n in sorted(members) if n != MANIFEST],
    }
    members[MANIFEST] = as_text(sign_document(manifest, key, created=CREATED))
    return pack(members)


def test_geometry_cannot_be_put_under_other_rights(sealed, content, key, tmp_path):
    """Even the owner's own later offer does not take over what was sealed under an earlier one."""
    other = grant(license=content.license, target=content.subject, assigner=key.did, attribution="Somebody else")
    moved = compose(replace(content, rights=other.to_dict()), key, CREATED, seal_to=[NODE.recipient])
    old = unpack(sealed.read_bytes())[SEALED]
    path = tmp_path / "moved.dfdm.zip"

    def with_old(members):
        crate = json.loads(members["ro-crate-metadata.json"])
        for entity in crate["@graph"]:
            if entity["@id"] == SEALED:
                entity |= {"sha256": Member.of(SEALED, old).sha256, "contentSize": str(len(old))}
        return {**members, SEALED: old, "ro-crate-metadata.json": as_text(crate)}

    path.write_bytes(_again(moved, key, with_old))
    assert verify(path).valid
    with pytest.raises(BundleError, match="rights are not those of this bundle"):
        read(path, key=NODE)


def test_a_stranger_cannot_take_the_envelope_of_another(sealed, content, tmp_path):
    """Opened, sealed anew and signed by a stranger: the envelope inside is still the owner's."""
    thief = new_key()
    mine = grant(license=content.license, target=content.subject, assigner=thief.did, attribution="Mine")
    data = compose(replace(content, rights=mine.to_dict()), thief, CREATED, seal_to=[NODE.recipient])
    inside = NODE.open(unpack(sealed.read_bytes())[SEALED])
    stolen = seal(inside, [NODE.recipient])

    def with_stolen(members):
        crate = json.loads(members["ro-crate-metadata.json"])
        for entity in crate["@graph"]:
            if entity["@id"] == SEALED:
                entity |= {"sha256": Member.of(SEALED, stolen).sha256, "contentSize": str(len(stolen))}
        return {**members, SEALED: stolen, "ro-crate-metadata.json": as_text(crate)}

    path = tmp_path / "stolen.dfdm.zip"
    path.write_bytes(_again(data, thief, with_stolen))
    with pytest.raises(BundleError, match="is signed by"):
        read(path, key=NODE)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda inside, _key: {**inside, "geometry/block.step": b"other"}, "members are not those"),
        (lambda inside, _key: {n: d for n, d in inside.items() if n != "preview.png"}, "members are not those"),
        (lambda inside, _key: {**inside, "geometry/more.step": b"more"}, "members are not those"),
        (lambda inside, _key: {n: d for n, d in inside.items() if n != ENVELOPE}, "refused"),
        (lambda inside, _key: {**inside, ENVELOPE: inside[ENVELOPE].replace(b"did:key", b"did:yek", 1)}, "refused"),
    ],
)
def test_an_envelope_that_was_changed_is_refused(sealed, key, tmp_path, spoil, said):
    members = unpack(sealed.read_bytes())
    changed = seal(pack(spoil(unpack(NODE.open(members[SEALED])), key)), [NODE.recipient])

    def put(old):
        crate = json.loads(old["ro-crate-metadata.json"])
        for entity in crate["@graph"]:
            if entity["@id"] == SEALED:
                entity |= {"sha256": Member.of(SEALED, changed).sha256, "contentSize": str(len(changed))}
        return {**old, SEALED: changed, "ro-crate-metadata.json": as_text(crate)}

    path = tmp_path / "changed.dfdm.zip"
    path.write_bytes(_again(sealed.read_bytes(), key, put))
    with pytest.raises(BundleError, match=said):
        read(path, key=NODE)


def test_every_flipped_byte_of_the_ciphertext_is_noticed(sealed, tmp_path):
    data = bytearray(sealed.read_bytes())
    start = data.index(b"age-encryption.org/v1")
    path = tmp_path / "flipped.dfdm.zip"
    for at in range(start, start + 4000, 97):
        data[at] ^= 1
        path.write_bytes(data)
        assert not verify(path).valid
        data[at] ^= 1


def test_a_manifest_that_hides_what_is_sealed_is_refused(sealed, key, tmp_path):
    members = unpack(sealed.read_bytes())
    manifest = json.loads(members[MANIFEST])
    for spoiled in ({k: v for k, v in manifest.items() if k != "sealed"},):
        spoiled.pop("proof")
        path = tmp_path / "hidden.dfdm.zip"
        path.write_bytes(pack({**members, MANIFEST: as_text(sign_document(spoiled, key, created=CREATED))}))
        found = verify(path)
        assert not found.valid
        assert any("truly what of it is sealed" in p.message or "does not hold" in p.message for p in found.problems)


def test_bytes_that_are_not_sealed_do_not_pass_as_sealed(content, key, tmp_path):
    data = compose(content, key, CREATED, seal_to=[NODE.recipient])
    open_bytes = b"ISO-10303-21;"

    def put(old):
        crate = json.loads(old["ro-crate-metadata.json"])
        for entity in crate["@graph"]:
            if entity["@id"] == SEALED:
                entity |= {"sha256": Member.of(SEALED, open_bytes).sha256, "contentSize": str(len(open_bytes))}
        return {**old, SEALED: open_bytes, "ro-crate-metadata.json": as_text(crate)}

    path = tmp_path / "open.dfdm.zip"
    path.write_bytes(_again(data, key, put))
    assert any("not sealed by age" in p.message for p in verify(path).problems)


def test_no_recipient_that_is_none(content, key, tmp_path):
    with pytest.raises((TrustError, ExportError), match="no public sealing key"):
        write(content, tmp_path / "x", key, CREATED, seal_to=["did:key:z6MkfooBarNotAge"])
    assert not list(tmp_path.iterdir())


def test_rights_stay_in_the_open(sealed):
    assert json.loads(unpack(sealed.read_bytes())[RIGHTS])["dct:license"] == "CERN-OHL-S-2.0"


class TestKeyFiles:
    def test_a_passphrase_guards_the_file(self, tmp_path):
        path = tmp_path / "k.age"
        made = new_sealing_key()
        assert save_sealing_key(made, path, "open sesame") == ""
        assert b"AGE-SECRET-KEY" not in path.read_bytes()
        assert load_sealing_key(path, "open sesame").recipient == made.recipient
        with pytest.raises(TrustError, match="passphrase is wrong"):
            load_sealing_key(path, "sesame")
        with pytest.raises(TrustError, match="is encrypted"):
            load_sealing_key(path)

    def test_an_open_file_is_for_its_owner_alone(self, tmp_path):
        path = tmp_path / "k.age"
        made = new_sealing_key()
        assert "0600" in save_sealing_key(made, path, None)
        assert load_sealing_key(path).recipient == made.recipient
        path.chmod(0o644)
        with pytest.raises(TrustError, match="chmod 600"):
            load_sealing_key(path)
        with pytest.raises(TrustError, match="exists already"):
            save_sealing_key(made, path, None)

    def test_a_signing_key_does_not_open(self, tmp_path):
        from dfdm.trust import save_key

        save_key(new_key(), tmp_path / "sign.pem", None)
        with pytest.raises(TrustError, match="signs, and opens nothing"):
            load_sealing_key(tmp_path / "sign.pem")

    def test_the_secret_shows_nowhere(self):
        made = new_sealing_key()
        assert "SECRET" not in repr(made)
        with pytest.raises(TypeError, match="not pickled"):
            __import__("pickle").dumps(made)

    @pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed")
    def test_the_age_tool_opens_it(self, tmp_path, sealed):
        path, secret = tmp_path / "k.age", new_sealing_key()
        save_sealing_key(secret, path, None)
        (tmp_path / "c.age").write_bytes(seal(b"hello", [secret.recipient]))
        done = subprocess.run(["age", "-d", "-i", str(path), str(tmp_path / "c.age")], capture_output=True, check=True)
        assert done.stdout == b"hello"

    def test_other_writers_of_age_are_understood(self):
        made = new_sealing_key()
        data = pyrage.encrypt(b"by hand", [pyrage.x25519.Recipient.from_str(made.recipient)], armored=False)
        assert made.open(data) == b"by hand"
