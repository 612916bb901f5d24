"""Share an order, or the parts of an assembly, out over nodes at the least price; share it out again when nodes fail."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from dfdm.errors import InputError
from dfdm.nodes.candidate import Reason
from dfdm.nodes.network import Network
from dfdm.nodes.place import Place, locate
from dfdm.nodes.splitting.assigning import assigned, late
from dfdm.nodes.splitting.capacity import Deadline, chosen, windows_of
from dfdm.nodes.splitting.formulating import Wanted
from dfdm.nodes.splitting.front import front as steps_of
from dfdm.nodes.splitting.offering import Ask, Offered, lines_of, offered
from dfdm.nodes.splitting.outcome import Answer, Point, Split
from dfdm.nodes.splitting.problem import Limits, Problem, Window
from dfdm.nodes.splitting.progress import made_by
from dfdm.nodes.splitting.replan import after_failure
from dfdm.nodes.splitting.replan import replan as replanned
from dfdm.nodes.splitting.solving import GAP, TIME_LIMIT_S, Solution, solve
from dfdm.nodes.splitting.why import most_in_time, reasons
from dfdm.nodes.terms import calendar_of

__all__ = ["Ask", "Limits", "Split", "front", "replan", "split"]

_ROUNDS: Final = 5
_TIGHTER: Final = 0.98
ONE_MACHINE: Final = "each node is asked on the machine of its that suits best; its other machines stand by"


def split(
    asks: Sequence[Ask],
    network: Network,
    *,
    to: Place | str,
    at: datetime | None = None,
    due: datetime | None = None,
    sure: bool = True,
    limits: Limits | None = None,
    partial: bool = False,
    currency: str = "EUR",
    time_limit_s: float = TIME_LIMIT_S,
    gap: float = GAP,
    model: str = "",
) -> Split:
    """Share what is asked for out over the nodes that can make it, at the least price with delivery.

    `due` is when it must be there, nearly surely (P90, `sure`) or as likely as not; each node has the machine hours that
    its calendar leaves until then. With `partial` as many pieces as can be are placed where not all can. Where no split
    keeps all limits the result says which are in the way. Estimates, not offers.
    """
    bounds = _checked(limits or Limits(), asks)
    place = locate(to) if isinstance(to, str) else to
    moment = at or datetime.now(UTC)
    if due is not None and due <= moment:
        raise InputError("the due date is not after the time of the order")
    deadline = None if due is None else Deadline(at=moment, due=due, sure=sure)
    lines, lacking = lines_of(asks, network, to=place, at=moment, currency=currency)
    bare = Split(
        model=model or ", ".join(ask.facts.name for ask in asks),
        parts=tuple((ask.facts.name, ask.quantity) for ask in asks),
        to=place,
        currency=currency,
        at=moment,
        deadline=deadline,
        limits=bounds,
        notes=network.notes,
    )
    if lacking:
        return replace(bare, why_not=lacking)
    program = offered(lines, network, to=place, at=moment, currency=currency, deadline=deadline)
    bare = replace(bare, offered=program, notes=(*network.notes, *_notes(program, asks)))
    found = solve(program.problem, bounds, time_limit_s=time_limit_s, gap=gap)
    short = 0
    if found.pieces is None:
        if found.status == "time limit":
            return replace(
                bare,
                why_not=(
                    Reason(
                        code="time", message=f"no split was found within {time_limit_s:g} s: give the search more time"
                    ),
                ),
            )
        why = reasons(program.problem, bounds, [line.name for line in lines], time_limit_s=time_limit_s)
        bare = replace(bare, why_not=why)
        if not partial:
            return bare
        most = most_in_time(program.problem, bounds, time_limit_s=time_limit_s)
        if most.pieces is None or not most.pieces.any():
            return bare
        short = sum(program.problem.quantities) - int(most.pieces.sum())
        found = solve(program.problem, bounds, Wanted(short_most=short), time_limit_s=time_limit_s, gap=gap)
        found = most if found.pieces is None else found
    return _told(replace(bare, short=short), program, found, time_limit_s, gap)


def front(found: Split, points: int, *, time_limit_s: float = TIME_LIMIT_S, gap: float = GAP) -> Split:
    """The same with the front of price against emissions beside it, each step priced by the estimates themselves."""
    if found.offered is None or found.answer is None:
        return found
    program = found.offered
    limits = replace(found.limits, co2e_max_kg=None)
    steps = []
    for step in steps_of(program.problem, limits, points, time_limit_s=time_limit_s, gap=gap):
        assert step.solution.pieces is not None
        told = _with(found, program, step.solution, time_limit_s)
        nodes = len({a.node.id for a in told.assignments})
        steps.append(Point(price=told.price, co2e_kg=told.co2e_kg, nodes=nodes, gap=told.gap))
    return replace(found, front=tuple(steps))


def replan(
    found: Split,
    failed: Collection[str],
    *,
    at: datetime,
    made: Mapping[tuple[str, str], int] | None = None,
    lost: bool = False,
    tolerance: float = 0.01,
    time_limit_s: float = TIME_LIMIT_S,
    gap: float = GAP,
) -> Split:
    """Share what is not made yet out again after nodes failed (ids, aliases or names) at a time.

    What is made is kept, also what failed nodes made: `made` counts it by part and id of the node; without it that is
    what the calendars of the nodes say (P50); with `lost` what failed nodes made is gone. Nodes that were to make anything keep their place in their queue, others
    start now. Among the splits that cost at most `tolerance` more than the cheapest, the one with the fewest changed
    assignments is taken. Where the rest cannot be there in time, as much as can be is placed, and `short` says how much not.
    """
    if found.offered is None or found.answer is None:
        raise InputError("there is no split to plan anew")
    program, pieces = found.offered, found.answer.pieces
    if at < found.at:
        raise InputError("nodes fail after the order, not before it")
    gone = {program.network.node(name).id for name in failed} | set(found.failed)
    out = {j for j, place in enumerate(program.places) if program.network.nodes[place].id in gone}
    done = made_by(found, at) if made is None else _counts(found, made)
    began = {o: n for o, n in done.items() if n and not (lost and program.problem.choices[o].node in out)}
    problem = after_failure(program.problem, pieces, out, began, _fresh(program, at))
    answer = replanned(problem, found.limits, pieces, out, tolerance=tolerance, time_limit_s=time_limit_s, gap=gap)
    bare = replace(
        found, failed=tuple(sorted(gone)), simulation=None, front=(), short=answer.short, changes=answer.changes
    )
    if answer.solution.pieces is None:
        names = [line.name for line in program.lines]
        why = reasons(problem, found.limits, names, time_limit_s=time_limit_s)
        return replace(bare, why_not=why, answer=None, assignments=(), consignments=())
    rest = replace(program, problem=problem)
    return _with(replace(bare, offered=rest), rest, answer.solution, time_limit_s, made=began)


def _told(bare: Split, program: Offered, found: Solution, time_limit_s: float, gap: float) -> Split:
    """The split with its exact figures; machines whose steps (batches, builds) make them late get a little less time."""
    told = _with(bare, program, found, time_limit_s)
    for _ in range(_ROUNDS):
        behind = late(program, told.assignments)
        if not behind or program.deadline is None:
            return told
        slow = {(a.node.id, a.part) for a in behind}
        resources = {
            choice.resource
            for o, choice in enumerate(program.problem.choices)
            if (program.node(o).id, program.line(o)[0].name) in slow
        }
        program = replace(program, problem=_tightened(program.problem, resources))
        again = solve(program.problem, bare.limits, Wanted(short_most=bare.short), time_limit_s=time_limit_s, gap=gap)
        if again.pieces is None:
            break
        told = _with(replace(bare, offered=program), program, again, time_limit_s)
    names = ", ".join(sorted({a.node.name for a in late(program, told.assignments)}))
    return (
        replace(told, notes=(*told.notes, f"later than due by the estimate of the whole lot: {names}"))
        if names
        else told
    )


def _tightened(problem: Problem, resources: Collection[int]) -> Problem:
    def less(window: Window) -> Window:
        return Window(rows=tuple((hands, machine, limit * _TIGHTER) for hands, machine, limit in window.rows))

    windows = tuple(
        tuple(less(w) for w in found) if found and r in resources else found for r, found in enumerate(problem.windows)
    )
    return replace(problem, windows=windows)


def _with(
    bare: Split, program: Offered, found: Solution, time_limit_s: float, made: Mapping[int, int] | None = None
) -> Split:
    assert found.pieces is not None
    assignments, consignments = assigned(program, found.pieces, made)
    answer = Answer(
        status=found.status,
        pieces=found.pieces,
        value=found.value,
        bound=found.bound,
        seconds=found.seconds,
        time_limit_s=time_limit_s,
    )
    return replace(bare, answer=answer, assignments=assignments, consignments=consignments)


def _fresh(program: Offered, at: datetime) -> list[tuple[Window, ...] | None]:
    """The plans of every machine for who starts now."""
    if program.deadline is None:
        return [None] * len(program.problem.windows)
    when = replace(program.deadline, at=at)
    users: dict[int, list[int]] = {}
    for o, choice in enumerate(program.problem.choices):
        users.setdefault(choice.resource, []).append(o)
    found: list[tuple[Window, ...] | None] = []
    for resource in range(len(program.problem.windows)):
        those = users[resource]
        line, k = program.line(those[0])
        calendar = calendar_of(program.node(those[0]))
        windows = windows_of(
            calendar, float(line.counts[k]), float(line.distance_km[k]), replace(when, abroad=bool(line.abroad[k]))
        )
        choices = [program.problem.choices[o] for o in those]
        found.append(chosen(windows, choices) if len(those) > 1 else windows)
    return found


def _counts(found: Split, made: Mapping[tuple[str, str], int]) -> dict[int, int]:
    program, answer = found.offered, found.answer
    assert program is not None
    assert answer is not None
    at = {(program.line(o)[0].name, program.node(o).id): o for o in range(len(program.problem.choices))}
    counts = {}
    for (part, node), count in made.items():
        o = at.get((part, program.network.node(node).id))
        if o is None or not 0 <= count <= int(answer.pieces[o]):
            raise InputError(f"'{node}' was not to make {count} of {part}")
        counts[o] = count
    return counts


def _notes(program: Offered, asks: Sequence[Ask]) -> list[str]:
    said = [ONE_MACHINE]
    for line, ask in zip(program.lines, asks, strict=True):
        if not (len(ask.processes) == 1 and ask.materials) and ask.route is None:
            said.append(f"{line.name} is made by {line.process} in {line.material}: that of the best candidate")
    return said


def _checked(limits: Limits, asks: Sequence[Ask]) -> Limits:
    if not asks:
        raise InputError("nothing is ordered")
    names = [ask.facts.name for ask in asks]
    if len(set(names)) < len(names):
        raise InputError("two parts of the order have the same name")
    if any(ask.quantity < 1 for ask in asks):
        raise InputError("a quantity is at least 1")
    if not 0.0 < limits.max_share <= 1.0:
        raise InputError(f"the largest share of a node is above 0 and at most 1, not {limits.max_share}")
    if limits.min_nodes < 1 or limits.min_lot < 1:
        raise InputError("the least number of nodes and the smallest lot are at least 1")
    if limits.co2e_max_kg is not None and not limits.co2e_max_kg >= 0.0:
        raise InputError("the limit of emissions is at least 0 kg")
    return limits
