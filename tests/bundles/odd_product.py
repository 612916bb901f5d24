"""A design whose words are as odd as words can be, and whose two parts are named alike."""

import cadquery as cq

from dfdm import design, require


@design(
    title="T\x07<&>'\"\\ \u2028😀\nnext; #1 ]]> = 1",
    license="LicenseRef-odd",
    author="=cmd|'x'!A0 <a@b> \x1b[31m",
    version='1"\n2',
    intended_use="Line one\nline two\x7f\ttabbed ''' \"\"\" end\\",
)
def odd_product():
    """No words."""
    plate = cq.Workplane().box(40, 30, 4).faces(">Z").workplane().hole(6)
    assembly = cq.Assembly(name="odd")
    assembly.add(plate, name="Teil <1> & 'é'")
    assembly.add(cq.Workplane().box(20, 20, 4), name="=Teil;2", loc=cq.Location((0, 0, 30)))
    return assembly, [
        require("flatness", on=">Z", zone_mm=0.1, note="a\x00b <c> 'd' \n e"),
        require("color", color="RAL 9005 \x0b"),
    ]
