"""The register of geometry formats: what a bundle carries a part in, one file per format in `formats/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dfdm.errors import ExportError
from dfdm.plugins import Register
from dfdm.trust.signature import utc_stamp

if TYPE_CHECKING:  # geometry loads OCP, which reading and verifying a bundle never does
    from dfdm.geometry.part import Part
    from dfdm.requirements import Resolved


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """What is said of a part in its file: name (file-safe), title, author, license, and the time of making.

    `requirements` are what is demanded of the part, tied to its faces. `material` is the name of what it is made of, and
    `color` how it looks (red, green, blue; 0 to 255).
    """

    name: str
    created: str
    title: str = ""
    author: str = ""
    license: str = ""
    requirements: tuple[Resolved, ...] = ()
    material: str = ""
    color: tuple[int, int, int] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "created", utc_stamp(self.created))


def _nothing(part: Part, job: Job) -> Sequence[str]:
    return ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportFormat:
    """A way to write a part: `why_not` says why a part cannot be written in it ('' if it can).

    `media_type` is what such a file is; a bundle tells it by the suffix where that is one of its own. `left_out` says what
    of the job the file does not hold, a sentence each.
    """

    key: str
    suffix: str
    title: str
    why_not: Callable[[Part], str]
    write: Callable[[Part, Job], bytes]
    media_type: str = ""
    left_out: Callable[[Part, Job], Sequence[str]] = _nothing


FORMATS: Final = Register[ExportFormat]("export format", package="dfdm.bundles.formats", group="dfdm.export_formats")


def register(item: ExportFormat, *, home: str) -> ExportFormat:
    """Register a format under its key."""
    return FORMATS.add(item.key, item, home=home)


def export_part(part: Part, key: str, job: Job) -> bytes:
    """Write one part in one format; a part that the format cannot hold is an ExportError that says why.

    The bytes depend on the geometry and the job alone: two processes give the same.
    """
    chosen = FORMATS[key]
    why = chosen.why_not(part)
    if why:
        raise ExportError(f"{part.name or job.name} cannot be written as {chosen.title}: {why}")
    return chosen.write(part, job)


def geometry_members(
    part: Part, job: Job, keys: Iterable[str] | None = None
) -> tuple[dict[str, bytes], dict[str, str]]:
    """(members, left out): `geometry/NAME.suffix` for every format that can hold the part, and why the others cannot."""
    members: dict[str, bytes] = {}
    left_out: dict[str, str] = {}
    for key in FORMATS if keys is None else keys:
        chosen = FORMATS[key]
        why = chosen.why_not(part)
        if why:
            left_out[key] = why
        else:
            members[f"geometry/{job.name}{chosen.suffix}"] = chosen.write(part, job)
    return members, left_out
