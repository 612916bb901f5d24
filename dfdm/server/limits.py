"""What one answer may cost."""

from __future__ import annotations

from dataclasses import dataclass

from dfdm.errors import InputError

MB = 2**20


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds of one answer: sizes of file and answer in MB, seconds of work, memory of its process in MB beyond its start.

    `waiting` requests may wait for a free worker, `kept_mb` of answers are kept, a worker without work ends after `idle_s`.
    """

    file_mb: int = 64
    answer_mb: int = 128
    time_s: float = 60.0
    memory_mb: int = 4096
    workers: int = 2
    waiting: int = 16
    kept_mb: int = 256
    idle_s: float = 600.0

    def refuse_file(self, name: str, size: int) -> None:
        """Raise TooLargeError for a file that is larger than is opened."""
        if size > self.file_mb * MB:
            raise TooLargeError(
                f"{name} is {size / MB:.0f} MB large; at most {self.file_mb} MB are opened here"
                " (DfdmServer.file_mb in the server's settings)"
            )


class TooLargeError(InputError):
    """A file, or what would be answered, is larger than the limits allow."""


class BusyError(InputError):
    """Too many requests wait already."""


class WrongKindError(InputError):
    """A file is not of a kind that can be opened so."""
