"""Random policies, and what follows from them by brute force: a second, naive reading of ODRL that shares no code with dfdm.

Values are plain numbers, hours or words; a policy is a list of rules, a condition a tuple: `(operand, operator, rights)` for
a constraint, `(connective, [conditions])` else. Outcomes are True, False or None (not known).
"""

import itertools
import random

CONTEXT = [
    "http://www.w3.org/ns/odrl.jsonld",
    {
        "oax": "http://w3id.org/odrl/spatial-axis#",
        "ex": "http://example.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    },
]
_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
EU = _EU.split(" ")
REGIONS = {"EU": EU, "EEA": [*EU, "IS", "LI", "NO"]}
CLASSES = {"ex:science": ["ex:research", "ex:teaching"], "ex:commerce": ["ex:sale"]}
SIZES = ("oax:absoluteSizeWidth", "oax:absoluteSizeHeight", "oax:absoluteSizeDepth")
LENGTHS = ("elapsedTime", "meteredTime", "delayPeriod")
COMPARED = ("eq", "neq", "lt", "lteq", "gt", "gteq")
LISTED = ("isAnyOf", "isNoneOf")
OPERATORS = {
    **dict.fromkeys(SIZES, (*COMPARED, *LISTED)),
    **dict.fromkeys(LENGTHS, COMPARED),
    "dateTime": COMPARED,
    "count": (*COMPARED, *LISTED),
    "spatial": ("eq", "neq", "isPartOf", "hasPart", *LISTED),
    "language": ("eq", "neq", "isPartOf", "isA", *LISTED),
    "purpose": ("eq", "neq", "isA", "isAllOf", *LISTED),
}
RIGHTS = {
    **dict.fromkeys(SIZES, (200, 300, 400)),
    **dict.fromkeys(LENGTHS, (24, 48, 72)),
    "dateTime": ((24, 48), (48, 72), (36, 36), (60, 60)),  # days, and instants at noon
    "count": (1, 2, 4, 5),
    "spatial": ("DE", "FR", "US", "EU", "EEA"),
    "language": ("de", "de-AT", "en"),
    "purpose": ("ex:research", "ex:teaching", "ex:sale"),
}
GRID = {
    **dict.fromkeys(SIZES, (150, 200, 250, 300, 350, 400, 450)),
    **dict.fromkeys(LENGTHS, (0, 12, 24, 36, 48, 60, 72, 84)),
    "dateTime": (0, 24, 30, 36, 40, 48, 54, 60, 66, 72, 80),
    "count": (1, 2, 3, 4, 5, 6),
    "spatial": ("DE", "FR", "US", "NO", "CH"),
    "language": ("de", "de-AT", "de-CH", "en", "fr"),
    "purpose": ("ex:research", "ex:teaching", "ex:sale", "ex:other"),
}
STATIC_GRID = {
    **GRID,
    "spatial": (*GRID["spatial"], "AT", "EU", "EEA"),
    "purpose": (*GRID["purpose"], *CLASSES),
    "language": (*GRID["language"], "de-AT-1996", "en-GB"),
}
ACTIONS = {"use": (), "print": ("use",), "display": ("play", "use"), "play": ("use",), "sell": ("transfer",)}
PARTIES = ("ex:alice", "ex:bob")


# Policies


def condition(dice, operands, depth=2):
    if depth and dice.random() < 0.4:
        parts = [condition(dice, operands, depth - 1) for _ in range(dice.randint(2, 3))]
        return dice.choice(("and", "or", "xone")), parts
    operand = dice.choice(operands)
    operator = dice.choice(OPERATORS[operand])
    several = operator in LISTED or operator == "isAllOf"
    rights = dice.sample(RIGHTS[operand], dice.randint(1, 2) if several else 1)
    if operand == "purpose" and operator == "isA":
        rights = [dice.choice(list(CLASSES))]
    return operand, operator, rights


def rule(dice, operands, kind=None, party=True):
    return {
        "kind": kind or dice.choice(("permission", "permission", "prohibition")),
        "action": dice.choice(list(ACTIONS)),
        "assignee": dice.choice((*PARTIES, "")) if party else "",
        "conditions": [condition(dice, operands) for _ in range(dice.randint(0, 2))],
        "refinements": [condition(dice, operands, 1)] if dice.random() < 0.3 else [],
        "duty": dice.random() < 0.4,
    }


def as_jsonld(rules, name="ex:policy", conflict=""):
    document = {"@context": CONTEXT, "@type": "Set", "uid": name}
    if conflict:
        document["conflict"] = conflict
    for number, one in enumerate(rules):
        entry = {"uid": f"{name}-{number}", "action": one["action"]}
        if one["refinements"]:
            refined = [_condition_as_jsonld(c) for c in one["refinements"]]
            entry["action"] = {"rdf:value": {"@id": f"odrl:{one['action']}"}, "refinement": refined}
        if one["assignee"]:
            entry["assignee"] = one["assignee"]
        if one["conditions"]:
            entry["constraint"] = [_condition_as_jsonld(c) for c in one["conditions"]]
        if one["duty"] and one["kind"] == "permission":
            entry["duty"] = [{"action": "compensate"}]
        document.setdefault(one["kind"], []).append(entry)
    return document


def _condition_as_jsonld(told):
    if len(told) == 2:
        return {told[0]: {"@list": [_condition_as_jsonld(part) for part in told[1]]}}
    operand, operator, rights = told
    written = [_right(operand, right) for right in rights]
    several = operator in LISTED or operator == "isAllOf"
    return {"leftOperand": operand, "operator": operator, "rightOperand": written if several else written[0]}


def _right(operand, right):
    if operand in SIZES:
        return {"@value": f"{right}.0", "@type": "xsd:decimal"}
    if operand in LENGTHS:
        return {"@value": f"P{right // 24}D", "@type": "xsd:duration"}
    if operand == "dateTime":
        first, last = right
        if first != last:
            return {"@value": f"2026-01-{1 + first // 24:02d}", "@type": "xsd:date"}
        return {"@value": f"2026-01-{1 + first // 24:02d}T14:00:00+02:00", "@type": "xsd:dateTime"}
    return {"@id": right} if operand == "purpose" else right


# Requests


def request(dice, operands):
    told = {name: dice.choice(GRID[name]) for name in operands if dice.random() < 0.9}
    if "purpose" in told and dice.random() < 0.2:
        told["purpose"] = tuple(dice.sample(GRID["purpose"], 2))
    made = dice.choice((0, 1, 2))
    return {
        "party": dice.choice(PARTIES),
        "action": dice.choice(list(ACTIONS)),
        "told": told,
        "made": None if "count" not in told else min(made, told["count"] - 1),
        "paid": dice.random() < 0.3,
    }


def as_files(asked):
    """The request and the world as documents of dfdm."""
    told, values, document = asked["told"], {}, {"party": full(asked["party"]), "action": asked["action"]}
    for name, value in told.items():
        if name == "count":
            document["count"] = value - asked["made"]
        elif name == "dateTime":
            document["at"] = moment(value)
        elif name == "spatial":
            document["place"] = value
        elif name in LENGTHS:
            values[name] = f"PT{value}H"
        elif name == "purpose":
            values[name] = [full(one) for one in value] if isinstance(value, tuple) else full(value)
        else:
            values[name] = value
    world = {"kinds": {full(name): [full(one) for one in held] for name, held in CLASSES.items()}}
    if asked["made"] is not None:
        world["made"] = asked["made"]
    if asked["paid"]:
        world["duties"] = [{"duty": "compensate", "state": "done"}]
    return document | {"values": values}, world


def full(name):
    return name.replace("ex:", "http://example.org/")


def moment(hours):
    return f"2026-01-{1 + hours // 24:02d}T{hours % 24:02d}:00:00Z"


# What follows


def within(operand, value, right):
    if value == right:
        return True
    if operand == "spatial":
        inside = REGIONS.get(right, ())
        return value in inside or (value in REGIONS and set(REGIONS[value]) <= set(inside))
    if operand == "language":
        return value.startswith(right + "-")
    held = [name for name, inner in CLASSES.items() if value in inner]
    return right in held if held else None


def same(operand, value, right):
    return within(operand, value, right) if operand == "spatial" else value == right


def constraint_holds(told, values):
    operand, operator, rights = told
    if operand not in values:
        return None
    value, right = values[operand], rights[0]
    if operand == "dateTime":
        first, last = right
        end = last if first == last else last - 1e-9
        return {
            "lt": value < first, "lteq": value <= end, "gt": value > end, "gteq": value >= first,
            "eq": first <= value <= end, "neq": not first <= value <= end,
        }[operator]  # fmt: skip
    if isinstance(value, tuple):
        return set_holds(operand, operator, rights, value)
    if operator in ("lt", "lteq", "gt", "gteq"):
        return {"lt": value < right, "lteq": value <= right, "gt": value > right, "gteq": value >= right}[operator]
    if operator == "hasPart":
        return within(operand, right, value)
    if operator in ("isPartOf", "isA"):
        return within(operand, value, right)
    if operator == "isAllOf":
        return all(value == one for one in rights)
    among = any(same(operand, value, one) for one in rights)
    return among if operator in ("eq", "isAnyOf") else not among


def set_holds(operand, operator, rights, values):
    if operator == "isAllOf":
        return set(rights) <= set(values)
    if operator in ("neq", "isNoneOf"):
        return not set(rights) & set(values)
    if operator == "isA":
        each = [within(operand, value, rights[0]) for value in values]
    else:
        each = [value in rights for value in values]
    return each[0] if len(set(each)) == 1 else None


def holds(told, values):
    if len(told) == 3:
        return constraint_holds(told, values)
    outcomes = [holds(part, values) for part in told[1]]
    if told[0] == "and":
        return every(outcomes)
    if told[0] == "or":
        return True if True in outcomes else None if None in outcomes else False
    possible = [
        sum(choice) == 1 for choice in itertools.product(*[[o] if o is not None else [True, False] for o in outcomes])
    ]
    return possible[0] if len(set(possible)) == 1 else None


def every(outcomes):
    return False if False in outcomes else None if None in outcomes else True


def covers(one, asked):
    action = one["action"] == asked["action"] or one["action"] in ACTIONS[asked["action"]]
    return action and one["assignee"] in ("", asked["party"])


def decide(rules, asked, conflict):
    """(decision, active per rule) by the rules as they are written down."""
    satisfied = [every([holds(c, asked["told"]) for c in one["conditions"] + one["refinements"]]) for one in rules]
    active = []
    for one, outcome in zip(rules, satisfied, strict=True):
        applies = covers(one, asked)
        active.append(applies and (outcome is True if one["kind"] == "permission" else outcome is not False))
    permitting = [one for one, on in zip(rules, active, strict=True) if on and one["kind"] == "permission"]
    forbidding = [one for one, on in zip(rules, active, strict=True) if on and one["kind"] == "prohibition"]
    if not permitting or (forbidding and conflict != "perm"):
        return "deny", active
    owed = all(one["duty"] and not asked["paid"] for one in permitting)
    return ("duty" if owed else "permit"), active


def meet(first, second, operands):
    """Whether any values meet both: True, False, or None where some may. Several purposes at once only where they are asked for."""
    unknown = False
    names = sorted(operands)
    grid = dict(STATIC_GRID)
    if any(several(c) for c in first + second):
        grid["purpose"] += tuple(s for n in (2, 3, 4) for s in itertools.combinations(GRID["purpose"], n))
    for chosen in itertools.product(*[grid[name] for name in names]):
        values = dict(zip(names, chosen, strict=True))
        if values.get("meteredTime", 0) > values.get("elapsedTime", 1e9):
            continue
        outcome = every([holds(c, values) for c in first + second])
        if outcome is True:
            return True
        unknown = unknown or outcome is None
    return None if unknown else False


def operands_of(told):
    return {told[0]} if len(told) == 3 else {name for part in told[1] for name in operands_of(part)}


def several(told):
    if len(told) == 2:
        return any(several(part) for part in told[1])
    return told[1] == "isAllOf" and len(told[2]) > 1


def dice_of(seed):
    return random.Random(seed)
