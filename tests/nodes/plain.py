"""Candidates as one would write it down: node by node, machine by machine, with the functions that look at one."""

from datetime import datetime

import numpy as np

from dfdm.checks import Makeable, judge
from dfdm.costs.carbon import of_freight
from dfdm.costs.estimate import estimate
from dfdm.costs.leadtime import lead_time
from dfdm.costs.work import NotPricedError
from dfdm.nodes.candidate import Candidates
from dfdm.nodes.delivery import deliver
from dfdm.nodes.node import Node
from dfdm.nodes.place import Place
from dfdm.nodes.risk import risk_of
from dfdm.nodes.score import Preferences
from dfdm.nodes.terms import calendar_of
from dfdm.processes import Catalog, Route, capability


def offers_of(facts, node: Node, process, pages: Catalog, *, to: Place, quantity: int, at: datetime) -> list[dict]:
    """Every machine and material of a node for one process: verdict, price, time, emissions; `row` is its place."""
    found = []
    for entry in node.machines:
        if process.term not in entry.machine.processes:
            continue
        for material in pages.materials_for(process.term):
            if not (node.stocks(material) and entry.works(material)):
                continue
            offered = capability(process, material, entry.machine, entry.limits_on(material), pages=pages)
            report = judge(facts, offered)
            offer = {"row": len(found), "material": material.id, "machine": entry.machine.id, "price": np.inf}
            offer |= {"makeable": report.makeable, "verdict": report.verdict}
            found.append(offer)
            if report.makeable is Makeable.NO:
                continue
            route = Route.of(process.term, material=material.id, machine=entry.machine.id)
            try:
                one = estimate(
                    facts,
                    route,
                    offered,
                    quantity=quantity,
                    orientation=report.orientation,
                    rates={**node.rates, **entry.rates},
                    country=node.place.country,
                )
            except NotPricedError:
                continue
            distance_km = node.place.distance_km(to)
            goods_kg = quantity * one.material_g / 1000.0
            sent = deliver(goods_kg=goods_kg, distance_km=distance_km, origin=node.place, target=to, currency="EUR")
            time = lead_time(
                one, calendar_of(node), at=at, distance_km=distance_km, machines=entry.count, abroad=sent.border
            )
            if np.isfinite(time.p50_s):
                offer["price"] = float(one.unit_cost.amount) + float(sent.cost.amount) / quantity
            offer["p50_s"], offer["p90_s"] = time.p50_s, time.p90_s
            freight = of_freight(goods_kg, distance_km)
            offer["co2e_kg"] = one.co2e_kg + freight.kg / quantity
            offer["co2e_ends"] = (one.co2e_low_kg + freight.low / quantity, one.co2e_high_kg + freight.high / quantity)
            offer["km"] = distance_km
    return found


def candidates(facts, nodes, pages: Catalog, *, to: Place, quantity: int, at: datetime) -> list[dict]:
    """Those that can, the best first: one a node, process and material."""
    able, cares = [], Preferences()
    for node in nodes:
        if node.ships_to and to.country not in node.ships_to:
            continue
        for term in node.processes:
            process = pages.process(term)
            offers = offers_of(facts, node, process, pages, to=to, quantity=quantity, at=at)
            best = {}
            for material in {offer["material"] for offer in offers}:
                of_it = [offer for offer in offers if offer["material"] == material]
                mildest = min((-o["makeable"].code, o["verdict"].code) for o in of_it)
                equal = [o for o in of_it if (-o["makeable"].code, o["verdict"].code) == mildest]
                one = min(equal, key=lambda o: (o["price"], o["row"]))
                if one["makeable"] is Makeable.YES and np.isfinite(one["price"]):
                    best[material] = one
            if process.default_material in best:
                best = {process.default_material: best[process.default_material]}
            for material, offer in best.items():
                risk = risk_of(node)
                values = (
                    round(offer["price"], 2),
                    round(offer["p90_s"]) / 86_400.0,
                    round(offer["co2e_kg"], 6),
                    np.inf if risk is None else round(risk.value, 4),
                    round(offer["km"], 1),
                )
                score = float(cares.scores(np.array([values]))[0])
                able.append(
                    {**offer, "node": node.id, "process": term, "material": material, "risk": values[3], "score": score}
                )
    return sorted(able, key=lambda c: (-c["score"], c["node"], c["process"], c["material"]))


def compared(found: Candidates, single: list[dict]) -> dict[str, float]:
    """How far the candidates of a network are from those of the plain loop over some of its nodes.

    `order` is how many stand in another place, the others are the largest differences of what both found.
    """
    nodes = {c["node"] for c in single}
    columns = found.ranking.listing()
    here = [n for n in range(found.able_count) if columns.nodes[columns.node[n]].id in nodes]
    ids = [
        (
            columns.nodes[columns.node[n]].id,
            columns.processes[columns.process[n]],
            columns.materials[columns.material[n]],
        )
        for n in here
    ]
    apart = {
        "missing": abs(len(here) - len(single))
        + len({*ids} ^ {(c["node"], c["process"], c["material"]) for c in single})
    }
    place = {name: n for n, name in enumerate(ids)}
    lines = [(c, here[place[key]]) for c in single if (key := (c["node"], c["process"], c["material"])) in place]
    # Two whose scores are equal but for rounding may stand either way around.
    apart["order"] = sum(
        abs(columns.score[here[n]] - c["score"]) > 1e-4
        or (ids[n][0] != c["node"] and abs(columns.score[here[n]] - c["score"]) > 1e-6)
        for n, c in enumerate(single[: len(here)])
    )
    apart["EUR"] = max(abs(columns.delivered[n] - c["price"]) for c, n in lines)
    apart["P90 s"] = max(abs(columns.p90_s[n] - c["p90_s"]) for c, n in lines)
    apart["kgCO2e"] = max(abs(columns.co2e_kg[n] - c["co2e_kg"]) for c, n in lines)
    ends = (columns.co2e_low_kg, columns.co2e_high_kg)
    apart["kgCO2e ends"] = max(abs(ends[k][n] - c["co2e_ends"][k]) for c, n in lines for k in (0, 1))
    apart["risk"] = max(
        0.0 if np.isnan(columns.risk[n, 0]) and np.isinf(c["risk"]) else abs(columns.risk[n, 0] - c["risk"])
        for c, n in lines
    )
    apart["machine"] = sum(columns.machines[columns.machine[n]] != c["machine"] for c, n in lines)
    return apart
