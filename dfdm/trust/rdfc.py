"""The suite eddsa-rdfc-2022 (Ed25519 over canonical RDF), to verify what others signed; dfdm itself signs with eddsa-jcs-2022.

Needs the package `pyld`, which dfdm does not ask for. Contexts are handed in; none is ever loaded from a network. JSON-LD
leaves out what its contexts do not define: such a document is refused, because the signature would not cover all of it.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Mapping
from typing import Any, Final

from dfdm.errors import DataError, InputError, SignatureError

RDFC: Final = "eddsa-rdfc-2022"


class Rdfc:
    """eddsa-rdfc-2022 with the contexts (URL -> JSON-LD document) that it may use."""

    name: Final = RDFC

    def __init__(self, contexts: Mapping[str, Mapping[str, Any]]) -> None:
        try:
            self._jsonld: Any = importlib.import_module("pyld.jsonld")
        except ImportError:
            raise InputError(f"the suite {RDFC} needs the package pyld: pip install pyld") from None
        self._contexts = dict(contexts)

    def covered(self, document: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
        """Hash of the options as canonical RDF in the document's context, then hash of the document's."""
        if "@context" not in document:
            raise DataError("a document without @context is no JSON-LD")
        parts = ({**options, "@context": document["@context"]}, dict(document))
        return b"".join(hashlib.sha256(self._canonical(part).encode()).digest() for part in parts)

    def _canonical(self, part: Mapping[str, Any]) -> str:
        jsonld = self._jsonld
        with_loader = {"documentLoader": self._load}
        try:
            expanded = jsonld.expand(part, with_loader, on_property_dropped=_dropped)
            _absolute(expanded)
            normal = {**with_loader, "algorithm": "URDNA2015", "format": "application/n-quads"}
            return str(jsonld.normalize(expanded, normal))
        except jsonld.JsonLdError as error:
            if (own := _own(error)) is not None:
                raise own from None
            raise DataError(f"is no JSON-LD that can be read: {str(error.type)[:80]}") from None
        except (RecursionError, TypeError, ValueError, AttributeError, KeyError) as error:
            if isinstance(error, DataError):
                raise
            raise DataError("is no JSON-LD that can be read") from None

    def _load(self, url: str, options: Any) -> dict[str, Any]:  # noqa: ANN401 - pyld's own
        if url not in self._contexts:
            raise SignatureError(
                f"the signature cannot be checked: the context {url[:120]} is not at hand, and none is loaded",
                wrong=False,
            )
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": self._contexts[url],
        }


def _dropped(name: object) -> None:
    raise DataError(f"the property '{str(name)[:80]}' is defined by no context, so that no signature covers it")


def _own(error: BaseException | None) -> SignatureError | None:
    """Our own error among the causes of one of pyld's."""
    for _ in range(20):
        if error is None or isinstance(error, SignatureError):
            return error
        error = getattr(error, "cause", None) or error.__cause__ or error.__context__
    return None


def _absolute(expanded: Any) -> None:  # noqa: ANN401 - any JSON value
    """Refuse names that are not absolute: RDF leaves out what hangs on them."""
    left = [expanded]
    while left:
        value = left.pop()
        if isinstance(value, list):
            left += value
        elif isinstance(value, dict):
            names = [value.get("@id")] if isinstance(value.get("@id"), str) else []
            types = value.get("@type", [])
            names += types if isinstance(types, list) else [types]
            for name in names:
                if not isinstance(name, str) or not (":" in name or name.startswith("@")):
                    raise DataError(f"the name '{str(name)[:80]}' is not absolute, so that no signature covers it")
            left += value.values()
