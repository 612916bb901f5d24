"""What holds of every export format: the same part gives the same bytes, and a reader finds the part in them again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dfdm.bundles.export import FORMATS, Job
from dfdm.bundles.manifest import media_type
from dfdm.testing.conformance.case import refuse

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

Reader = Callable[[bytes], Sequence[float]]
_JOB: Final = Job(name="kit", created="2026-01-02T03:04:05Z", title="Known part", author="dfdm", license="CC0-1.0")
_SUFFIX: Final = re.compile(r"(\.[a-z0-9]+)+")
_NEAR_MM: Final = 0.05


def check_export_format(key: str, *, reader: Reader | None = None) -> None:
    """Raise ConformanceError unless a registered export format conforms.

    `reader` gives the sizes in mm (two or three) of what stands in bytes that the format wrote; they are compared with
    those of the part. This loads the modeler.
    """
    refuse(f"export format {key}", faults(key, reader=reader))


def faults(key: str, *, reader: Reader | None = None) -> Iterator[str]:
    """A sentence for each fault."""
    if key not in FORMATS:
        yield f"nobody registers it: register(ExportFormat(key='{key}', …), home=__name__) in the entry point's module"
        return
    form = FORMATS[key]
    if not form.title.strip():
        yield "it has no title: name the format in a word"
    if not _SUFFIX.fullmatch(form.suffix):
        yield f"the suffix '{form.suffix}' is not like .ext in lower case: mend it"
    elif media_type(f"kit{form.suffix}") == "application/octet-stream" and not form.media_type:
        yield f"nobody knows the media type of {form.suffix}: set media_type"
    if form.media_type and not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", form.media_type):
        yield f"'{form.media_type}' is no media type: write type/subtype"
    doubles = [other.key for other in FORMATS.values() if other.suffix == form.suffix and other.key != key]
    if doubles:
        yield f"the suffix {form.suffix} is that of {', '.join(doubles)} too: take another, or one overwrites the other"
    written = 0
    for make in _shapes():
        part, twin = make(), make()
        try:
            why = form.why_not(part)
            if not isinstance(why, str):
                yield f"why_not gives {why!r} for the {part.name}: give a sentence, or '' where it can be written"
                continue
            if why:
                continue
            data = form.write(part, _JOB)
            again = form.write(twin, _JOB)
        except Exception as error:  # noqa: BLE001 - whatever a format of others raises is a fault of it
            yield f"it raises on the {part.name} ({type(error).__name__}: {error}): say in why_not what it cannot hold"
            continue
        written += 1
        yield from _bytes_faults(part, data, again, reader)
    if not written:
        yield "it can write none of the kit (a plate, a block, a bent bracket): mend why_not"


def _bytes_faults(part: Part, data: bytes, again: bytes, reader: Reader | None) -> Iterator[str]:
    if not data:
        yield f"it writes nothing for the {part.name}"
    if data != again:
        yield f"the {part.name} written twice gives different bytes: take out times, random ids and the order of sets"
    if reader is None:
        return
    try:
        sizes = sorted(float(size) for size in reader(data))
    except Exception as error:  # noqa: BLE001 - as above
        yield f"the reader cannot read the {part.name} again ({type(error).__name__}: {error})"
        return
    left = sorted(part.body.bounding_box_mm)
    for size in sizes:
        near = min(left, key=lambda side: abs(side - size), default=None)
        if near is None or abs(near - size) > _NEAR_MM:
            box = " x ".join(f"{side:g}" for side in sorted(part.body.bounding_box_mm))
            yield f"read again the {part.name} is {size:g} mm somewhere, but it is {box} mm: write mm, and the whole part"
            return
        left.remove(near)


@cache
def _shapes() -> tuple[Callable[[], Part], ...]:
    """A plate with holes, a block with a pocket, a bent bracket: built anew each time, so that nothing is shared."""
    import cadquery as cq

    from dfdm.geometry.part import Part

    def plate() -> Any:  # noqa: ANN401 - the modeler has no types
        return (
            cq.Workplane().box(80, 50, 3).faces(">Z").workplane().rect(60, 30, forConstruction=True).vertices().hole(6)
        )

    def block() -> Any:  # noqa: ANN401 - as above
        return cq.Workplane().box(60, 40, 25).faces(">Z").workplane().rect(30, 20).cutBlind(-10)

    def bracket() -> Any:  # noqa: ANN401 - as above
        flat = cq.Workplane("XZ").polyline([(0, 0), (40, 0), (40, 2), (2, 2), (2, 30), (0, 30)]).close().extrude(50)
        outer = flat.edges("|Y").edges("<X and <Z").fillet(4)
        return outer.edges("|Y").edges(cq.selectors.NearestToPointSelector((2, -25, 2))).fillet(2)

    def made(make: Callable[[], Any]) -> Callable[[], Part]:
        return lambda: Part.from_shape(make().val(), name=make.__name__)

    return tuple(made(make) for make in (plate, block, bracket))
