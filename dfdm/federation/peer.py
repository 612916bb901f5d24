"""A small peer on the loopback that shows a catalog to others: identify, catalog, digest, records, packages.

It answers Open Hardware Manager's federation protocol (version 0.10) and keeps nothing of who asks. It is bound to the
loopback alone; whoever wants it in the world puts a web server in front of it.
"""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Collection
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from dfdm.errors import DfdmError
from dfdm.federation.catalog import Catalog
from dfdm.federation.form import in_pages, is_hash
from dfdm.trust import parse_document

PREFIX: Final = "/v1/api/federation"
PEER_HEADER: Final = "X-OHM-Peer-DID"
_LOOPBACK: Final = "127.0.0.1"
_MOST_BODY: Final = 8 * 2**20
_MOST_PAGE: Final = 1000
_DIGESTS_A_MINUTE: Final = 120
_TIMEOUT_S: Final = 30.0


class Peer:
    """A server of one catalog, under the name `did`; `followers` are the DIDs that are given archives (all, where empty).

    Use as a context: it serves from entry to exit. `port` 0 takes a free one.
    """

    def __init__(
        self,
        catalog: Catalog,
        did: str,
        *,
        name: str = "dfdm",
        port: int = 0,
        followers: Collection[str] = (),
        digests_a_minute: int = _DIGESTS_A_MINUTE,
    ) -> None:
        self.catalog, self.did, self.name, self.followers = catalog, did, name, frozenset(followers)
        self._most_digests = digests_a_minute
        self._asked: deque[float] = deque()
        self._lock = threading.Lock()
        peer = self

        class Handler(_Handler):
            owner = peer

        self._server = ThreadingHTTPServer((_LOOPBACK, port), Handler)
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        """Where it is, as others are given it."""
        return f"http://{_LOOPBACK}:{self._server.server_port}"

    def serve(self) -> None:
        """Serve until `close` is called, or Ctrl-C."""
        self._server.serve_forever(poll_interval=0.2)

    @cached_property
    def _thread(self) -> threading.Thread:
        return threading.Thread(target=self.serve, name="dfdm peer", daemon=True)

    def __enter__(self) -> Peer:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self.close()

    def close(self) -> None:
        """Free the port."""
        self._server.server_close()

    def busy(self) -> bool:
        """Count one question for a digest; whether there were too many in this minute."""
        now = time.monotonic()
        with self._lock:
            while self._asked and self._asked[0] < now - 60.0:
                self._asked.popleft()
            if len(self._asked) >= self._most_digests:
                return True
            self._asked.append(now)
            return False


class _Handler(BaseHTTPRequestHandler):
    owner: Peer
    timeout = _TIMEOUT_S
    server_version = "dfdm"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(self._shown)

    def do_POST(self) -> None:
        self._answer(self._compared)

    def _answer(self, how: Callable[[], None]) -> None:
        """Whatever is asked gets an answer; an address that is none, and a catalog that cannot be read, one that says so."""
        if not self._is_ours():
            return
        try:
            how()
        except ConnectionError:  # who asked is gone
            self.close_connection = True
        except (DfdmError, OSError):
            self._refuse(500, "the catalog here cannot be read")
        except ValueError:
            self._refuse(400, "that is no address")

    def _shown(self) -> None:
        address = urlsplit(self.path)
        path = unquote(address.path).removeprefix(PREFIX)
        if path == "/identify":
            self._tell(200, self._identity())
        elif path == "/catalog":
            self._page(parse_qs(address.query))
        elif path.startswith("/records/"):
            self._record(path.removeprefix("/records/"))
        elif path.startswith("/packages/blobs/"):
            self._archive(path.removeprefix("/packages/blobs/"))
        else:
            self._refuse(404, "there is nothing of that name")

    def _compared(self) -> None:
        if urlsplit(self.path).path != f"{PREFIX}/sync/digest":
            self._refuse(404, "there is nothing of that name")
            return
        if self.owner.busy():
            self._refuse(429, "too many questions in this minute")
            return
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            length = -1
        if not 0 <= length <= _MOST_BODY:
            self._refuse(413, f"say the length of what you send, at most {_MOST_BODY} bytes")
            return
        try:
            asked = parse_document(self.rfile.read(length), where="digest", most=_MOST_BODY)
        except DfdmError as error:
            self._refuse(422, str(error))
            return
        leaves = asked.get("leaf_hashes", [])
        if not isinstance(leaves, list) or not all(is_hash(leaf) for leaf in leaves):
            self._refuse(422, "leaf_hashes is a list of names sha256:…")
            return
        self._tell(200, {"missing_hashes": sorted(self.owner.catalog.hashes() - set(leaves))})

    def _is_ours(self) -> bool:
        """Whether it is asked for by its own name, so that no web page can reach it under another."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        if host in (_LOOPBACK, "localhost"):
            return True
        self._refuse(421, "this peer answers on the loopback only")
        return False

    def _identity(self) -> dict[str, Any]:
        catalog = self.owner.catalog
        return {
            "did": self.owner.did,
            "display_name": self.owner.name,
            "role": "publisher",
            "ohm_version": None,
            "catalog_record_count": len(catalog.hashes()),
            "merkle_root": catalog.root(),
        }

    def _page(self, asked: dict[str, list[str]]) -> None:
        try:
            page, size = (int(asked.get(key, [default])[0]) for key, default in (("page", "1"), ("page_size", "100")))
        except ValueError:
            page, size = 0, 0
        if page < 1 or not 1 <= size <= _MOST_PAGE:
            self._refuse(422, f"page is from 1 on, page_size from 1 to {_MOST_PAGE}")
            return
        records = list(self.owner.catalog)
        self._tell(
            200,
            {
                "records": [dict(record.entry) for record in in_pages(records, page, size)],
                "total": len(records),
                "page": page,
                "page_size": size,
                "merkle_root": self.owner.catalog.root(),
            },
        )

    def _record(self, name: str) -> None:
        wanted = name if name.startswith("sha256:") else f"sha256:{name}"
        found = next((record for record in self.owner.catalog if record.hash == wanted), None)
        if found is None:
            self._refuse(404, f"no record for content hash {wanted[:80]}")
        else:
            self._tell(200, found.to_dict())

    def _archive(self, name: str) -> None:
        if self.owner.followers and self.headers.get(PEER_HEADER, "") not in self.owner.followers:
            self._refuse(403, "archives are for peers that are followed")
            return
        data = self.owner.catalog.package(name)
        if data is None:
            self._refuse(404, "no archive of that name")
        else:
            self._send(200, data, "application/zip")

    def _tell(self, status: int, document: dict[str, Any]) -> None:
        self._send(status, json.dumps(document, ensure_ascii=False).encode(), "application/json")

    def _refuse(self, status: int, why: str) -> None:
        self.close_connection = True
        self._tell(status, {"detail": why})

    def _send(self, status: int, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is kept of who asks."""
