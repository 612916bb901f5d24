import subprocess
import sys
from typing import Annotated, Literal

import cadquery as cq
import pytest

from dfdm.designs import as_model, deg, design, mm, number
from dfdm.errors import BuildError, DesignError, InputError, ParameterError, RequirementError, UnknownNameError
from dfdm.requirements import require


@design(license="CERN-OHL-S-2.0", presets={"big": {"width": 80.0}})
def plate(
    width: Annotated[float, mm(20, 80, step=0.5)] = 40,
    angle: Annotated[float, deg(0, 90)] = 0,
    ribs: Annotated[int, number(0, 5)] = 0,
    holes: Literal[2, 4] = 2,
    round: bool = False,
    label: str = "",
):
    """A plate.

    With holes.
    """
    body = cq.Workplane().box(width, 30, 5)
    body = body.faces(">Z").workplane().rarray(width / 2, 15, holes // 2, 2).hole(5).tag("bore")
    return body, [require("diameter", on="tag:bore", nominal_mm=5, fit="H7")]


def test_the_signature_is_the_table_of_parameters():
    assert list(plate.parameters) == ["width", "angle", "ribs", "holes", "round", "label"]
    width = plate.parameters["width"]
    assert (width.kind, width.unit, width.range.lower, width.range.upper, width.range.step) == (
        "float",
        "mm",
        20,
        80,
        0.5,
    )
    assert plate.parameters["holes"].choices == (2, 4)
    assert plate.title == "Plate"
    assert plate.intended_use == "A plate."


@pytest.mark.parametrize(
    "values",
    [
        {"width": 10},
        {"width": "wide"},
        {"width": float("nan")},
        {"ribs": 2.5},
        {"holes": 3},
        {"round": "maybe"},
        {"ribs": True},
        {"label": 3},
    ],
)
def test_a_value_that_is_not_allowed_says_what_is(values):
    with pytest.raises(ParameterError) as caught:
        plate(**values)
    assert caught.value.allowed
    assert next(iter(values)) in str(caught.value)


def test_an_unknown_parameter_names_the_known_ones():
    with pytest.raises(ParameterError, match="width, angle"):
        plate(thickness=3)


def test_text_is_read_in_the_type_of_the_parameter():
    assert dict(plate(width="50", holes="4", round="true", ribs="2").values) == {
        "width": 50.0,
        "angle": 0.0,
        "ribs": 2,
        "holes": 4,
        "round": True,
        "label": "",
    }


def test_presets():
    assert plate.preset("big").values["width"] == 80
    assert plate.preset("big", width=70).values["width"] == 70
    with pytest.raises(UnknownNameError, match="big"):
        plate.preset("small")


def test_signatures_that_are_no_table_are_refused():
    with pytest.raises(DesignError, match="default"):
        design(lambda width: None)
    with pytest.raises(DesignError, match="name of its own"):
        design(lambda *sizes: None)
    with pytest.raises(ParameterError):

        @design
        def outside(width: Annotated[float, mm(1, 2)] = 3):
            return None


def test_nothing_is_built_before_it_is_asked_for():
    calls = []

    @design
    def counted(width: float = 1.0):
        calls.append(width)
        return cq.Workplane().box(width, 1, 1)

    variant = counted(width=2)
    assert variant.key
    assert calls == []
    variant.build()
    variant.build()
    assert calls == [2.0]


def test_the_key_follows_the_values():
    assert plate().key == plate(width=40).key != plate(width=41).key


def test_the_key_follows_what_the_function_uses(tmp_path):
    text = "import cadquery as cq\nfrom dfdm import design\nSIZE = {size}\n@design\ndef part(width: float = 1.0):\n    return cq.Workplane().box(width, SIZE, 1)\n"
    keys = []
    for size in (1, 2, 1):
        (tmp_path / "part.py").write_text(text.format(size=size), encoding="utf-8")
        code = "import sys; sys.path.insert(0, '.'); from dfdm.designs import open_model; print(open_model('part.py').variant.key)"
        keys.append(
            subprocess.run(
                [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
            ).stdout
        )
    assert keys[0] == keys[2] != keys[1]


def test_an_error_shows_the_designers_line():
    @design
    def broken(width: float = 1.0):
        solid = cq.Workplane().box(width, 1, 1)
        return solid.edges().fillet(10)

    with pytest.raises(BuildError, match=r"solid\.edges\(\)\.fillet\(10\)") as caught:
        broken().build()
    assert caught.value.file == __file__
    assert caught.value.line > 0


@pytest.mark.parametrize(
    ("result", "reason"),
    [(None, "nothing"), ((1, 2, 3), "requirements"), ((cq.Workplane().box(1, 1, 1), ["x"]), "require")],
)
def test_what_a_design_returns_is_checked(result, reason):
    @design
    def odd(width: float = 1.0):
        return result

    with pytest.raises(BuildError, match=reason):
        odd().build()


def test_requirements_are_resolved_on_the_part():
    (entry,) = as_model(plate(holes=4)).parts
    (found,) = entry.requirements
    assert found.measured_mm == pytest.approx(5)
    assert len(found.at_mm) == 4
    assert all(entry.part.faces[i].surface == "cylinder" for i in found.faces)


@pytest.mark.parametrize(
    ("requirement", "reason"),
    [
        (require("diameter", on="tag:slot", nominal_mm=5), "no tag 'slot'"),
        (require("diameter", on="tag:bore", nominal_mm=6), "says 6 mm"),
        (require("diameter", on="tag:bore", nominal_mm=5, count=3), "3 place"),
        (require("flatness", on="#Z and >X and <X"), "no face|selector"),
        (require("flatness", on=">>>"), "selector"),
        (require("diameter", on=">Z"), "no face"),
    ],
)
def test_a_requirement_that_does_not_fit_the_part_is_refused(requirement, reason):
    @design
    def holed(width: float = 40.0):
        return cq.Workplane().box(width, 30, 5).faces(">Z").workplane().rarray(20, 15, 1, 2).hole(5).tag("bore"), [
            requirement
        ]

    with pytest.raises(RequirementError, match=reason):
        as_model(holed())


def test_a_requirement_survives_later_steps():
    @design
    def filleted(width: float = 40.0):
        body = cq.Workplane().box(width, 30, 5).faces(">Z").workplane().hole(5).tag("bore").edges("|Z").fillet(2)
        return body, [require("diameter", on="tag:bore", nominal_mm=5), require("flatness", on=">Z")]

    (entry,) = as_model(filleted()).parts
    assert len(entry.requirements) == 2


def test_a_tagged_step_stands_for_the_surfaces_it_added():
    @design
    def clip(width: float = 12.0):
        saddle = cq.Workplane("XZ").circle(6).circle(4).extrude(width / 2, both=True)
        lower = cq.Workplane().box(40, 40, 20).translate((0, 0, -10))
        foot = cq.Workplane().box(20, width, 2, centered=(False, True, False)).translate((4, 0, 0))
        body = (
            saddle.cut(lower)
            .union(foot)
            .faces("<Z")
            .workplane(origin=(0, 0, 0))
            .pushPoints([(16, 0)])
            .hole(4.5)
            .tag("screw")
        )
        return body, [require("diameter", on="tag:screw", count=1)]

    (entry,) = as_model(clip()).parts
    assert entry.requirements[0].measured_mm == pytest.approx(4.5)


def test_any_cadquery_object_is_a_model():
    box = cq.Workplane().box(10, 20, 30)
    assert as_model(box).parts[0].facts.body.volume_mm3 == pytest.approx(6000)
    assert as_model(box.val()).parts[0].count == 1
    with pytest.raises(InputError, match="not a CadQuery object"):
        as_model("box")
    with pytest.raises(InputError, match="no solid"):
        as_model(cq.Workplane())


def test_an_assembly_counts_equal_solids():
    post = cq.Workplane().box(5, 5, 40).faces(">X").workplane().center(0, 10).hole(2)
    top = cq.Workplane().box(60, 60, 5)
    table = cq.Assembly(name="table").add(top, name="top")
    for i, (x, y) in enumerate([(-20, -20), (20, -20), (20, 20)]):
        table.add(post, name=f"leg{i}", loc=cq.Location(cq.Vector(x, y, -22), cq.Vector(0, 0, 1), 90 * i))
    rebuilt = (
        cq.Workplane().box(5, 5, 40).faces(">X").workplane().center(0, 10).hole(2).rotate((0, 0, 0), (1, 1, 0), 33)
    )
    table.add(rebuilt, name="spare")
    assert [(e.name, e.count) for e in as_model(table).parts] == [("top", 1), ("leg0", 4)]


def test_a_mirror_image_is_another_part():
    left = (
        cq.Workplane()
        .box(30, 20, 5)
        .faces(">Z")
        .workplane()
        .center(8, 5)
        .hole(4)
        .faces(">X")
        .workplane()
        .center(5, 0)
        .hole(1)
    )
    pair = cq.Assembly().add(left, name="left").add(left.mirror("YZ"), name="right")
    assert [e.count for e in as_model(pair).parts] == [1, 1]
