"""The crate passes the validator of RO-Crate 1.3, offline: its context is served from a shared copy where there is one."""

import importlib.util
import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from dfdm.bundles import read
from dfdm.bundles.bundle import compose
from dfdm.bundles.container import unpack
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


def test_every_format_is_named_and_says_what_it_follows(members):
    graph = {entity["@id"]: entity for entity in json.loads(members["ro-crate-metadata.json"])["@graph"]}
    for name, kind in (
        ("okh.toml", "application/toml"),
        ("okh.json", "application/json"),
        ("inspection.qif", "application/xml"),
    ):
        assert graph[name]["encodingFormat"] == kind
        assert graph[graph[name]["conformsTo"]["@id"]]["@type"] == "CreativeWork"
    assert graph["documents/traveler.html"]["encodingFormat"] == "text/html"
    assert {"documents/bom.csv", "documents/facility.okw.json"} <= set(graph)


def test_a_file_under_another_license_says_so_and_the_others_have_that_of_the_whole(content, key):
    other = replace(content, licenses={"source/block.py": "CC0-1.0", "preview.png": "CC0-1.0"})
    crate = json.loads(unpack(compose(other, key, "2026-11-21T03:40:00Z"))["ro-crate-metadata.json"])
    graph = {entity["@id"]: entity for entity in crate["@graph"]}
    assert len(graph) == len(crate["@graph"])
    assert graph["source/block.py"]["license"] == {"@id": "https://spdx.org/licenses/CC0-1.0"}
    assert graph["https://spdx.org/licenses/CC0-1.0"]["identifier"] == "CC0-1.0"
    assert "license" not in graph["geometry/block.step"]


@pytest.mark.skipif(not SHARED.is_file(), reason=f"the RO-Crate context is not at {SHARED}")
@pytest.mark.skipif(importlib.util.find_spec("rocrate_validator") is None, reason="roc-validator is not installed")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the validator's own use of rdflib
@pytest.mark.parametrize("which", ["bundle", "whole"])
def test_the_crate_passes_the_validator_of_others(which, request, tmp_path, monkeypatch):
    written = request.getfixturevalue(which)
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

    def opened(asked_for, *_, **__):
        url = asked_for if isinstance(asked_for, str) else asked_for.full_url
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
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda _self, asked_for, *_: opened(asked_for))
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    from rocrate_validator import models, services

    folder = tmp_path / "crate"
    read(written).extract_to(folder)
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=str(folder), profile_identifier="ro-crate-1.3", requirement_severity=models.Severity.RECOMMENDED
        )
    )
    assert {issue.check.identifier for issue in result.get_issues()} <= NOT_OURS, result.get_issues()
    assert not [issue for issue in result.get_issues() if issue.severity >= models.Severity.REQUIRED]
