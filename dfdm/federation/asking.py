"""Ask a peer over HTTP: every answer is bounded in bytes and in time, and none is followed elsewhere.

A socket's own timeout starts anew with every byte, so that a peer that sends one now and then would never end; here what is
left of the time is given to each read.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import json
import ssl
import time
from dataclasses import dataclass
from typing import IO, Any, Final, cast
from urllib.parse import SplitResult, urlsplit

from dfdm.errors import InputError
from dfdm.federation.peer import PEER_HEADER, PREFIX
from dfdm.trust import parse_document

MOST_ANSWER: Final = 8 * 2**20
_OK: Final = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long a peer is waited for, in seconds: without a byte, for one answer, and for all before the last is asked for.

    An archive may take longer: so long as its bytes take at `least_rate` (bytes a second).
    """

    quiet_s: float = 30.0
    answer_s: float = 60.0
    whole_s: float = 600.0
    least_rate: float = 64.0 * 2**10


class Asker:
    """Asks one peer, at most as long as patience says."""

    def __init__(self, url: str, did: str, patience: Patience) -> None:
        self._parts, self._did, self._patience = _checked(url), did, patience
        self.url = f"{self._parts.scheme}://{self._parts.netloc}{self._parts.path}"
        self._until = time.monotonic() + patience.whole_s

    @property
    def late(self) -> bool:
        """Whether it has taken longer than all answers may."""
        return time.monotonic() > self._until

    def document(self, path: str, body: dict[str, Any] | None = None, *, most: int = MOST_ANSWER) -> dict[str, Any]:
        """The JSON that the peer answers with; a DataError where it is none."""
        return parse_document(self._asked(path, body, most, self._patience.answer_s), where=path, most=most)

    def archive(self, path: str, *, size: int) -> bytes:
        """The bytes that the peer answers with, which it announced to be so many."""
        return self._asked(path, None, size, self._patience.answer_s + size / self._patience.least_rate)

    def _asked(self, path: str, body: dict[str, Any] | None, most: int, within_s: float) -> bytes:
        until = time.monotonic() + within_s
        connection = self._connection(min(within_s, self._patience.quiet_s))
        data = None if body is None else json.dumps(body).encode()
        headers = {"Accept": "*/*", **({"Content-Type": "application/json"} if data else {})}
        if self._did:
            headers[PEER_HEADER] = self._did
        try:
            connection.request("GET" if data is None else "POST", f"{self._parts.path}{PREFIX}{path}", data, headers)
            bounded = cast("Any", _Bounded(connection.sock, until, self._patience.quiet_s))
            answer = http.client.HTTPResponse(bounded)
            answer.begin()
            if answer.status != _OK:
                raise InputError(f"{self.url} answers {answer.status} to {path}")
            found = answer.read(most + 1)
        except TimeoutError:
            raise InputError(f"{self.url} does not answer {path} within {within_s:.0f} s") from None
        except (OSError, http.client.HTTPException) as error:
            raise InputError(f"{self.url} cannot be reached: {error}") from None
        finally:
            connection.close()
        if len(found) > most:
            raise InputError(f"{self.url} answers {path} with more than {most} bytes")
        return found

    def _connection(self, timeout_s: float) -> http.client.HTTPConnection:
        """A connection of its own for each answer; no proxy that the environment slips in."""
        host, port = self._parts.hostname or "", self._parts.port
        if self._parts.scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=timeout_s)
        return http.client.HTTPSConnection(host, port, timeout=timeout_s, context=ssl.create_default_context())


class _Bounded(io.RawIOBase):
    """What a socket receives until an instant (of the monotonic clock), as the file that an HTTP answer is read from."""

    def __init__(self, sock: Any, until: float, quiet_s: float) -> None:  # noqa: ANN401 - a socket, plain or TLS
        self._sock, self._until, self._quiet_s = sock, until, quiet_s

    def makefile(self, mode: str) -> IO[bytes]:
        """The file of it, as `http.client` asks a socket for one."""
        return cast("IO[bytes]", io.BufferedReader(self))

    def readable(self) -> bool:
        """It is read from."""
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - any writable buffer
        """Receive what fits; TimeoutError where the time is over, or nothing comes for too long."""
        left = self._until - time.monotonic()
        if left <= 0.0:
            raise TimeoutError
        self._sock.settimeout(min(left, self._quiet_s))
        return int(self._sock.recv_into(buffer))


def _checked(url: str) -> SplitResult:
    """The parts of a peer's address; one that is none, or that would be asked in the clear, is an InputError."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise InputError(f"'{url}' is not the address of a peer such as https://peer.example")
    if parts.scheme == "http" and not _is_loopback(host):
        raise InputError(f"'{url}' would be asked in the clear: give its https address")
    shown = f"[{host}]" if ":" in host else host
    return SplitResult(parts.scheme, f"{shown}{f':{port}' if port else ''}", parts.path.rstrip("/"), "", "")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
