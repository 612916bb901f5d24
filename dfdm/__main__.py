"""The command line: parsing and printing only; what is done stands in `dfdm.verbs`."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from dfdm.errors import DfdmError, InputError
from dfdm.output import as_json, emit, keep_stdout, speak_utf8, write
from dfdm.verbs.answer_arguments import add_answers
from dfdm.verbs.arguments import STOCK, add_nodes, add_processes, add_stock, names, positive, seconds
from dfdm.verbs.calibrate_arguments import add_calibrate
from dfdm.verbs.handing_arguments import add_handing_on
from dfdm.verbs.housekeeping_arguments import add_rest
from dfdm.verbs.inspect_arguments import add_inspect
from dfdm.verbs.key_arguments import add_keys
from dfdm.verbs.ledger_arguments import add_ledger
from dfdm.verbs.money_arguments import add_currency, add_money, add_weights, matched_words, weights
from dfdm.verbs.network_arguments import add_network
from dfdm.verbs.paper_arguments import add_paper
from dfdm.verbs.recipe_arguments import add_recipe
from dfdm.verbs.rights_arguments import add_rights
from dfdm.verbs.signer_arguments import add_trust
from dfdm.verbs.split_arguments import add_split
from dfdm.verbs.stated_arguments import add_license, add_rights_file
from dfdm.verbs.sweep_arguments import add_sweeping
from dfdm.verbs.trust_arguments import add_certificates, add_credentials, add_signing, certificates

DONE: Final = 0
REFUSED: Final = 1
UNUSABLE: Final = 2
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 unusable input, 130 interrupted."""
    speak_utf8()
    try:
        options = _parser().parse_args(arguments)
        if arguments is not None or not hasattr(options, "timeout"):
            return _run(options)
        if os.environ.get("DFDM_DEBUG"):
            return _alone(options)
        from dfdm.workers.supervision import run_supervised

        return run_supervised(lambda: _alone(options), sys.argv[1:], limit_s=options.timeout)
    except DfdmError as error:
        return _say(str(error))
    except KeyboardInterrupt:
        return _interrupted()


def _alone(options: argparse.Namespace) -> int:
    """Run the command of a process that does nothing else: standard output is for its result."""
    keep_stdout()
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    try:
        if hasattr(options, "timeout"):  # what it opens is measured
            from dfdm.geometry.compiled import prepare

            prepare(lambda line: print(f"dfdm: {line}", file=sys.stderr, flush=True))
        return int(options.run(options))
    except DfdmError as error:
        return _say(str(error))
    except MemoryError:
        return _say("there is not enough memory for this model; nothing was written")
    except KeyboardInterrupt:
        return _interrupted()
    except OSError as error:
        return _say(f"{error.filename or 'output'}: {error.strerror or error}")
    except Exception as error:  # a defect of ours is one line too; the rest on request
        if isinstance(error.__cause__ or error.__context__, KeyboardInterrupt):  # while a compiled module was loading
            return _interrupted()
        if os.environ.get("DFDM_DEBUG"):
            raise
        return _say(f"internal error ({type(error).__name__}: {error}); DFDM_DEBUG=1 shows where. Please report it")


def _interrupted() -> int:
    from dfdm.workers import progress
    from dfdm.workers.supervision import SAID_INTERRUPTED

    progress(SAID_INTERRUPTED)
    with contextlib.suppress(KeyboardInterrupt):  # who presses it again is told once
        _say("interrupted; nothing was written")
    return INTERRUPTED


def _say(message: str) -> int:
    print(f"dfdm: {' '.join(message.split())}", file=sys.stderr)
    return UNUSABLE


def _settings(options: argparse.Namespace) -> dict[str, Any]:
    values = {}
    for text in options.set or ():
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise InputError(f"--set {text}: write NAME=VALUE")
        values[name.strip()] = value
    return {
        "values": values,
        "preset": options.preset or "",
        "units": options.units,
        "thickness_mm": options.thickness,
        "timeout_s": options.timeout,
        "trust": options.trust,
    }


def _measure(options: argparse.Namespace) -> int:
    from dfdm import verbs

    found = verbs.measure(options.model, **_settings(options))
    emit(options, found.to_dict(), str(found))
    return DONE


def _check(options: argparse.Namespace) -> int:
    from dfdm import verbs

    ask: Any = verbs.check_all
    if options.nodes:
        ask = partial(verbs.check_nodes, nodes=options.nodes)
    reports = ask(
        options.model,
        processes=names(options.process),
        route=options.route,
        material=options.material,
        machine=options.machine,
        orientation=options.orientation,
        language=options.language,
        **_settings(options),
    )
    if options.format == "json":
        write(options, as_json(reports.reports_document()))
    elif options.format == "text":
        write(options, reports.text(why=options.why))
    else:
        write(options, verbs.render(reports, options.format))
    named = bool(options.process or options.route or options.nodes)
    return DONE if reports.accepted(all_of_them=named and not options.nodes, unknown=options.unknown) else REFUSED


def _cost(options: argparse.Namespace) -> int:
    from dfdm import verbs

    several = names(options.process)
    asked: Any = verbs.cost_all
    if len(several) > 1:
        asked = partial(verbs.break_even, most=options.most)
    found = asked(
        options.model,
        several if len(several) > 1 else options.process,
        route=options.route,
        material=options.material,
        machine=options.machine,
        quantity=options.quantity,
        profile=options.profile,
        **{key: getattr(options, key) for key in STOCK},
        currency=options.currency,
        nest=options.nest,
        slicer=options.slicer,
        calibration=options.calibration,
        **_settings(options),
    )
    emit(options, found.to_dict(), str(found))
    return DONE


def _match(options: argparse.Namespace) -> int:
    from dfdm import verbs

    found = verbs.match(
        options.model,
        options.nodes,
        to=options.to,
        quantity=options.quantity,
        process=names(options.process),
        material=options.material,
        route=options.route,
        at=options.at,
        weights=weights(options),
        currency=options.currency,
        design_rights=options.rights_file,
        **certificates(options),
        **_settings(options),
    )
    emit(options, *matched_words(options, found))
    return DONE if found.able else REFUSED


def _nodes(options: argparse.Namespace) -> int:
    from dfdm import verbs

    document, text = verbs.nodes(options.what, options)
    if options.what in ("new", "import", "export") and options.output:
        write(options, text)
    else:
        emit(options, document, text)
    return DONE


def _coupons(options: argparse.Namespace) -> int:
    from dfdm import verbs

    chosen = {key: getattr(options, key) for key in ("machine", "material", "repeats", "thickness_mm", "force")}
    written = verbs.coupons(options.process, options.folder, **chosen)
    emit(options, written.to_dict(), str(written))
    return DONE


def _characterize(options: argparse.Namespace) -> int:
    from dfdm import verbs

    chosen = {key: getattr(options, key) for key in ("process", "machine", "material")}
    found, text = verbs.characterize(options.node, options.measured, **chosen)
    options.output = options.output or options.node
    write(options, text.removesuffix("\n"))
    options.output = None  # that was the node file; what is claimed is printed
    emit(options, found.to_dict(), str(found))
    return DONE


def _processes(options: argparse.Namespace) -> int:
    from dfdm import verbs

    document, text = verbs.processes(options.process, language=options.language)
    if options.format == "html":
        write(options, verbs.handbook(document, options.language))
    else:
        emit(options, document, text)
    return DONE


def _doctor(options: argparse.Namespace) -> int:
    from dfdm import verbs

    document, text, healthy = verbs.doctor(options.notebook)
    emit(options, document, text)
    return DONE if healthy else REFUSED


def _demo(options: argparse.Namespace) -> int:
    from dfdm import demo

    return demo.run(options.model, Path(options.output or "out"), to=options.to, quantity=options.quantity)


def _lab(options: argparse.Namespace) -> int:
    from dfdm import demo

    return demo.lab(options.notebook)


class _Parser(argparse.ArgumentParser):
    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - as the library has it
        found, rest = self.parse_known_args(args, namespace)
        if rest:  # the library would name the help of all commands, and not of the one that was asked
            raise InputError(f"unrecognized arguments: {' '.join(rest)} (see {self.prog} {found.command} --help)")
        return found

    def error(self, message: str) -> Any:  # noqa: ANN401 - never returns
        raise InputError(f"{message} (see {self.prog} --help)")


def _parser() -> argparse.ArgumentParser:
    from dfdm import __version__

    parser = _Parser(
        prog="dfdm", description="Design for distributed manufacturing: check, cost, match, export, verify."
    )
    parser.add_argument("--version", action="version", version=f"dfdm {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    out = argparse.ArgumentParser(add_help=False)
    out.add_argument("--format", choices=("text", "json"), default="text", help="text for people, json for programs")
    out.add_argument("-o", "--output", metavar="FILE", help="write there instead of printing")
    model = argparse.ArgumentParser(add_help=False)
    model.add_argument(
        "model", metavar="MODEL", help="script (.py or .py:NAME), notebook, STEP, STL, 3MF, DXF or bundle"
    )
    model.add_argument("--set", action="append", metavar="NAME=VALUE", help="set a parameter of the design")
    model.add_argument("--preset", metavar="NAME", help="set a preset of the design")
    model.add_argument("--units", choices=("mm", "inch"), help="unit of a file that does not say its own")
    model.add_argument("--thickness", type=float, metavar="MM", help="thickness of the sheet for a DXF")
    model.add_argument("--timeout", type=seconds, metavar="S", help="give up after so many seconds (default: by step)")
    add_trust(model)
    made = argparse.ArgumentParser(add_help=False)
    made.add_argument("--material", metavar="M", help="material (default: the process's own)")
    made.add_argument("--route", metavar="FILE", help="a route of several steps (TOML)")
    _add_judging(commands, out, model, made)
    add_handing_on(commands, out, model, made, _settings, emit)
    add_signing(commands, emit)
    add_credentials(commands, out, _Parser, emit)
    add_keys(commands, out, _Parser, emit)
    add_answers(commands, emit)
    add_ledger(commands, out, emit, _Parser)
    add_paper(commands, model, made, _settings)
    add_network(commands, out, _Parser, emit)
    add_rights(commands, out, emit)
    add_recipe(commands, model, made, _settings, write)
    add_sweeping(commands, out, model, made, _settings, emit)
    add_calibrate(commands, emit)
    add_inspect(commands, out, emit)
    add_split(commands, out, model, _settings, emit)
    add_license(commands, out, emit)
    _add_housekeeping(commands, out)
    return parser


def _add_judging(commands: Any, out: Any, model: Any, made: Any) -> None:  # noqa: ANN401 - argparse's own types
    commands.add_parser("measure", parents=[model, out], help="geometry facts").set_defaults(run=_measure)
    check = commands.add_parser("check", parents=[model, made], help="can it be made, and why not")
    check.add_argument("--process", metavar="P,..", help="processes to judge (default: all)")
    check.add_argument("--machine", metavar="ID", help="machine model")
    check.add_argument("--nodes", metavar="SRC", help="judge the nodes of a file or folder, or 'sample'")
    check.add_argument("--orientation", metavar="WHICH", help="best, as-modeled, or X,Y,Z of the build direction")
    check.add_argument("--why", action="store_true", help="say why, and what each remedy costs elsewhere")
    check.add_argument("--language", metavar="LL", help="en or es (default: DFDM_LANGUAGE, else en)")
    check.add_argument("--unknown", choices=("fail", "allow"), default="allow", help="whether an unknown refuses")
    check.add_argument("--format", choices=("text", "json", "sarif", "junit", "html"), default="text")
    check.add_argument("-o", "--output", metavar="FILE", help="write there instead of printing")
    check.set_defaults(run=_check)
    cost = commands.add_parser("cost", parents=[model, made, out], help="what it costs (an estimate, not an offer)")
    cost.add_argument("--process", metavar="P,..", help="the process (or --route); of several, where they break even")
    cost.add_argument("--machine", metavar="ID", help="machine model")
    cost.add_argument("--quantity", type=positive, default=1, metavar="N")
    cost.add_argument("--profile", metavar="FILE", help="slicer profile (PrusaSlicer .ini)")
    cost.add_argument("--most", type=positive, default=10_000, metavar="N", help="largest quantity to compare (10000)")
    add_stock(cost)
    add_currency(cost)
    cost.add_argument(
        "--nest", type=positive, nargs="?", const=8, default=0, metavar="S", help="nest on the sheet, in S s (8)"
    )
    cost.add_argument(
        "--slicer",
        nargs="?",
        const=True,
        default=False,
        metavar="NAME",
        help="let a slicer estimate: prusa-slicer, CuraEngine, or its path",
    )
    cost.add_argument("--calibration", metavar="FILE", help="what the slicer said of this profile: kept, or used")
    cost.set_defaults(run=_cost)
    match = commands.add_parser("match", parents=[model, made, out], help="who can make it, where, by when")
    match.add_argument("--process", metavar="P,..", help="only these processes")
    match.add_argument("--nodes", metavar="SRC", default="sample", help="nodes (default: the sample network)")
    match.add_argument("--to", required=True, metavar="PLACE", help="where it is wanted: 'Berlin, DE' or LAT,LON")
    match.add_argument("--quantity", type=positive, default=1, metavar="N")
    match.add_argument("--at", metavar="TIME", help="when the order is placed (ISO 8601; default: now)")
    match.add_argument("--all", action="store_true", help="list those that cannot make it too, with reasons")
    add_weights(match)
    add_currency(match)
    add_certificates(match)
    add_money(match)
    add_rights_file(match)
    match.set_defaults(run=_match)


def _add_housekeeping(commands: Any, out: Any) -> None:  # noqa: ANN401 - argparse's own types
    nodes = add_nodes(commands, out, _Parser)
    for command in nodes.values():
        command.set_defaults(run=_nodes)
    nodes["coupons"].set_defaults(run=_coupons)
    nodes["characterize"].set_defaults(run=_characterize)
    add_processes(commands).set_defaults(run=_processes)
    runs = {"doctor": _doctor, "demo": _demo, "lab": _lab}
    for name, command in add_rest(commands, out).items():
        command.set_defaults(run=runs[name])


if __name__ == "__main__":
    sys.exit(main())
