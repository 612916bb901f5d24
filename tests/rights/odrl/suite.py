"""The ODRL Test Suite of SolidLab (MIT) beside the checkout, with the two measures that it compares reports by."""

from dataclasses import dataclass
from pathlib import Path

from dfdm.rights.odrl import RuleReport, evaluate, load_policies, load_request, load_world

ROOT = Path(__file__).parents[3].parent / "shared" / "data" / "odrl" / "suite"
REPORT = "https://w3id.org/force/compliance-report#"
EX = "http://example.org/"
ABOUT = {"TargetReport": "target", "PartyReport": "party", "ActionReport": "action", "ConstraintReport": "constraint"}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case: the files it is made of, and what its compliance report expects."""

    name: str
    title: str
    policy: Path
    request: Path
    world: Path
    rule: str
    rule_request: str
    active: bool
    attempted: bool
    premises: tuple[tuple[str, str, bool], ...]
    """(about, constraint, satisfied) of every premise that the report reaches."""


def cases() -> list[Case]:
    import rdflib

    homes = {kind: _by_subject(ROOT / kind) for kind in ("policies", "requests", "sotw")}
    found = []
    for path in sorted((ROOT / "test_cases").glob("*.ttl")):
        graph = rdflib.Graph().parse(path, format="turtle")
        (case,) = graph.subjects(rdflib.RDF.type, rdflib.URIRef(EX + "TestCase"))
        told = {name: str(graph.value(case, rdflib.URIRef(EX + name))) for name in ("policy", "request", "sotw")}
        report = graph.value(case, rdflib.URIRef(EX + "expectedReport"))
        (rule,) = graph.objects(report, rdflib.URIRef(REPORT + "ruleReport"))
        found.append(
            Case(
                name=path.stem,
                title=str(graph.value(case, rdflib.URIRef("http://purl.org/dc/terms/title"))),
                policy=homes["policies"][told["policy"]],
                request=homes["requests"][told["request"]],
                world=homes["sotw"][told["sotw"]],
                rule=str(graph.value(rule, rdflib.URIRef(REPORT + "rule"))),
                rule_request=str(graph.value(rule, rdflib.URIRef(REPORT + "ruleRequest"))),
                active=str(graph.value(rule, rdflib.URIRef(REPORT + "activationState"))) == REPORT + "Active",
                attempted=str(graph.value(rule, rdflib.URIRef(REPORT + "attemptState"))) == REPORT + "Attempted",
                premises=tuple(sorted(_premises(graph, report, rdflib))),
            )
        )
    return found


def judged(case: Case) -> RuleReport:
    """Our report of the case's one rule."""
    found = evaluate(load_policies(case.policy), load_request(case.request), load_world(case.world))
    (report,) = found.rules
    return report


def same_activation(case: Case, report: RuleReport) -> bool:
    """The suite's measure "Rule-Activation-similarity": same rule, attempt and activation."""
    return (report.rule, report.attempted, report.active) == (case.rule, case.attempted, case.active)


def same_satisfaction(case: Case, report: RuleReport) -> bool:
    """The suite's measure "Rule-Activation-Constraint-satisfaction-similarity": every premise too, and no other."""
    ours = sorted(
        (p.about, p.constraint, p.satisfied is True)  # what is not known counts as unsatisfied there
        for p in report.premises
    )
    return same_activation(case, report) and ours == list(case.premises)


def _premises(graph, report, rdflib):
    """What the suite's own comparison sees: reports that hang together with the policy report."""
    reached, waiting = set(), [report]
    while waiting:
        node = waiting.pop()
        if node in reached:
            continue
        reached.add(node)
        waiting += [o for o in graph.objects(node, None) if (o, None, None) in graph]
    for node in reached:
        for kind, about in ABOUT.items():
            if (node, rdflib.RDF.type, rdflib.URIRef(REPORT + kind)) in graph:
                state = graph.value(node, rdflib.URIRef(REPORT + "satisfactionState"))
                constraint = graph.value(node, rdflib.URIRef(REPORT + "constraint"))
                yield about, str(constraint or ""), str(state) == REPORT + "Satisfied"


def _by_subject(folder: Path) -> dict[str, Path]:
    import rdflib

    found = {}
    wanted = {"policies": "http://www.w3.org/ns/odrl/2/Set", "requests": "http://www.w3.org/ns/odrl/2/Request"}
    for path in sorted(folder.glob("*.ttl")):
        graph = rdflib.Graph().parse(path, format="turtle")
        kind = rdflib.URIRef(wanted.get(folder.name, EX + "Sotw"))
        found |= {str(subject): path for subject in graph.subjects(rdflib.RDF.type, kind)}
    return found
