import base64
import json
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import TrustError
from dfdm.trust import new_key, public_of
from dfdm.trust.didfetch import fetch_did_document, is_public
from dfdm.trust.didweb import DidDocument, did_web_url

DID = "did:web:shop.example"


# The first three are the examples of the did:web method specification, in its words for the path and the port.
@pytest.mark.parametrize(
    ("did", "url"),
    [
        ("did:web:w3c-ccg.github.io", "https://w3c-ccg.github.io/.well-known/did.json"),
        ("did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json"),
        ("did:web:example.com%3A3000:user:alice", "https://example.com:3000/user/alice/did.json"),
        ("did:web:example.com%3a3000", "https://example.com:3000/.well-known/did.json"),
        ("did:web:example.com:a%20b:~c_d", "https://example.com/a%20b/~c_d/did.json"),
        ("did:web:xn--bcher-kva.example", "https://xn--bcher-kva.example/.well-known/did.json"),
    ],
)
def test_a_did_web_stands_at_one_address(did, url):
    assert did_web_url(did) == url


@pytest.mark.parametrize(
    "did",
    [
        "",
        None,
        "did:key:z6Mk",
        "did:web:",
        "did:web:Example.com",
        "did:web:example.com:",
        "did:web:example.com::a",
        "did:web:example.com:..:a",
        "did:web:example.com:%2e%2e:a",
        "did:web:example.com:a%2Fb",
        "did:web:example.com:a%5cb",
        "did:web:example.com:a%00",
        "did:web:example.com:a/b",
        "did:web:example.com:a?b",
        "did:web:example.com#key",
        "did:web:example.com%3A",
        "did:web:example.com%3A0",
        "did:web:example.com%3A99999",
        "did:web:example.com%3A80%3A80",
        "did:web:127.0.0.1",
        "did:web:127.1",
        "did:web:[::1]",
        "did:web:example..com",
        "did:web:-a.com",
        "did:web:user@example.com",
        "did:web:example.com " + "a" * 3,
        "did:web:example.com:" + "a" * 600,
        "did:web:exämple.com",
    ],
)
def test_what_is_no_did_web_is_refused(did):
    with pytest.raises(TrustError):
        did_web_url(did)


@given(st.text(max_size=60))
def test_no_text_leads_out_of_its_host(text):
    try:
        url = did_web_url(f"did:web:shop.example:{text}")
    except TrustError:
        return
    assert url.startswith("https://shop.example/")
    assert url.endswith("/did.json")
    assert not set(url) & set("?#\\ @")
    assert ".." not in url.split("/")


def method(name="#key", did=DID, key=None, **more):
    key = key or new_key()
    held = key.did.removeprefix("did:key:")
    return {"id": did + name, "type": "Multikey", "controller": did, "publicKeyMultibase": held, **more}


def document(*methods, **more):
    names = [entry["id"] for entry in methods]
    return {"id": DID, "verificationMethod": list(methods), "assertionMethod": names, **more}


def read(content, **more):
    return DidDocument.from_bytes(json.dumps(content).encode(), **more)


def test_keys_of_a_document_are_found_in_each_form():
    key = new_key()
    raw = public_of(key.did).public_bytes_raw()
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(raw).rstrip(b"=").decode()}
    plain = {k: v for k, v in method("#jwk", key=key).items() if k != "publicKeyMultibase"}
    entries = [
        method("#multi", key=key),
        method("#2020", key=key, type="Ed25519VerificationKey2020"),
        {**plain, "type": "JsonWebKey", "publicKeyJwk": jwk},
        {**plain, "id": f"{DID}#alg", "type": "JsonWebKey2020", "publicKeyJwk": {**jwk, "alg": "EdDSA"}},
    ]
    found = read(document(*entries, alsoKnownAs=["https://id.gs1.org/414/4012345000009", 7]))
    assert sorted(found.keys) == [f"{DID}#{name}" for name in ("2020", "alg", "jwk", "multi")]
    assert {entry.did_key for entry in found.keys.values()} == {key.did}
    assert all(entry.purposes == {"assertionMethod"} for entry in found.keys.values())
    assert found.also_known_as == ("https://id.gs1.org/414/4012345000009",)


def test_a_key_counts_only_for_the_purposes_it_is_listed_for():
    entry = method()
    assert not read(document(entry) | {"assertionMethod": []}).keys[f"{DID}#key"].purposes
    embedded = read({"id": DID, "assertionMethod": [entry]})
    assert embedded.keys[f"{DID}#key"].purposes == {"assertionMethod"}
    relative = read({"id": DID, "verificationMethod": [{**entry, "id": "#key"}], "assertionMethod": ["#key"]})
    assert relative.keys[f"{DID}#key"].purposes == {"assertionMethod"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "EcdsaSecp256k1VerificationKey2019"}, "which is not taken"),
        ({"controller": "did:web:other.example"}, "of another DID"),
        ({"controller": None}, "of another DID"),
        ({"id": "did:web:other.example#key"}, "of another DID"),
        ({"publicKeyMultibase": "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"}, "X25519"),
        ({"publicKeyMultibase": "u" + "A" * 40}, "no key in base58"),
        ({"publicKeyMultibase": None}, "no key in base58"),
        ({"type": "JsonWebKey", "publicKeyJwk": {"kty": "EC", "crv": "P-256", "x": "AA"}}, "EC/P-256"),
        ({"type": "JsonWebKey", "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "alg": "HS256"}}, "HS256"),
        ({"type": "JsonWebKey", "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": "AA"}}, "Ed25519 key"),
        ({"type": "JsonWebKey", "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": "A?"}}, "base64url"),
        ({"type": "JsonWebKey", "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": "A", "d": "A"}}, "private"),
        ({"revoked": "yesterday"}, "not an instant"),
    ],
)
def test_a_key_of_another_kind_is_told_and_not_used(change, said):
    entry = method() | change
    found = read(document(entry))
    assert not found.keys
    assert said in found.unusable[entry["id"]]


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"id": "did:web:other.example"},
        {"id": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"},
        {"id": DID, "verificationMethod": {}},
        {"id": DID, "verificationMethod": [7]},
        {"id": DID, "verificationMethod": [{"id": "key"}]},
        {"id": DID, "verificationMethod": [{"id": "#a"}, {"id": f"{DID}#a"}]},
        {"id": DID, "verificationMethod": [{"id": f"#{n}"} for n in range(65)]},
    ],
)
def test_a_document_that_is_none_is_one_clear_error(content):
    with pytest.raises(TrustError):
        read(content, did=DID)
    with pytest.raises(TrustError, match="bytes long"):
        DidDocument.from_bytes(b" " * 70_000, did=DID)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_of_the_open_internet(address):
    assert not is_public(address)


def test_addresses_of_the_open_internet():
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """A server of localhost with a certificate for shop.example, and the context that believes it."""
    folder = tmp_path_factory.mktemp("tls")
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "shop.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("shop.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(private, hashes.SHA256())
    )
    pem = folder / "host.pem"
    key_pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(certificate.public_bytes(Encoding.PEM) + key_pem)
    served = {"/.well-known/did.json": (200, b"{}", {})}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, body, headers = served.get(self.path, (404, b"", {}))
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    believes = ssl.create_default_context(cafile=str(pem))
    yield served, server.server_address[1], believes
    server.shutdown()
    server.server_close()


def asked(host, did=None, name="127.0.0.1", allowed=lambda _: True):
    _, port, believes = host
    did = did or f"did:web:shop.example%3A{port}"

    def look_up(wanted, at, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (name, at))]

    return did, lambda: fetch_did_document(did, allowed=allowed, context=believes, look_up=look_up)


def test_a_document_is_fetched_once_and_read(host):
    did, fetch = asked(host)
    host[0]["/.well-known/did.json"] = (200, json.dumps({"id": did}).encode(), {})
    data, found = fetch()
    assert found.did == did
    assert json.loads(data) == {"id": did}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((302, b"", {"Location": "https://127.0.0.1/did.json"}), "redirect is not followed"),
        ((404, b"", {}), "answers 404"),
        ((200, b" " * 70_000, {}), "longer than 65536"),
        ((200, b'{"id": "did:web:other.example"}', {}), "document of 'did:web:other.example'"),
        ((200, b"<html>", {}), "not valid JSON"),
    ],
)
def test_what_a_host_serves_else_is_refused(host, answer, said):
    _, fetch = asked(host)
    host[0]["/.well-known/did.json"] = answer
    with pytest.raises(TrustError, match=said):
        fetch()


def test_no_name_leads_into_the_users_own_network(host):
    _, fetch = asked(host, allowed=is_public)
    with pytest.raises(TrustError, match="open internet"):
        fetch()


def test_a_certificate_for_another_name_is_not_believed(host):
    _, fetch = asked(host, did=f"did:web:other.example%3A{host[1]}")
    with pytest.raises(TrustError, match="cannot be fetched"):
        fetch()
