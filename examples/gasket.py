"""An existing CadQuery script, unchanged: top-level parameters and `show_object`, as CQ-editor runs it."""

import cadquery as cq

outer = 60.0
inner = 36.0
thickness = 3.0
bolts = 4

result = (
    cq.Workplane()
    .circle(outer / 2)
    .circle(inner / 2)
    .extrude(thickness)
    .faces(">Z")
    .workplane()
    .polarArray((outer + inner) / 4, 0, 360, bolts)
    .hole(5.0)
)

show_object(result, name="gasket")  # noqa: F821 - CQ-editor and dfdm provide it
