"""A plate with a bore, for the panels of recipe, rights, export and received bundles."""

from typing import Annotated

import cadquery as cq

from dfdm import design, mm, require
from dfdm.trust import new_key

CREATED = "2026-11-29T00:00:00Z"
WAY = {"process": "milling", "material": "aluminum_6082"}
SECRET = "correct horse battery"
NODE = new_key().did


@design(title="Bearing plate", license="CERN-OHL-S-2.0", author="A. Maker")
def plate(width: Annotated[float, mm(30, 90)] = 60):
    """A plate with a bore."""
    body = cq.Workplane().box(width, 40, 6).faces(">Z").workplane().hole(12).faces("%CYLINDER").tag("bore").end()
    return body, [require("diameter", on="tag:bore", nominal_mm=12, fit="H7", critical=True)]
