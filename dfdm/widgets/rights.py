"""Terms of a license in a form: who may do what in plain words, and what cannot be, as it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import traitlets

from dfdm.errors import DfdmError
from dfdm.nodes.place import countries
from dfdm.processes import catalog
from dfdm.processes.machine import MACHINE_CLASSES
from dfdm.rights import Conflict, Offer, Terms, allowances, conflicts
from dfdm.rights.license import known_licenses
from dfdm.widgets.panels import Panel
from dfdm.widgets.phrases import in_words, phrase, restated, say
from dfdm.widgets.schemaform import SchemaForm
from dfdm.widgets.schemas import Problem, problems, shipped, validator_of
from dfdm.widgets.table import Column, Row, Table, spoken_columns

UNSIGNED: Final = "urn:dfdm:owner"
"""Stands for whoever will sign, as long as that is not known."""
UNMADE: Final = "urn:dfdm:part"
"""Stands for what will be made, as long as that is not known."""
COLUMNS: Final = (
    Column(key="who", label=phrase("Who")),
    Column(key="may", label=phrase("May"), kind="verdict"),
    Column(key="deed", label=phrase("Do what"), kind="wide"),
    Column(key="conditions", label=phrase("On which terms"), kind="wide"),
)
_LEGAL: Final = phrase("A summary, not legal advice: what counts is the license and the rights manifest.")
_HONEST: Final = phrase(
    "Counts, dates, places and what is owed bind by contract: after a node has the files, nothing here can keep it from more."
)
_MOST_NODES: Final = 300
_LONGEST_ID: Final = 30


class RightsPanel(Panel):
    """Edits terms; `offer` is what they grant, `manifest` that as a document, `conflicts` what keeps it from being so.

    `target` and `assigner` are the IRIs of what is made and of who gives the rights; while they are not known, stand-ins
    are shown and an export puts in the right ones. `nodes` (a network, or any nodes) are offered as licensees.
    """

    value = traitlets.Dict()
    """The terms, as `dfdm.rights.Terms` writes them."""

    def __init__(
        self,
        terms: Terms | Mapping[str, Any] | str = "",
        *,
        target: str = UNMADE,
        assigner: str = UNSIGNED,
        design_license: str = "",
        has_source: bool = True,
        nodes: Iterable[Any] = (),
    ) -> None:
        self._target, self._assigner = target, assigner
        self._design_license, self._has_source = design_license, has_source
        written = (
            {"license": terms}
            if isinstance(terms, str)
            else dict(terms.to_dict() if isinstance(terms, Terms) else terms)
        )
        self.form = SchemaForm(in_words(_offered(nodes)), written, caption=say("Rights"), judge=self._judged)
        self.summary = Table()
        self.file = SchemaForm(
            in_words(shipped("rights")),
            caption=say("Rights manifest, as it travels (ODRL 2.2)"),
            locked=True,
            folded=True,
        )
        super().__init__([self.form, self.summary], [self.form, self.summary, self.file])
        self.form.observe(lambda change: self.set_trait("value", change["new"]), "value")
        self.observe(self._taken_over, "value")
        self.value = written
        self._show()

    @property
    def terms(self) -> Terms:
        """The terms; InputError where an entry is of the wrong type."""
        return Terms.from_dict(self.value)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot be, or should be known; InputError as `terms`."""
        return conflicts(self.terms, has_source=self._has_source, design_license=self._design_license)

    @property
    def offer(self) -> Offer | None:
        """What the terms grant; None while anything is in the way."""
        if not self.form.valid:
            return None
        return self.terms.grant(target=self._target, assigner=self._assigner)

    @property
    def manifest(self) -> dict[str, Any] | None:
        """The rights manifest; None while anything is in the way."""
        offer = self.offer
        return None if offer is None else offer.to_dict()

    def about(
        self, *, target: str = UNMADE, assigner: str = UNSIGNED, design_license: str = "", has_source: bool = True
    ) -> None:
        """Say anew what the rights are on, who gives them, and what the design names; the terms stay."""
        self._target, self._assigner = target, assigner
        self._design_license, self._has_source = design_license, has_source
        self.form.check()
        self._show()

    def set(self, **terms: Any) -> None:  # noqa: ANN401 - any term
        """Set terms, as a hand does in the form; None takes one out."""
        value = {**self.value, **{name: list(v) if isinstance(v, tuple) else v for name, v in terms.items()}}
        self.value = {name: v for name, v in value.items() if v is not None}

    def _taken_over(self, change: Mapping[str, Any]) -> None:
        if self.form.value != change["new"]:
            self.form.value = change["new"]
        self._show()

    def _judged(self, value: Mapping[str, Any]) -> Iterator[Problem]:
        try:
            terms = Terms.from_dict(value)
        except DfdmError:
            yield from _senseless(value)  # of all else the schema says what is wrong
            return
        for conflict in conflicts(terms, has_source=self._has_source, design_license=self._design_license):
            told = restated(conflict.message)
            said = told[:1].upper() + told[1:] + "."
            level = "note" if conflict.level == "note" else "problem"
            yield Problem(path=(conflict.terms[0],), message=said, remedy=restated(conflict.remedy), level=level)  # type: ignore[arg-type]
        for place, code in enumerate(terms.territory):
            if code.upper() not in countries():
                yield Problem(
                    path=("territory", place),
                    message=say("'{code}' is not the code of a country.", code=code[:20]),
                    remedy=say("Use ISO 3166, such as DE."),
                )

    def _show(self) -> None:
        offer = self.offer
        if offer is None:
            self.summary.fill(
                spoken_columns(COLUMNS),
                (),
                caption=say("Who may do what: nothing, until what stands in the way is mended"),
            )
            self.file.value = {}
            return
        self.summary.fill(spoken_columns(COLUMNS), rows_of(offer), caption=say("Who may do what"), note=notes_of(offer))
        self.file.value = offer.to_dict()
        stand_ins = [
            word
            for word, given, unset in (
                (say("what is made"), offer.target, UNMADE),
                (say("who gives them"), offer.assigner, UNSIGNED),
            )
            if given == unset
        ]
        self.file.note = say("An export puts in {what}.", what=say(" and ").join(stand_ins)) if stand_ins else ""


def rows_of(offer: Offer) -> list[Row]:
    """Who may do what, one row for what is answered alike."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for allowed in allowances(offer):
        found.setdefault((allowed.who, allowed.answer, allowed.conditions), []).append(allowed.deed)
    return [
        Row(
            id=str(number),
            cells={
                "who": short_id(restated(who)),
                "may": say("may") if answer == "yes" else say("may not"),
                "deed": ", ".join(map(restated, deeds)),
                "conditions": restated(why),
            },
            verdict="pass" if answer == "yes" else "fail",
        )
        for number, ((who, answer, why), deeds) in enumerate(found.items())
    ]


def short_id(text: str) -> str:
    """An identifier cut in its middle, so that it fits a column; whole it stands in the manifest."""
    return text if len(text) <= _LONGEST_ID else f"{text[:18]}…{text[-6:]}"


def notes_of(offer: Offer) -> str:
    """What is to be known beside the table."""
    read = [
        say("What {license} asks for is not classified here: read it.", license=i) for i in offer.terms.unclassified
    ]
    return "\n".join([*read, *([say(_HONEST)] if offer.demanded else []), say(_LEGAL)])


def _senseless(value: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with groups of terms that keep their schema: shares that do not add up, ranges that end below their begin."""
    for name in set(value) & {"royalty", "may_vary"}:
        try:
            Terms.from_dict({name: value[name]})
        except DfdmError as error:
            if not any(problem.path[:1] == (name,) for problem in problems(_schema(), {name: value[name]})):
                said = restated(str(error))
                yield Problem(path=(name,), message=f"{said[:1].upper()}{said[1:]}.")


@cache
def _schema() -> Any:  # noqa: ANN401 - the library has no types
    return validator_of(shipped("terms"))


def _offered(nodes: Iterable[Any]) -> dict[str, Any]:
    """The schema of terms with what may be chosen: licenses, countries, nodes, processes, materials, machines."""
    schema = shipped("terms")
    known = dict(schema["properties"])
    pages = catalog()
    licenses = [i for i in known_licenses() if i != "SHL-2.1"] + ["Apache-2.0 WITH SHL-2.1", "LicenseRef-own-terms"]
    known["license"] = {**known["license"], "examples": licenses}
    listed = {node.id: node.name for node in list(nodes)[:_MOST_NODES]}
    known["licensee"] = {**known["licensee"], "examples": list(listed), "x-names": listed}
    names = {
        "territory": {code: str(entry) for code, entry in countries().items()},
        "processes": {term: page.name for term, page in pages.processes.items()},
        "materials": {term: page.name for term, page in pages.materials.items()},
        "machines": {term: page.name for term, page in pages.machines.items()},
        "machine_classes": dict(MACHINE_CLASSES),
    }
    for key, labels in names.items():
        items = {**known[key]["items"], "examples": sorted(labels), "x-names": labels}
        known[key] = {**known[key], "items": items}
    return {**schema, "properties": known}
