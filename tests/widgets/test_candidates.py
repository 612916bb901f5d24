"""Candidates: order by weights, a choice that stays, and the columns that the front end shows."""

import io
from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from PIL import Image

from dfdm import verbs
from dfdm.widgets import CandidatesView, candidate_data

AT = datetime.fromisoformat("2026-11-02T08:00:00+00:00")


@pytest.fixture(scope="module")
def found():
    import cadquery as cq

    plate = cq.Workplane().box(80, 50, 3).faces(">Z").workplane().hole(6)
    return verbs.match(plate, to="Berlin, DE", quantity=25, at=AT)


@pytest.fixture
def view(found):
    return CandidatesView(found)


def order(view):
    return np.frombuffer(view.order, dtype="<i4")


def columns(view):
    codes = np.frombuffer(view.codes, dtype="<i4").reshape(-1, len(view.words["codes"]))
    figures = np.frombuffer(view.figures, dtype="<f8").reshape(-1, len(view.words["figures"]))
    named = {name: codes[:, n] for n, name in enumerate(view.words["codes"])}
    return named | {name: figures[:, n] for n, name in enumerate(view.words["figures"])}


def test_the_columns_say_what_the_candidates_say(view, found):
    packed = columns(view)
    assert order(view).tolist() == list(range(len(found)))
    for n, candidate in enumerate(found):
        name, city, country, _ = view.words["nodes"][packed["node"][n]]
        assert (name, city, country) == (candidate.node.name, candidate.node.place.city, candidate.node.place.country)
        assert view.words["makeable"][str(packed["makeable"][n])] == candidate.makeable.value
        assert view.words["verdicts"][str(packed["verdict"][n])] == candidate.verdict.value
        why = view.words["reasons"][packed["why"][n]] if packed["why"][n] >= 0 else ""
        assert [reason.message in why for reason in candidate.why_not] == [True] * len(candidate.why_not)
        if candidate.terms is None:
            assert np.isnan(packed["price"][n])
            continue
        assert packed["price"][n] == pytest.approx(float(candidate.terms.delivered.amount))
        assert packed["low"][n] <= packed["price"][n] <= packed["high"][n]
        assert packed["p90"][n] == pytest.approx(candidate.terms.lead_time_p90_s / 86_400)
    assert all(packed["why"][n] >= 0 for n in range(found.able_count, len(found)))  # a reason for each no


def test_emissions_have_their_ends_and_say_what_they_lack_and_what_the_rates_do_not_cover(view, found):
    packed = columns(view)
    told = {}
    for n, candidate in enumerate(found.able):
        terms = candidate.terms
        ends = (packed["co2e_low"][n], packed["co2e"][n], packed["co2e_high"][n])
        assert ends == pytest.approx((terms.co2e_low_kg, terms.co2e_kg, terms.co2e_high_kg))
        view.picked = n
        told[terms.co2e_lacks] = view.caveats
        assert bool(view.caveats) == bool(terms.co2e_lacks or candidate.extrapolates())
    view.picked = -1
    assert view.caveats == ""
    lacking = replace(found.able[0].terms, co2e_lacks=("electricity", "material"))
    beyond = replace(
        found.able[0], terms=lacking, extrapolates=lambda: ("pla is not among what the rates were fitted to: abs",)
    )
    said = candidate_data.caveats(beyond)
    assert [word in said for word in ("electricity", "material", "Pla is not among")] == [True] * 3
    assert said.count(".") == 3


def test_weights_bring_another_order_and_keep_the_choice(view, found):
    view.selected = view._ids[3]
    chosen = view.chosen
    assert chosen is found.all[3]
    view.weights = {"price": 0, "lead_time": 0, "co2e": 0, "distance": 1}
    near = [candidate.distance_km for candidate in view.candidates.able]
    assert near == sorted(near)
    first = columns(view)["distance"][order(view)[: found.able_count]]
    assert first.tolist() == pytest.approx(near)
    assert view.chosen is chosen
    assert view.leeway["distance"][0] <= 1


def test_weights_stay_for_the_candidates_that_come_next(view, found):
    view.weights = {"price": 0, "lead_time": 1, "co2e": 0, "distance": 0}
    quickest = view.candidates.best.node.id
    view.candidates = found
    assert view.candidates.best.node.id == quickest
    assert view.preferences.weights["lead_time"] == 1


@pytest.mark.parametrize("weights", [{"price": 0, "lead_time": 0}, {"price": -1}, {"price": "much"}, {"beauty": 1}])
def test_weights_that_cannot_be_are_refused_and_the_order_stays(view, weights):
    view.weights = {"price": 1, "lead_time": 0, "co2e": 0}
    before = order(view).tolist()
    view.weights = weights
    assert view.refusal.endswith(".")
    assert order(view).tolist() == before
    view.weights = {"price": 0, "lead_time": 1, "co2e": 0}
    assert view.refusal == ""
    assert order(view).tolist() != before


def test_a_choice_goes_where_its_candidate_does(view, found):
    view.picked = 2
    assert view.selected == view._ids[2]
    heard = []
    view.observe(lambda change: heard.append(change["new"]), "selected")
    view.picked = -1
    assert heard == [""]
    assert view.chosen is None
    view.selected = view._ids[5]
    view.candidates = None
    assert (view.selected, view.picked, view.candidates) == ("", -1, None)
    assert "No makers were asked yet" in view.text()


def test_words_and_pictures_stand_in_where_nothing_is_live(view, found):
    bundle = view._repr_mimebundle_()
    assert bundle["text/plain"] == repr(CandidatesView(found))
    assert "<script" not in bundle["text/html"]
    assert bundle["text/html"].count('src="data:image/png;base64,') == 2
    assert "made up" in bundle["text/plain"]
    for (_, one), (_, again) in zip(view.pictures(), CandidatesView(found).pictures(), strict=True):
        assert one == again
        assert Image.open(io.BytesIO(one)).width == 640


def test_where_nobody_can_the_map_still_shows_who_was_asked(found):
    from dataclasses import replace

    none = replace(found, all=found.refused, able_count=0, ranking=None)
    view = CandidatesView(none)
    assert view.caption.startswith(f"0 of {len(none)} candidates can")
    assert len(view.pictures()) == 1
    assert view.leeway == {}
