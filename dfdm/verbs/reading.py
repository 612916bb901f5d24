"""Read the files that people hand to a verb: as bytes of a bounded length, as a document that is not trusted yet, or as whom they trust."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError

if TYPE_CHECKING:
    from dfdm.trust.trustlist import TrustList

MOST_DOCUMENT: Final = 16 * 2**20
"""Bytes of one document: parsed, a hostile one takes up to forty times as much memory."""


def bytes_of(path: str | Path, most: int = MOST_DOCUMENT) -> bytes:
    """The bytes of a file, one more than `most` at the most; one that cannot be read is an InputError."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None


def document_of(path: str | Path, most: int = MOST_DOCUMENT) -> dict[str, Any]:
    """The JSON document in a file; what cannot be read is an InputError, what is no JSON or longer than `most` bytes a DataError."""
    from dfdm.trust import parse_document

    return parse_document(bytes_of(path, most), where=Path(path).name, most=most)


def is_bundle(path: str | Path) -> bool:
    """Whether a file begins as a bundle does, and not as a document; one that cannot be read is an InputError."""
    return bytes_of(path, 3).startswith(b"PK")


def is_document(path: str | Path) -> bool:
    """Whether a file begins as a JSON document does; what cannot be read is none."""
    try:
        return bytes_of(path, 63).lstrip().startswith(b"{")
    except InputError:
        return False


def trusted(given: str | Path | TrustList | None) -> TrustList:
    """The trust list of a folder or file; without one an empty list, in which nobody is known."""
    from dfdm.trust.trustlist import TrustList, read_trust

    if isinstance(given, TrustList):
        return given
    return read_trust(given) if given is not None else TrustList()
