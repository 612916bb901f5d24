"""The crate passes the validator of RO-Crate 1.3, offline: its context is served from a shared copy where there is one."""

import importlib.util
import socket
from pathlib import Path

import pytest

from dfdm.bundles import read
from dfdm.bundles.crate import CONTEXT

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "formats" / "ro-crate-1.3-context.jsonld"

NOT_OURS = {
    "ro-crate-1.2_64.1",  # the size of every file: the manifest is signed last, over the crate
    "ro-crate-1.2_89.0",  # a ROR identifier: the publisher is named by the DID that signs
    "ro-crate-1.2_90.1",  # a contact point: who answers for the design is in the recipe
    "ro-crate-1.2_93.0",  # as above
}
"""Recommendations that a signed bundle of a person or workshop does not follow, and why."""


def test_every_member_is_described(bundle):
    opened = read(bundle)
    graph = {entity["@id"]: entity for entity in opened.document("ro-crate-metadata.json")["@graph"]}
    parts = {part["@id"] for part in graph["./"]["hasPart"]}
    assert parts == set(opened.members) - {"ro-crate-metadata.json"}
    for name in parts:
        assert graph[name]["@type"] == "File"
        assert graph[name]["name"]
    assert graph["./"]["license"] == {"@id": "https://spdx.org/licenses/CERN-OHL-S-2.0"}


@pytest.mark.skipif(not SHARED.is_file(), reason=f"the RO-Crate context is not at {SHARED}")
@pytest.mark.skipif(importlib.util.find_spec("rocrate_validator") is None, reason="roc-validator is not installed")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the validator's own use of rdflib
def test_the_crate_passes_the_validator_of_others(bundle, tmp_path, monkeypatch):
    requests = pytest.importorskip("requests")
    import urllib.request

    asked = []

    def answer(url):
        asked.append(url)
        if not url.startswith(CONTEXT):
            raise OSError(f"no network: {url}")
        return SHARED.read_bytes()

    class Answer(requests.Response):
        def __init__(self, url):
            super().__init__()
            self.status_code, self.url, self._content = 200, url, answer(url)
            self.headers["Content-Type"] = "application/ld+json"

    def opened(request, *_, **__):
        url = request if isinstance(request, str) else request.full_url
        import io
        from email.message import Message
        from urllib.response import addinfourl

        headers = Message()
        headers["Content-Type"] = "application/ld+json"
        return addinfourl(io.BytesIO(answer(url)), headers, url, 200)

    def no_network(*_):
        raise OSError("the validator went to the network")

    monkeypatch.setattr(requests.sessions.Session, "request", lambda _self, _method, url, **__: Answer(url))
    monkeypatch.setattr(urllib.request, "urlopen", opened)
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda _self, request, *_: opened(request))
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    from rocrate_validator import models, services

    folder = tmp_path / "crate"
    read(bundle).extract_to(folder)
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=str(folder), profile_identifier="ro-crate-1.3", requirement_severity=models.Severity.RECOMMENDED
        )
    )
    assert {issue.check.identifier for issue in result.get_issues()} <= NOT_OURS, result.get_issues()
    assert not [issue for issue in result.get_issues() if issue.severity >= models.Severity.REQUIRED]
