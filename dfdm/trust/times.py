"""Instants in signed documents: ISO 8601 with a zone, compared in UTC, written in one form."""

from __future__ import annotations

from datetime import UTC, datetime

from dfdm.errors import DataError


def instant(text: object) -> datetime:
    """Read an instant such as `2026-11-21T03:40:00Z`; a time without zone is a DataError."""
    if not isinstance(text, str) or "T" not in text:
        raise DataError(f"'{text}' is not an instant such as 2026-11-21T03:40:00Z")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise DataError(f"'{text}' is not an instant such as 2026-11-21T03:40:00Z") from None
    if moment.tzinfo is None:
        raise DataError(f"'{text}' has no time zone: add Z for UTC")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise DataError(f"'{text}' is outside the years that can be compared") from None


def utc_stamp(text: str) -> str:
    """Write an instant in the one form that documents carry: UTC, whole seconds, `2026-11-21T03:40:00Z`."""
    return instant(text).isoformat(timespec="seconds").replace("+00:00", "Z")


def now_stamp() -> str:
    """The instant it is, in that form."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
