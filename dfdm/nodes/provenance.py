"""Whose data a node is from, and on what terms: kept with the node wherever it goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from dfdm.nodes.node import Node
from dfdm.rights.license import classify

NO_TERMS: Final[Mapping[str, str]] = MappingProxyType({})
_KEYS: Final = ("license", "attribution", "retrieved")


def terms_of(*, license: str = "", attribution: str = "", retrieved: str = "") -> Mapping[str, str]:
    """What whoever imports a list says of it; a license that is no SPDX expression is an InputError."""
    if license:
        license = classify(license).expression
    stated = zip(_KEYS, (license, attribution, retrieved), strict=True)
    return MappingProxyType({key: value for key, value in stated if value})


def on_terms(nodes: Iterable[Node], terms: Mapping[str, str]) -> tuple[Node, ...]:
    """The nodes with these terms; what a node says itself stays."""
    if not terms:
        return tuple(nodes)
    return tuple(
        replace(
            node,
            license=node.license or terms.get("license", ""),
            attribution=node.attribution or terms.get("attribution", ""),
            retrieved=node.retrieved or terms.get("retrieved", ""),
        )
        for node in nodes
    )
