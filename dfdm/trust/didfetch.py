"""Load the document of a did:web over https, when the user asks for it by name; nothing else in dfdm.trust uses a network.

One request, no redirects, ten seconds, 64 KiB; the address that the name stands for is looked up once, must be a public one,
and is the one that is connected to, so that a name cannot lead into the user's own network.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from dfdm.errors import TrustError
from dfdm.trust.didweb import MOST_DOCUMENT, DidDocument, did_web_url

_SECONDS: Final = 10.0
_HTTPS: Final = 443
_OK: Final = 200


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet: not of this machine, a private network, or set aside."""
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (mapped is None or mapped.is_global)


def fetch_did_document(
    did: str,
    *,
    allowed: Callable[[str], bool] = is_public,
    context: ssl.SSLContext | None = None,
    look_up: Callable[..., list[tuple[object, object, object, str, tuple[object, ...]]]] | None = None,
) -> tuple[bytes, DidDocument]:
    """(bytes, document) of a did:web as its host serves it now; whatever keeps it from being had is a TrustError.

    `allowed` says which addresses may be connected to, `context` which certificates of hosts are believed (those of the
    system), `look_up` is `socket.getaddrinfo`.
    """
    url = did_web_url(did)
    parts = urlsplit(url)
    host, port = str(parts.hostname), parts.port or _HTTPS
    try:
        found = (look_up or socket.getaddrinfo)(host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in found]
        if not addresses or not all(allowed(address) for address in addresses):
            raise TrustError(f"{did[:80]} is not fetched: {host} is no address of the open internet")
        data = _get(host, addresses[0], port, parts.path, context or ssl.create_default_context())
    except (OSError, http.client.HTTPException) as error:
        raise TrustError(f"{did[:80]} cannot be fetched from {url}: {error or type(error).__name__}") from None
    return data, DidDocument.from_bytes(data, did=did, where=url)


def _get(host: str, address: str, port: int, path: str, context: ssl.SSLContext) -> bytes:
    ends = time.monotonic() + _SECONDS
    connection = _Pinned(host, port, address=address, context=context)
    try:
        connection.request("GET", path, headers={"Accept": "application/did+json, application/json"})
        answer = connection.getresponse()
        if answer.status != _OK:
            raise TrustError(f"{host} answers {answer.status}; a redirect is not followed")
        data = b""
        while len(data) <= MOST_DOCUMENT and (more := answer.read1(MOST_DOCUMENT)):
            data += more
            if time.monotonic() > ends:
                raise TrustError(f"{host} takes longer than {_SECONDS:.0f} s")
    finally:
        connection.close()
    if len(data) > MOST_DOCUMENT:
        raise TrustError(f"what {host} serves is longer than {MOST_DOCUMENT} bytes")
    return data


class _Pinned(http.client.HTTPSConnection):
    """A connection to an address that was looked up and judged before; the certificate must be that of the name."""

    def __init__(self, host: str, port: int, *, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=_SECONDS, context=context)
        self._address = address
        self._tls = context

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), _SECONDS)
        try:
            self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise
