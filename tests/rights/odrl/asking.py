"""Policies of one rule or two, and what becomes of a request under them."""

from dfdm.rights.odrl import evaluate, policies_from, request_of, world_of

X, ALICE = "http://example.org/x", "http://example.org/alice"
CONTEXT = [
    "http://www.w3.org/ns/odrl.jsonld",
    {"ex": "http://example.org/", "oax": "http://w3id.org/odrl/spatial-axis#"},
]


def policy(*, type="Set", **said):
    return policies_from({"@context": CONTEXT, "@type": type, "uid": "ex:policy", **said})


def permission(*constraints, **said):
    return {"action": "use", "target": "ex:x", **({"constraint": list(constraints)} if constraints else {}), **said}


def constraint(left, operator, right, **more):
    return {"leftOperand": left, "operator": operator, "rightOperand": right, **more}


def ask(policies, world=None, **asked):
    return evaluate(
        policies, request_of({"party": ALICE, "action": "print", "target": X, **asked}), world_of(world or {})
    )


def decided(*constraints, world=None, **asked):
    """The decisions of a permission and of a prohibition with the same constraints, the latter beside a permission."""
    permitted = ask(policy(permission=[permission(*constraints)]), world, **asked)
    forbidden = ask(policy(permission=[permission()], prohibition=[permission(*constraints)]), world, **asked)
    return permitted.decision, forbidden.decision


HOLDS, FAILS, UNKNOWN = ("permit", "deny"), ("deny", "permit"), ("deny", "deny")
