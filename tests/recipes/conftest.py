"""Facts of a plate with one bore, as a measured part has them."""

import pytest

from dfdm.facts import Body, Hole, HoleStep, Measurements, PartFacts

BODY = Body(
    kind="brep",
    fingerprint="dfdm-part/1 faces=7 solids=1 volume=11803.65",
    volume_mm3=11803.65,
    area_mm2=4017.8,
    bounding_box_mm=(40.0, 30.0, 10.0),
    lower_mm=(-20.0, -15.0, -5.0),
    center_mm=(0.0, 0.0, 0.0),
    inertia_mm5=None,
    solids=1,
    watertight=True,
    faces=7,
    triangles=200,
)
BORE = Hole(
    diameter_mm=5.0,
    depth_mm=10.0,
    through=True,
    kind="plain",
    steps=(HoleStep(diameter_mm=5.0, depth_mm=10.0),),
    origin_mm=(0.0, 0.0, 5.0),
    axis=(0.0, 0.0, -1.0),
    faces=(6,),
    flat_bottom=False,
    entry_angle_deg=0.0,
)


@pytest.fixture(scope="session")
def body():
    return BODY


@pytest.fixture(scope="session")
def facts():
    """Make the facts of a part from its name, body and count."""

    def made(name="plate", body=BODY, count=1):
        return PartFacts(name=name, count=count, known={"part": body, "holes": (BORE,), "bosses": (), "cavities": ()})

    return made


@pytest.fixture
def plate(facts):
    return Measurements(model="plate", parts=(facts(),))
