"""Publish, serve, pull and verify: two catalogs, a peer between them, and peers that lie."""

import copy
import http.server
import json
import socket
import threading
import urllib.error
import urllib.request
from typing import ClassVar

import pytest

from dfdm import verbs
from dfdm.__main__ import main
from dfdm.errors import DataError, InputError, RightsError, SignatureError
from dfdm.federation import Catalog, Peer, Record, publish, pull
from dfdm.federation.form import content_hash, sign
from dfdm.federation.peer import PREFIX
from dfdm.nodes.network import sample_network
from dfdm.trust import new_key, save_key
from tests.federation.conftest import CREATED


@pytest.fixture
def catalog(tmp_path, open_bundle, owner):
    verbs.publish(open_bundle, into=tmp_path / "ours", key=owner, created=CREATED, package=True)
    return Catalog(tmp_path / "ours")


def only(catalog):
    (record,) = catalog
    return record


def test_an_open_design_is_announced_with_all_of_its_manifest(catalog, owner):
    record = only(catalog)
    record.verify()
    assert record.publisher == owner.did
    assert record.manifest["license"]["hardware"] == "CERN-OHL-P-2.0"
    assert record.manifest["parts"]
    assert content_hash(record.manifest) == record.hash


def test_the_same_design_published_twice_stays_as_it_was(tmp_path, catalog, open_bundle, owner):
    before = {path: path.read_bytes() for path in (tmp_path / "ours").rglob("*.json")}
    with pytest.raises(InputError, match="already"):
        verbs.publish(open_bundle, into=tmp_path / "ours", key=owner, created=CREATED)
    assert {path: path.read_bytes() for path in (tmp_path / "ours").rglob("*.json")} == before


def test_a_closed_design_is_a_stub_without_files(tmp_path, closed_bundle, owner):
    record = verbs.publish(closed_bundle, into=tmp_path, key=owner, created=CREATED)
    assert record.manifest["license"]["hardware"] == "LicenseRef-AllRightsReserved"
    assert record.manifest["metadata"]["dfdm"]["stub"]
    assert not {"parts", "design_files", "manufacturing_files", "materials"} & set(record.manifest)
    assert record.package is None


def test_a_closed_design_is_handed_out_only_when_it_is_sealed(tmp_path, closed_bundle, sealed_bundle, owner):
    with pytest.raises(RightsError, match="not sealed"):
        verbs.publish(closed_bundle, into=tmp_path / "a", key=owner, created=CREATED, package=True)
    assert not (tmp_path / "a").exists()
    record = verbs.publish(sealed_bundle, into=tmp_path / "b", key=owner, created=CREATED, package=True)
    assert record.package["filename"] == "sealed.dfdm.zip"


def test_nodes_are_stated_to_make_it_or_not(tmp_path, open_bundle, owner):
    record = verbs.publish(
        open_bundle, into=tmp_path, key=owner, created=CREATED, nodes="sample", processes=["laser_cutting"]
    )
    record.verify()
    said = {one.claim["makeable"] for one in record.attestations}
    assert "yes" in said
    known = {node.id for node in sample_network().nodes}
    assert {one.subject for one in record.attestations} <= known
    assert {one.issuer for one in record.attestations} == {owner.did}
    assert {one.content for one in record.attestations} == {record.hash}


def test_what_one_publishes_another_pulls_and_verifies(tmp_path, catalog, owner):
    with Peer(catalog, owner.did) as peer:
        theirs = Catalog(tmp_path / "theirs")
        found = pull(peer.url, theirs, follow=[owner.did], packages=True)
        again = pull(peer.url, theirs, follow=[owner.did])
    assert (found.pulled, found.packages, found.errors) == (1, 1, [])
    assert (again.pulled, again.errors) == (0, [])
    assert only(theirs).to_dict() == only(catalog).to_dict()
    assert theirs.root() == catalog.root()
    (archive,) = (tmp_path / "theirs" / "packages").iterdir()
    assert verbs.verify(archive).valid


def test_who_is_not_followed_is_not_kept(tmp_path, catalog, owner, stranger):
    with Peer(catalog, owner.did) as peer:
        found = pull(peer.url, Catalog(tmp_path / "theirs"), follow=[stranger.did])
        with pytest.raises(InputError, match="follow"):
            pull(peer.url, Catalog(tmp_path / "theirs"), follow=[])
    assert (found.pulled, len(found.errors)) == (0, 1)
    assert not (tmp_path / "theirs" / "records").exists()


def test_an_archive_goes_to_followers_alone(tmp_path, catalog, owner, stranger):
    with Peer(catalog, owner.did, followers=[stranger.did]) as peer:
        refused = pull(peer.url, Catalog(tmp_path / "a"), follow=[owner.did], packages=True)
        given = pull(peer.url, Catalog(tmp_path / "b"), follow=[owner.did], packages=True, did=stranger.did)
    assert (refused.pulled, len(refused.errors)) == (0, 1)
    assert (given.pulled, given.packages) == (1, 1)


def _lying(document, owner, key):
    """Ways in which a peer may lie about one record."""
    entry, manifest = document["catalog_record"], document["manifest"]

    def changed(at, name, value):
        other = copy.deepcopy(document)
        other[at][name] = value
        return other

    def signed(entry):
        bare = {name: value for name, value in entry.items() if name != "signature"}
        return {**bare, "signature": sign(bare, key)}

    yield "manifest changed", changed("manifest", "title", "Another")
    yield "manifest grown", changed("manifest", "keywords", ["x"])
    yield "entry changed", changed("catalog_record", "version", "9")
    yield "entry grown", changed("catalog_record", "note", "x")
    yield "no signature", changed("catalog_record", "signature", "")
    yield "signature of nothing", changed("catalog_record", "signature", "00" * 64)
    yield "manifest unsigned", {**document, "manifest_signature": ""}
    yield "no manifest", {**document, "manifest": None}
    yield "other publisher", {**document, "catalog_record": signed({**entry, "publisher_did": key.did})}
    yield "signed by another", {**document, "catalog_record": signed(entry)}
    yield "id of no record", changed("catalog_record", "manifest_id", "../../etc/passwd")
    yield "package of no name", changed("catalog_record", "package", {"bundle_hash": "../x", "byte_size": 3})
    yield (
        "attestation unsigned",
        changed(
            "catalog_record",
            "attestations",
            [
                {
                    "attestation_id": "x",
                    "type": "dfdm_manufacturable",
                    "issuer_did": owner.did,
                    "subject_did": "n",
                    "claim": {},
                }
            ],
        ),
    )
    yield (
        "another manifest",
        {
            **document,
            "catalog_record": {**entry, "content_hash": content_hash({**manifest, "x": 1})},
        },
    )


def test_lies_are_told_and_not_kept(tmp_path, catalog, owner, stranger):
    document = only(catalog).to_dict()
    for name, lie in _lying(document, owner, stranger):
        with pytest.raises((SignatureError, DataError)):
            Record.from_dict(lie).verify()
            raise AssertionError(name)


class _Liar(http.server.BaseHTTPRequestHandler):
    answers: ClassVar = {}

    def _answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = self.path.removeprefix(PREFIX)
        status, data = self.answers.get(path, (404, b"{}"))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", data.decode())
            data = b""
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_POST = _answer
    do_GET = _answer

    def log_message(self, *_):
        pass


@pytest.fixture
def liar():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Liar)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", _Liar
    server.shutdown()
    server.server_close()


def told(document):
    return 200, json.dumps(document).encode()


def test_a_peer_that_answers_with_another_record_is_refused(tmp_path, liar, catalog, owner):
    url, handler = liar
    wanted = f"sha256:{'0' * 64}"
    handler.answers = {
        "/identify": told({"did": owner.did}),
        "/sync/digest": told({"missing_hashes": [wanted]}),
        f"/records/{wanted}": told(only(catalog).to_dict()),
    }
    found = pull(url, Catalog(tmp_path / "theirs"), follow=[owner.did])
    assert found.pulled == 0
    assert "another record" in found.errors[0]


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"/identify": (200, b"not json")},
        {"/identify": (200, b'{"did": NaN}')},
        {"/identify": (302, b"http://127.0.0.1:1/")},
        {"/identify": told({}), "/sync/digest": told({"missing_hashes": "all"})},
        {"/identify": told({}), "/sync/digest": told({"missing_hashes": ["../../x"]})},
        {"/identify": (200, b'{"a":' * 100 + b"1" + b"}" * 100)},
    ],
)
def test_who_does_not_speak_the_protocol_is_one_clear_error(tmp_path, liar, owner, answers):
    url, handler = liar
    handler.answers = answers
    with pytest.raises((InputError, DataError)):
        pull(url, Catalog(tmp_path / "theirs"), follow=[owner.did])
    assert not (tmp_path / "theirs").exists()


def test_an_archive_that_was_changed_is_refused(tmp_path, liar, catalog, owner):
    url, handler = liar
    record = only(catalog)
    data = catalog.package(record.package["bundle_hash"])
    handler.answers = {
        "/identify": told({"did": owner.did}),
        "/sync/digest": told({"missing_hashes": [record.hash]}),
        f"/records/{record.hash}": told(record.to_dict()),
        f"/packages/blobs/{record.package['bundle_hash']}": (200, data[:-1] + bytes([data[-1] ^ 1])),
    }
    found = pull(url, Catalog(tmp_path / "theirs"), follow=[owner.did], packages=True)
    assert (found.pulled, len(found.errors)) == (0, 1)
    assert not (tmp_path / "theirs").exists()


def test_another_manifest_under_a_taken_id_stays_out(tmp_path, catalog, owner):
    record = only(catalog)
    other = publish({**record.manifest, "description": "something else"}, owner, updated=CREATED)
    second = Catalog(tmp_path / "second")
    assert second.keep(other) == "stored"
    with Peer(second, owner.did) as peer:
        found = pull(peer.url, catalog, follow=[owner.did])
    assert (found.pulled, len(found.errors)) == (0, 1)
    assert only(catalog).hash == record.hash


def test_addresses_that_are_not_asked(tmp_path, owner):
    for url in (
        "http://example.org",
        "ftp://127.0.0.1",
        "https://u:p@example.org",
        "127.0.0.1:80",
        "http://[::1",
        "file:///etc",
    ):
        with pytest.raises(InputError):
            pull(url, Catalog(tmp_path), follow=[owner.did])


def test_a_peer_answers_by_its_own_name_and_in_bounds(catalog, owner):
    def ask(peer, path, *, host=None, body=None, headers=None):
        made = urllib.request.Request(peer.url + PREFIX + path, data=body, headers={**(headers or {})})
        if host:
            made.add_header("Host", host)
        try:
            with urllib.request.urlopen(made, timeout=10) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    with Peer(catalog, owner.did, name="Ours", digests_a_minute=5) as peer:
        assert ask(peer, "/identify")[1]["display_name"] == "Ours"
        assert ask(peer, "/identify", host="evil.example:80")[0] == 421
        assert ask(peer, "/nothing")[0] == 404
        assert ask(peer, "/records/sha256:00")[0] == 404
        assert ask(peer, "/packages/blobs/..%2f..%2frecords")[0] == 404
        assert ask(peer, "/catalog?page=0")[0] == 422
        assert ask(peer, "/catalog?page=2&page_size=1")[1]["records"] == []
        assert ask(peer, "/catalog")[1]["total"] == 1
        assert ask(peer, "/sync/digest", body=b"[]")[0] == 422
        assert ask(peer, "/sync/digest", body=b'{"leaf_hashes": [1]}')[0] == 422
        codes = [ask(peer, "/sync/digest", body=b'{"leaf_hashes": []}')[0] for _ in range(6)]
        assert codes[0] == 200
        assert codes[-1] == 429


def test_a_peer_answers_whatever_is_asked_and_says_nothing_of_its_files(tmp_path, capfd, catalog, owner):
    with Peer(catalog, owner.did) as peer:
        host = peer.url.removeprefix("http://")

        def ask(path):
            with socket.create_connection(host.split(":"), timeout=10) as made:
                made.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                said = b"".join(iter(lambda: made.recv(65536), b"")).decode()
            return int(said.split()[1]), said

        assert ask("http://[bad")[0] == 400
        (catalog.folder / "records" / "broken.json").write_text("{")
        code, said = ask(f"{PREFIX}/catalog")
        assert code == 500 and "broken" not in said
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("created", ["tomorrow", "2026-11-02"])
def test_a_time_that_is_none_publishes_nothing(tmp_path, open_bundle, owner, created):
    with pytest.raises(DataError, match="instant"):
        verbs.publish(open_bundle, into=tmp_path / "ours", key=owner, created=created)
    assert not (tmp_path / "ours").exists()


def test_on_the_command_line(tmp_path, capsys, open_bundle, owner):
    key, home = tmp_path / "key.pem", tmp_path / "ours"
    save_key(owner, key, None)
    assert (
        main(["network", "publish", str(open_bundle), "--into", str(home), "--key", str(key), "--format", "json"]) == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["publisher"] == owner.did
    assert not told["stub"]
    with verbs.served(home, key=key) as peer:
        pulling = ["network", "pull", peer.url, "--into", str(tmp_path / "theirs"), "--follow"]
        assert main([*pulling, owner.did]) == 0
        assert main([*pulling, new_key().did]) == 0  # nothing is missing any more
    capsys.readouterr()
    assert main(["network", "list", str(tmp_path / "theirs"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["records"][0]["content_hash"] == told["content_hash"]
    assert main(["network", "list", str(tmp_path / "nowhere")]) == 2
    record = next((tmp_path / "theirs" / "records").iterdir())
    record.write_text(record.read_text().replace("Cover plate", "Cover plates"))
    assert main(["network", "list", str(tmp_path / "theirs")]) == 2
