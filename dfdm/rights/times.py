"""Times in policies: instants are compared in UTC, dates as whole days of UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dfdm.errors import InputError


def read_time(text: str) -> datetime | date:
    """Read `2026-11-21` or `2026-11-21T03:40:00Z`; a time without zone is an InputError."""
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise InputError(f"'{text}' is neither a date (2026-11-21) nor an instant (2026-11-21T03:40:00Z)") from None
    if moment.tzinfo is None:
        raise InputError(f"'{text}' has no time zone: add Z for UTC")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise InputError(f"'{text}' is outside the years that can be compared") from None


def span(when: datetime | date) -> tuple[datetime, datetime]:
    """First and last instant of a time in UTC: an instant is both, a date is its whole day."""
    if isinstance(when, datetime):
        return when.astimezone(UTC), when.astimezone(UTC)
    first = datetime.combine(when, time(), UTC)
    return first, datetime.combine(when, time.max, UTC) if when == date.max else first + timedelta(
        days=1, microseconds=-1
    )


def as_literal(text: str) -> dict[str, str]:
    """Write a time as a typed JSON-LD value."""
    return {"@value": text, "@type": "xsd:dateTime" if isinstance(read_time(text), datetime) else "xsd:date"}


def from_literal(value: Any) -> str:  # noqa: ANN401 - any JSON value of a policy
    """Read a typed JSON-LD value back; anything else is an InputError."""
    text = value.get("@value") if isinstance(value, dict) else value
    if not isinstance(text, str):
        raise InputError("a time in a policy is a date or an instant")
    read_time(text)
    return text
