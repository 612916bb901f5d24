"""A mixed-integer program in arrays, handed to HiGHS through `highspy`: relaxed, cut at its root, or solved whole.

The cuts are those that HiGHS separates at the root (flow covers and rounding of rows: Marchand and Wolsey, "Aggregation and
mixed integer rounding to solve MIPs", Operations Research 49, 2001). They hold for every solution cheaper than the best that
HiGHS met on the way, and are used for those alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from dfdm.nodes.splitting.problem import FloatArray, IntArray, SolverError

BoolArray = NDArray[np.bool_]
Basis: TypeAlias = highspy.HighsBasis
_DEVEX: Final = 1
_DUAL: Final = 1
_PRIMAL: Final = 4
_TOLD: Final = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kObjectiveBound,
    highspy.HighsModelStatus.kIterationLimit,
)
_NO_LIMIT: Final = 2**31 - 1
_HELD: Final = 1e-9
_SCALED: Final = 10
QUIET: Final = {
    f"mip_heuristic_run_{name}": False
    for name in ("feasibility_jump", "rins", "rens", "root_reduced_cost", "zi_round", "shifting")
}
"""Options of a solver that only proves, and looks for nothing beside."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Program:
    """The least `price` (c,) z with `least <= matrix z <= most` (r,) and `low <= z <= high` (c,)."""

    matrix: csr_array
    least: FloatArray
    most: FloatArray
    price: FloatArray
    low: FloatArray
    high: FloatArray

    def with_rows(self, matrix: csr_array, least: FloatArray, most: FloatArray) -> Program:
        """The same with more rows."""
        return replace(
            self,
            matrix=csr_array(vstack([self.matrix, matrix])),
            least=np.append(self.least, least),
            most=np.append(self.most, most),
        )

    def within(self, low: FloatArray, high: FloatArray) -> Program:
        """The same between other bounds."""
        return replace(self, low=low, high=high)

    def only(self, rows: BoolArray) -> Program:
        """The same with some of its rows (r,)."""
        kept = np.flatnonzero(rows)
        return replace(self, matrix=csr_array(self.matrix[kept]), least=self.least[kept], most=self.most[kept])

    def reduced(self) -> tuple[Program, IntArray, float, IntArray]:
        """Without the columns that are fixed and the rows that always hold: (program, its columns, the fixed price, its rows).

        The price is infinite where a row that nothing is left of does not hold.
        """
        free = self.high > self.low
        kept = np.flatnonzero(free)
        fixed = np.where(free, 0.0, self.low)
        shift = self.matrix @ fixed
        matrix = csr_array(self.matrix[:, kept])
        size = _HELD * np.maximum(1.0, np.abs(shift))
        least, most = self.least - shift, self.most - shift
        row, column = np.repeat(np.arange(len(least)), np.diff(matrix.indptr)), kept[matrix.indices]
        ends = matrix.data * self.low[column], matrix.data * self.high[column]
        lowest = np.bincount(row, np.minimum(*ends), len(least))
        highest = np.bincount(row, np.maximum(*ends), len(least))
        rows = np.flatnonzero((lowest < least - size) | (highest > most + size))
        broken = (self.low > self.high).any() or (
            np.isin(rows, np.flatnonzero(np.diff(matrix.indptr) == 0), assume_unique=True)
        ).any()
        smaller = Program(
            matrix=csr_array(matrix[rows]),
            least=least[rows],
            most=most[rows],
            price=self.price[kept],
            low=self.low[kept],
            high=self.high[kept],
        )
        return smaller, kept, float("inf") if broken else float(self.price @ fixed), rows


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Answer:
    """Where HiGHS ended: `values` (c,) of the best solution, None where there is none, its price and the bound below all."""

    values: FloatArray | None
    price: float
    bound: float
    infeasible: bool
    solved: bool


def passed(program: Program, whole: BoolArray | None = None, **options: float | str) -> highspy.Highs:
    """The program in a solver that says nothing and takes one thread; `whole` (c,) are the integral columns."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    for name, value in options.items():
        solver.setOptionValue(name, value)
    columns = program.matrix.tocsc()
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.price), len(program.least)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = program.price, program.low, program.high
    lp.row_lower_, lp.row_upper_ = program.least, program.most
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = columns.indptr, columns.indices
    lp.a_matrix_.value_ = columns.data
    if whole is not None:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(flag)] for flag in whole]
    solver.passModel(lp)
    return solver


def run(
    program: Program, whole: BoolArray, *, seconds: float, gap: float, enough: float, **options: float | str
) -> Answer:
    """Solve a program with integral columns for what is cheaper than `enough`; infeasible where nothing is."""
    solver = passed(program, whole, time_limit=max(seconds, 0.01), mip_rel_gap=gap, objective_bound=enough, **options)
    return _answer(solver)


def relaxed(program: Program) -> tuple[float, FloatArray, FloatArray]:
    """The divisible program: (price, values (c,), multipliers of the rows (r,)); an infinite price where there is none."""
    solver = passed(program)
    solver.run()
    state, states = solver.getModelStatus(), highspy.HighsModelStatus
    if state not in (*_TOLD, states.kUnboundedOrInfeasible):
        state = _anew(solver)
    if state in (states.kInfeasible, states.kUnboundedOrInfeasible):
        return float("inf"), np.zeros(0), np.zeros(0)
    if state != states.kOptimal:
        raise _silent(solver)
    found = solver.getSolution()
    price = float(solver.getInfo().objective_function_value)
    return price, np.array(found.col_value), np.array(found.row_dual)


class Linear:
    """A divisible program that is solved again and again between other bounds, each time from where it stands."""

    def __init__(self, program: Program) -> None:
        self._solver = passed(
            program, presolve="off", solver="simplex", simplex_strategy=_DUAL, simplex_dual_edge_weight_strategy=_DEVEX
        )
        self._columns = np.arange(len(program.price), dtype=np.int32)

    def solve(self, low: FloatArray, high: FloatArray, enough: float, most: int | None = None) -> float:
        """The least price, infinite where there is no solution or it is `enough`.

        After `most` iterations the price so far, which proves nothing and is below `enough`.
        """
        solver, states = self._solver, highspy.HighsModelStatus
        solver.changeColsBounds(len(self._columns), self._columns, low, high)
        solver.setOptionValue("objective_bound", enough)
        solver.setOptionValue("simplex_iteration_limit", _NO_LIMIT if most is None else most)
        solver.run()
        state = solver.getModelStatus()
        if state not in _TOLD:
            state = _anew(solver)
        if state in (states.kInfeasible, states.kObjectiveBound):
            return float("inf")
        price = float(solver.getInfo().objective_function_value)
        if state == states.kOptimal:
            return price
        if most is None:
            raise _silent(solver)
        return min(price, float(np.nextafter(enough, -np.inf)))

    def values(self) -> FloatArray:
        """Of the columns (c,), by what was solved last."""
        return np.array(self._solver.getSolution().col_value)

    def multipliers(self) -> FloatArray:
        """Of the rows (r,), by what was solved last."""
        return np.array(self._solver.getSolution().row_dual)

    def basis(self) -> Basis:
        """Where it stands."""
        return self._solver.getBasis()

    def restart(self, basis: Basis) -> None:
        """Stand there again."""
        self._solver.setBasis(basis)


def _anew(solver: highspy.Highs) -> highspy.HighsModelStatus:
    """How a solver ends that lost its way: from nothing, then without the bound too, then by the primal simplex."""
    state = solver.getModelStatus()
    for options in ({}, {"objective_bound": np.inf}, {"simplex_strategy": _PRIMAL}):
        for name, value in options.items():
            solver.setOptionValue(name, value)
        solver.clearSolver()
        solver.run()
        state = solver.getModelStatus()
        if state in _TOLD:
            break
    solver.setOptionValue("simplex_strategy", _DUAL)
    return state


def _silent(solver: highspy.Highs) -> SolverError:
    return SolverError(f"the solver did not answer: {solver.modelStatusToString(solver.getModelStatus())}")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Rows:
    """`least <= matrix z <= most` (r,)."""

    matrix: csr_array
    least: FloatArray
    most: FloatArray


def cut(program: Program, whole: BoolArray, *, seconds: float, presolved: bool = False) -> tuple[Answer, Rows] | None:
    """Cuts of the root of a program, which hold for all that is cheaper than the price of the answer.

    HiGHS finds other cuts when it may presolve first: it knows by how much binary columns bound others then. That is done
    only where its presolve leaves every column what it is; nothing is given back where it does not.
    """
    scaled, sizes = _scaled(program, whole)
    if presolved and not _leaves(scaled, whole):
        return None
    solver = passed(
        scaled,
        whole,
        time_limit=max(seconds, 0.01),
        mip_rel_gap=0.0,
        presolve="on" if presolved else "off",
        mip_allow_restart=False,
        mip_detect_symmetry=False,
        mip_max_nodes=1,
        mip_heuristic_effort=0.0,
        **QUIET,
    )
    pool = [Rows(matrix=csr_array((0, len(sizes))), least=np.zeros(0), most=np.zeros(0))]

    def keep(event: highspy.highs.HighsCallbackEvent) -> None:
        data = event.data_out
        count, start = int(data.cutpool_num_cut), np.array(data.cutpool_start)
        if not count or int(data.cutpool_num_col) != len(sizes):
            return
        index = np.array(data.cutpool_index)
        value = np.array(data.cutpool_value) / sizes[index]
        matrix = csr_array((value, index, start[: count + 1]), shape=(count, len(sizes)))
        least, most = np.array(data.cutpool_lower)[:count], np.array(data.cutpool_upper)[:count]
        pool[0] = Rows(matrix=matrix, least=least, most=most)

    solver.cbMipGetCutPool += keep
    answer = _answer(solver)
    if answer.values is not None:
        answer = replace(answer, values=answer.values * sizes)
    return answer, pool[0]


def _scaled(program: Program, whole: BoolArray) -> tuple[Program, FloatArray]:
    """The program with columns that are not `whole` (c,) and rows of about the same size, and by how much columns grew (c,).

    HiGHS adds rows up for its cuts where it takes them to be of use, which depends on their size. Powers of two lose nothing.
    """
    matrix = program.matrix
    ends = np.where(np.isfinite(program.high) & (program.high > 0.0), program.high, 1.0)
    columns = np.where(whole, 1.0, np.exp2(np.round(np.log2(ends))))
    rows = np.ones(len(program.least))
    row, column = np.repeat(np.arange(len(rows)), np.diff(matrix.indptr)), matrix.indices
    size, loose = np.abs(matrix.data), ~whole[matrix.indices]
    for _ in range(_SCALED):
        largest = np.zeros(len(rows))
        np.maximum.at(largest, row[loose], (size * columns[column])[loose])
        rows = np.where(largest > 0.0, np.exp2(-np.round(np.log2(np.where(largest > 0.0, largest, 1.0)))), 1.0)
        largest = np.zeros(len(columns))
        np.maximum.at(largest, column, size * rows[row] * columns[column])
        grown = np.where(
            whole | (largest == 0.0), 1.0, np.exp2(-np.round(np.log2(np.where(largest > 0.0, largest, 1.0))))
        )
        if (grown == 1.0).all():
            break
        columns = columns * grown
    data = matrix.data * rows[row] * columns[column]
    scaled = Program(
        matrix=csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape),
        least=program.least * rows,
        most=program.most * rows,
        price=program.price * columns,
        low=program.low / columns,
        high=program.high / columns,
    )
    return scaled, columns


def _leaves(program: Program, whole: BoolArray) -> bool:
    """Whether the presolve of HiGHS leaves every column there, and what it is."""
    solver = passed(program, whole, presolve="on")
    solver.presolve()
    left = solver.getPresolvedLp()
    return (
        left.num_col_ == len(program.price)
        and left.offset_ == 0.0
        and bool(np.array_equal(np.array(left.col_cost_), program.price))
    )


def _answer(solver: highspy.Highs) -> Answer:
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return Answer(
        values=np.array(solver.getSolution().col_value) if found else None,
        price=float(info.objective_function_value) if found else float("inf"),
        bound=float(info.mip_dual_bound),
        infeasible=status == highspy.HighsModelStatus.kInfeasible,
        solved=status == highspy.HighsModelStatus.kOptimal,
    )
