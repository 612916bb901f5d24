"""Molding: cooling rules the cycle, clamp force the press, complexity the mold."""

import numpy as np
import pytest

from dfdm.costs import NotPricedError, estimate, work_for
from dfdm.costs.molding import MoldShape, clamp_t, cooling_s, good_per_hour, mold_lives, mold_of, shot_g
from dfdm.errors import DataError
from dfdm.facts import PartFacts
from dfdm.facts.curves import AreaCurve, Place, Thick
from dfdm.facts.draft import Draft, Pull, Undercut
from dfdm.processes import Route, capability
from tests.costs.conftest import body, recess
from tests.costs.test_drivers import given

ABS = {"diffusivity_mm2_s": 0.09, "melt_c": 240.0, "mold_c": 60.0, "ejection_c": 90.0}
HOUSING = MoldShape(
    length_mm=100.0, width_mm=60.0, depth_mm=30.0, projected_mm2=6000.0, patches=40, recesses=4, slides=0
)


def test_cooling_grows_with_the_square_of_the_wall():
    assert cooling_s(4.0, **ABS) == pytest.approx(4.0 * cooling_s(2.0, **ABS))
    assert cooling_s(2.0, **{**ABS, "ejection_c": 100.0}) < cooling_s(2.0, **ABS)


def test_temperatures_that_do_not_fall_are_an_error():
    with pytest.raises(DataError, match="fall"):
        cooling_s(2.0, **{**ABS, "ejection_c": 50.0})


def test_good_pieces_and_material_of_a_shot():
    assert good_per_hour(30.0, 4, 0.05) == pytest.approx(456.0)
    injected, bought = shot_g(85.0, 0.15, 0.0)
    assert (injected, bought) == (pytest.approx(100.0), pytest.approx(100.0))
    assert shot_g(85.0, 0.15, 1.0)[1] == pytest.approx(85.0)


def test_a_mold_costs_more_with_size_complexity_slides_and_cavities():
    one = mold_of(HOUSING, slide_hours=65.0)
    area = (10.0 + 15.0) * (6.0 + 15.0)
    assert one.base_dollars == pytest.approx(1000.0 + 0.45 * area * 18.0**0.4)
    hours = 5.0 + 0.085 * 60.0**1.2 + 45.0 * 0.56**1.27 + 2.5 * 60.0**0.5
    assert one.hours == pytest.approx(hours)
    changed = {name: getattr(HOUSING, name) for name in MoldShape.__dataclass_fields__}
    assert mold_of(MoldShape(**{**changed, "slides": 1}), slide_hours=65.0).hours == pytest.approx(hours + 65.0)
    two = mold_of(MoldShape(**{**changed, "cavities": 2}), slide_hours=65.0)
    assert two.hours == pytest.approx(hours * 2**0.7)
    assert one.base_dollars < two.base_dollars < 2.0 * one.base_dollars


def test_better_classes_of_molds_last_longer():
    lives = mold_lives()
    assert sorted(lives) == [101, 102, 103, 104, 105]
    assert [lives[k] for k in sorted(lives)] == sorted(lives.values(), reverse=True)


def housing(wall: float = 2.5, side: tuple[float, float, float] | None = None, *, undercut: bool = False) -> PartFacts:
    """A drafted housing of 100 x 60 x 30 mm whose thickest section is `wall`, with two holes' worth of recesses."""
    balls = AreaCurve(
        size_mm=np.array([1.0, wall]),
        area_mm2=np.array([100.0, 20000.0]),
        total_area_mm2=20000.0,
        places=(Place(value=wall, area_mm2=19000.0, at_mm=(0.0, 0.0, 0.0), faces=(0,)),),
    )
    undercuts = (Undercut(area_mm2=50.0, side=side, at_mm=(0.0, 0.0, 0.0), faces=(3,)),) if undercut else ()
    pull = Pull(
        direction=(0.0, 0.0, 1.0),
        depth_mm=30.0,
        projected_area_mm2=5900.0,
        angle_deg=np.array([0.0]),
        area_mm2=np.array([0.0]),
        undercut_area_mm2=50.0 if undercut else 0.0,
        undercuts=undercuts,
        parting=None,
        places=(),
    )
    return PartFacts(
        name="housing",
        known={
            "part": body((100.0, 60.0, 30.0), 24000.0, 20000.0),
            "thick": Thick(balls=balls, nominal_mm=2.5, low_mm=2.5, high_mm=30.0),
            "draft": Draft(pulls=(pull,)),
            "holes": (),
            "pockets": (recess(20.0, 20.0, 5.0, 1.0),),
        },
    )


def molded(facts, material="abs_granulate", machine=None, **rates):
    offered = capability("injection_molding", material, machine)
    return work_for(facts, Route.of("injection_molding", material=material), offered, rates={**offered.rates, **rates})


def used(work, what):
    return {u.what: u for u in work.consumed}.get(what)


def test_the_thickest_section_rules_the_cycle():
    thin, thick = molded(housing(2.0)), molded(housing(4.0))
    assert thick.shares[0].seconds == pytest.approx(4.0 * thin.shares[0].seconds)
    assert [w.shares[1].seconds for w in (thin, thick)] == pytest.approx([8.0, 8.0])


def test_every_granulate_cools_in_its_own_time():
    times = {m: round(molded(housing(), m).machine_time_s, 2) for m in ("abs_granulate", "pp_granulate", "pom_granulate", "pa66_granulate")}  # fmt: skip
    assert len(set(times.values())) == len(times)


def test_a_material_without_thermal_figures_is_not_priced():
    offered = capability("injection_molding")
    rates = {k: v for k, v in offered.rates.items() if k != "thermal_diffusivity"}
    with pytest.raises(NotPricedError, match="thermal diffusivity"):
        work_for(housing(), Route.of("injection_molding"), offered, rates=rates)


def test_undercuts_are_slides_of_the_mold():
    plain, slid = molded(housing()), molded(housing(side=(1.0, 0.0, 0.0), undercut=True))
    assert used(slid, "making the mold").amount == pytest.approx(used(plain, "making the mold").amount + 65.0)
    caught = molded(housing(undercut=True))
    assert "undercuts that no slide frees" in caught.not_priced


def test_cavities_share_a_cycle_and_lengthen_the_life_of_a_mold():
    one, four = molded(housing()), molded(housing(), cavities=given(4.0, "count"))
    assert four.machine_time_s == pytest.approx(one.machine_time_s / 4.0)
    assert used(four, "mold base").life == pytest.approx(4.0 * used(one, "mold base").life)


def test_a_large_part_needs_a_larger_press_unless_the_press_is_known():
    assert used(molded(housing()), "larger press") is None, "28 t are within the press of the rate"
    huge = molded(housing(), cavity_pressure=given(200.0, "MPa"))
    force = clamp_t(5900.0 / 0.85, 200.0)
    assert used(huge, "larger press").amount == pytest.approx((force - 100.0) * huge.machine_time_s / 3600.0)
    owned = molded(housing(), cavity_pressure=given(200.0, "MPa"), clamp_force=given(80.0, "ratio"))
    assert used(owned, "larger press") is None
    assert any("more than the 80 t" in note for note in owned.assumptions)


def test_a_press_by_hand_takes_minutes():
    assert molded(housing(), machine="precious_plastic_injection").machine_time_s > 120.0
    assert molded(housing()).machine_time_s < 60.0


def test_a_mold_is_made_before_the_first_piece():
    work = molded(housing())
    assert work.tool_time_s == pytest.approx(used(work, "making the mold").amount * 3600.0)
    offered = capability("injection_molding")
    found = estimate(housing(), Route.of("injection_molding", material=offered.material.id), offered, quantity=10)
    assert found.lead_work_s > work.tool_time_s + 10 * found.machine_time_s
    assert found.unattended_s < work.tool_time_s, "a mold is made in working hours"
