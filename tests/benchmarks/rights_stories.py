"""Rights as stories: who asks for what, when, where, for the how-manieth time, and what dfdm answers, each by its command.

`python -m tests.benchmarks rights_stories` prints the table. What is at hand before the first story (keys, bundles, an
agreement, ledgers) is made by `Stage`, by commands too, except for the bundles under own terms: those are a real recipe and
real rights around stand-in geometry, so that nothing has to be modeled.
"""

import contextlib
import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from dfdm.__main__ import main as dfdm
from dfdm.bundles.container import pack, unpack
from dfdm.rights.ledger import digest
from dfdm.rights.royalty import Payee, Royalty
from dfdm.trust import load_key
from tests.rights.ledger.offering import offer

AUTHOR = "urn:example:author"
PARTIES = ("owner", "node", "other", "subcontractor", "courier")
TERMS = {
    "count": 10, "count_in_total": 12, "not_before": "2026-11-01", "not_after": "2027-03-31", "territory": ("AT", "DE"),
    "processes": ("milling",),
}  # fmt: skip
QUOTED, AGREED, VALID = "2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z", "2026-12-31T00:00:00Z"
EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Answer:
    """What a command said: its exit code, `decision` in one word, and the reasons (codes of an audit, or the one line)."""

    code: int
    decision: str
    reasons: tuple[str, ...]
    document: dict


@dataclass(frozen=True)
class Story:
    """One story: who asks for what, when and where; the command; what is expected, and a word that its reasons must hold."""

    who: str
    asks: str
    command: Callable[["Stage"], list[str]]
    decision: str
    reason: str = ""
    when: str = ""
    where: str = ""
    nth: str = ""
    also: Callable[["Stage", Answer], bool] = lambda stage, answer: True


def answered(command):
    """Run a command and say what it answered."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = dfdm([*command, "--format", "json"])
    document = json.loads(out.getvalue()) if out.getvalue().strip() else {}
    if "decision" in document:
        return Answer(code, document["decision"], tuple(document["reasons"]), document)
    if document.get("schema") == "dfdm/audit/1":
        told = tuple(f"{p['code']}: {p['message']}" for p in document["problems"])
        return Answer(code, "in order" if document["valid"] else "refused", told or ("nothing is at fault",), document)
    if document.get("schema") == "dfdm/verification/1":
        told = tuple(f"{p['code']}: {p['message']}" for p in document["problems"])
        return Answer(code, "valid" if document["valid"] else "refused", told, document)
    if document.get("schema") == "dfdm/license/1":
        told = document["compatibility"] or {"answer": "yes", "reasons": []}
        return Answer(code, "refused" if code else "done", tuple(told["reasons"]), document)
    lines = tuple(err.getvalue().strip().splitlines()) if code else ()
    return Answer(code, "refused" if code else "done", lines, document)


class Stage:
    """A folder in which the stories play; what they need is made when it is first needed."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.did, self.age = {}, {}
        for who in PARTIES:
            self.did[who] = self._do("keys", "new", self.key(who)).document["did"]
            self.age[who] = self._do("keys", "new", self.seal(who), "--sealing").document["recipient"]

    def key(self, who):
        return str(self.folder / f"{who}.pem")

    def seal(self, who):
        return str(self.folder / f"{who}.age")

    def path(self, name):
        return str(self.folder / name)

    def _do(self, *command):
        found = answered(list(command))
        assert found.code == 0, (command, found)
        return found

    def _offer(self, name, **more):
        return str(offer(self.folder / name, load_key(self.key("owner")), **more))

    @cached_property
    def offered(self):
        """An offer under own terms with a royalty of 2.50 EUR a piece, 70 : 30."""
        payees = (Payee(party=AUTHOR, share=Decimal("0.7")), Payee(party=self.did["owner"], share=Decimal("0.3")))
        royalty = Royalty(amount=Decimal("2.50"), currency="EUR", payees=payees)
        return self._offer("offer.dfdm.zip", royalty=royalty, **TERMS)

    @cached_property
    def licensed(self):
        """The design granted to the node, 10 pieces, and sealed to it."""
        sealed = [self.age["node"]]
        return self._offer("licensed.dfdm.zip", licensee=self.did["node"], seal_to=sealed, **TERMS)

    @cached_property
    def delegable(self):
        """The same to a node that may subcontract and sell."""
        actions = ("reproduce", "subcontract", "sell")
        return self._offer("delegable.dfdm.zip", licensee=self.did["node"], actions=actions, count=10)

    @cached_property
    def open_design(self):
        """An example under CERN-OHL-S-2.0, exported with its source."""
        bundle = self.path("open.dfdm.zip")
        made = ["--process", "material_extrusion", "--key", self.key("owner"), "--created", QUOTED]
        self._do("export", str(EXAMPLES / "wall_bracket.py"), *made, "-o", bundle)
        return bundle

    def variant(self, name, *more):
        """Hand on the open design at other values, as what it is."""
        made = ["--process", "material_extrusion", "--set", "width=55", "--key", self.key("other"), "--created", AGREED]
        told = ["--variant-of", self.open_design, *more, "-o", self.path(f"variant-{name}.dfdm.zip")]
        return ["export", str(EXAMPLES / "wall_bracket.py"), *made, *told]

    @cached_property
    def couriered(self):
        """The same open design, sealed to a courier for the way."""
        bundle = self.path("couriered.dfdm.zip")
        made = ["--process", "material_extrusion", "--key", self.key("owner"), "--created", QUOTED]
        sealed = ["--seal-to", self.age["courier"]]
        self._do("export", str(EXAMPLES / "wall_bracket.py"), *made, *sealed, "-o", bundle)
        return bundle

    def quote(self, who="node", quantity=10):
        paper = self.path(f"quote-{who}-{quantity}.json")
        if not Path(paper).exists():
            self._do(*self.quoting(who, quantity, paper))
        return paper

    def quoting(self, who, quantity, paper):
        return [
            "quote", self.offered, "--price", "120.00 EUR", "--quantity", str(quantity), "--valid-until", VALID,
            "--lead-time", "14", "--created", QUOTED, "--key", self.key(who), "-o", paper,
        ]  # fmt: skip

    def agreement(self, who="node", quantity=10):
        paper = self.path(f"agreement-{who}-{quantity}.json")
        if not Path(paper).exists():
            self._do(*self.agreeing(who, quantity, paper))
        return paper

    def agreeing(self, who, quantity, paper, key="owner"):
        made = ["--bundle", self.offered, "--created", AGREED, "--key", self.key(key)]
        return ["agree", self.quote(who, quantity), *made, "-o", paper]

    def ledger(self, count, *, under=None, who="node", month="11", prefix="", name="", **more):
        """A ledger of so many good pieces, one a receipt."""
        file = self.path(name or f"{who}-{count}-{month}{prefix}.jsonl")
        if Path(file).exists():
            return file
        told = {"place": "DE", "process": "milling", "inspection": "C1=pass:5.004", **more}
        said = [word for key, value in told.items() for word in (f"--{key}", value)]
        for n in range(1, count + 1):
            begin = ["new", file, "--under", under or self.agreement(who)] if n == 1 else ["add", file]
            when = f"2026-{month}-{3 + n:02}T10:00:00Z"
            serial = f"{prefix or who}-{n:03}"
            self._do("receipt", *begin, "--created", when, "--serial", serial, *said, "--key", self.key(who))
        return file

    def lines(self, file, change, name):
        """Another ledger, whose lines are those of one after a change."""
        target = self.folder / name
        target.write_bytes(b"".join(change(Path(file).read_bytes().splitlines(keepends=True))))
        return str(target)

    def request(
        self, who, action, *more, bundle=None, at="2026-12-01T10:00:00Z", place="DE", process="milling", **paper
    ):
        told = [*(("--place", place) if place else ()), *(("--process", process) if process else ())]
        asked = ["request", bundle or self.offered, "--as", self.did[who], "--action", action, "--at", at, *told]
        agreements = paper.get("agreements", [self.agreement()] if bundle is None else [])
        receipts = paper.get("receipts", [])
        asked += ["--agreements", *agreements] if agreements else []
        return [*asked, *(["--receipts", *receipts] if receipts is not None else []), *more]

    def audit(self, *receipts, agreements=None):
        listed = agreements or [self.agreement()]
        return ["audit", self.offered, "--agreements", *listed, "--receipts", *receipts]

    @cached_property
    def stolen(self):
        """A trust list that no longer believes the node's key, from the second of its receipts on."""
        folder = self.folder / "trust"
        folder.mkdir()
        words = f'schema = "dfdm/trust/1"\n[[revoked]]\ndid = "{self.did["node"]}"\nsince = "2026-11-05T00:00:00Z"\n'
        (folder / "trust.toml").write_text(words, encoding="utf-8")
        return str(folder)

    @cached_property
    def revocable(self):
        """The design granted to the node, under a list of revocations."""
        terms = {"licensee": self.did["node"], "count": 10, "revocation": "urn:example:revoked"}
        return self._offer("revocable.dfdm.zip", **terms)

    @cached_property
    def revoked(self):
        """The list in which the owner has taken that back on 2026-12-02."""
        paper = self.path("revoked.json")
        made = [
            "--created",
            "2026-12-02T00:00:00Z",
            "--valid-until",
            "2027-01-02T00:00:00Z",
            "--key",
            self.key("owner"),
        ]
        self._do("revoke", self.revocable, *made, "-o", paper)
        return paper

    def paper(self, who):
        """The node's answers on paper, typed in and signed by somebody."""
        from dfdm.rights.ledger.transcript import FormCode

        agreement = json.loads(Path(self.agreement()).read_text(encoding="utf-8"))
        code = FormCode(
            recipe_sha256="0" * 64,
            under=f"urn:dfdm:agreement:sha256:{digest(agreement)}",
            manifest_sha256=agreement["offer"]["manifest_sha256"],
        )
        form = self.folder / f"form-{who}.csv"
        rows = [f"{code.text},P{n},2026-11-0{n + 3}T10:00:00Z,DE,milling,ok 5.003" for n in (1, 2)]
        form.write_text("\n".join(["code,serials,made_at,place,process,inspect C1", *rows, ""]), encoding="utf-8")
        ledger = self.path(f"paper-{who}.jsonl")
        made = ["--created", "2026-11-20T10:00:00Z", "--key", self.key(who)]
        self._do("receipt", "from-form", str(form), "--ledger", ledger, "--under", self.agreement(), *made)
        return ledger

    def opening(self, bundle, who):
        """Open into a folder that is not there yet."""
        return ["open", bundle, tempfile.mkdtemp(dir=self.folder), "--key", self.seal(who)]


def _swapped(stage):
    """The licensed bundle with the rights of another one in place of its own."""
    members = unpack(Path(stage.licensed).read_bytes())
    other = unpack(Path(stage.delegable).read_bytes())
    name = "rights.odrl.jsonld"
    target = stage.folder / "swapped.dfdm.zip"
    target.write_bytes(pack({**members, name: other[name]}))
    return str(target)


def _forged(lines):
    return [*lines[:-1], lines[-1].replace(b'"pieces":1', b'"pieces":9')]


def _split_due(stage, answer):
    due = {entry["payee"]: entry["amount"] for entry in answer.document["royalties"]}
    return due == {AUTHOR: "17.50", stage.did["owner"]: "7.50"}


def _opened_geometry(stage, answer):
    return "geometry/block.step" in answer.document["members"]


STORIES = (
    Story("a node", "to make one, with only the offer in hand", lambda s: s.request("node", "reproduce", agreements=[]),
          "deny", "grants nothing until an agreement", "2026-12-01", "DE", "1st"),
    Story("a node", "to quote 10 pieces", lambda s: s.quoting("node", 10, s.path("first-quote.json")), "done"),
    Story("a node", "to quote more than is offered, and the owner to agree", lambda s: s.agreeing("node", 11, s.path("x.json")),
          "refused", "the rights let 10 be made"),
    Story("another node", "to decline, having no time", lambda s: [
        "decline", s.offered, "--reason", "capacity", "--key", s.key("other"), "-o", s.path("decline.json")], "done"),
    Story("the owner", "to agree to the quote", lambda s: s.agreeing("node", 10, s.path("first.json")), "done"),
    Story("a stranger", "to agree in the owner's place", lambda s: s.agreeing("node", 10, s.path("x.json"), "other"),
          "refused", "only who offers it"),
    Story("the licensed node", "to make one", lambda s: s.request("node", "reproduce"), "permit", "", "2026-12-01", "DE", "1st"),
    Story("the licensed node", "to make one elsewhere", lambda s: s.request("node", "reproduce", place="FR"),
          "deny", "FR", "2026-12-01", "FR", "1st"),
    Story("the licensed node", "to make one without saying where", lambda s: s.request("node", "reproduce", place=""),
          "deny", "not known", "2026-12-01", "?", "1st"),
    Story("the licensed node", "to make one too early", lambda s: s.request("node", "reproduce", at="2026-10-31T23:59:59Z"),
          "deny", "2026-11-01", "2026-10-31", "DE", "1st"),
    Story("the licensed node", "to make one on the last day", lambda s: s.request("node", "reproduce", at="2027-03-31T23:59:59Z"),
          "permit", "", "2027-03-31", "AT", "1st"),
    Story("the licensed node", "to make one too late", lambda s: s.request("node", "reproduce", at="2027-04-01T00:00:00Z"),
          "deny", "2027-03-31", "2027-04-01", "DE", "1st"),
    Story("the licensed node", "to print what must be milled", lambda s: s.request("node", "reproduce", process="material_extrusion"),
          "deny", "material_extrusion", "2026-12-01", "DE", "1st"),
    Story("a stranger", "to make one", lambda s: s.request("other", "reproduce"), "deny", "", "2026-12-01", "DE", "1st"),
    Story("the licensed node", "to make one, not saying what was made", lambda s: s.request("node", "reproduce", receipts=None),
          "deny", "not known", "2026-12-01", "DE", "?"),
    Story("the licensed node", "to make two more", lambda s: s.request("node", "reproduce", "--count", "2", receipts=[s.ledger(8)]),
          "permit", "", "2026-12-01", "DE", "9th, 10th"),
    Story("the licensed node", "to open what is sealed to it", lambda s: s.opening(s.licensed, "node"), "done",
          also=_opened_geometry),
    Story("the licensed node", "whether 10 of 10 are in order", lambda s: s.audit(s.ledger(10)), "in order", "",
          "2026-12-01", "DE", "10th", also=_split_due),
    Story("the licensed node", "to make one more", lambda s: s.request("node", "reproduce", receipts=[s.ledger(10)]),
          "deny", "11", "2026-12-01", "DE", "11th"),
    Story("the owner", "whether an 11th was made", lambda s: s.audit(s.ledger(11)), "refused", "count-exceeded", nth="11th"),
    Story("a subcontractor", "to open what is sealed to the node", lambda s: s.opening(s.licensed, "subcontractor"),
          "refused", "not sealed to this key"),
    Story("the licensed node", "to subcontract", lambda s: s.request("node", "subcontract"), "deny", "", "2026-12-01", "DE"),
    Story("a node that may", "to subcontract", lambda s: s.request("node", "subcontract", bundle=s.delegable),
          "permit", "", "2026-12-01", "DE"),
    Story("the licensed node", "to change the design", lambda s: s.request("node", "derive"), "deny", "", "2026-12-01", "DE"),
    Story("the licensed node", "to make one after its ledger was torn", lambda s: s.request(
        "node", "reproduce", receipts=[s.lines(s.ledger(5), lambda ls: ls[:2] + ls[3:], "torn.jsonl")]),
          "deny", "gap", "2026-12-01", "DE", "?"),
    Story("the owner", "whether a receipt was left out", lambda s: s.audit(
        s.lines(s.ledger(5), lambda ls: ls[:2] + ls[3:], "torn.jsonl")), "refused", "gap"),
    Story("the owner", "whether a receipt was changed", lambda s: s.audit(s.lines(s.ledger(5), _forged, "forged.jsonl")),
          "refused", "wrong-signature"),
    Story("the owner", "whether a receipt was given twice", lambda s: s.audit(
        s.lines(s.ledger(5), lambda ls: [*ls, ls[1]], "twice.jsonl")), "refused", "replay"),
    Story("the owner", "whether a node keeps two books", lambda s: s.audit(s.ledger(3), s.ledger(4, prefix="second")),
          "refused", "fork"),
    Story("the owner", "whether one serial number was used twice", lambda s: s.audit(
        s.ledger(2, prefix="SN"), s.ledger(2, prefix="SN", who="other", under=s.agreement("other", 2)),
        agreements=[s.agreement(), s.agreement("other", 2)]), "refused", "double-use"),
    Story("the owner", "whether two nodes together made too many", lambda s: s.audit(
        s.ledger(10), s.ledger(3, who="other", under=s.agreement("other", 3)),
        agreements=[s.agreement(), s.agreement("other", 3)]), "refused", "total-count-exceeded", nth="13th of 12"),
    Story("the owner", "whether a piece was made abroad", lambda s: s.audit(s.ledger(1, name="abroad.jsonl", place="FR")),
          "refused", "outside-territory", "2026-11-04", "FR"),
    Story("the owner", "whether every piece was inspected", lambda s: s.audit(
        s.ledger(1, name="unseen.jsonl", inspection="C9=pass")), "refused", "inspection-missing"),
    Story("the owner", "whether receipts of a stolen key count", lambda s: [*s.audit(s.ledger(3)), "--trust", s.stolen],
          "refused", "wrong-signature"),
    Story("the licensed node", "to make one, not asking whether the rights were taken back", lambda s: s.request(
        "node", "reproduce", bundle=s.revocable), "deny", "", "2026-12-01", "DE", "1st"),
    Story("the licensed node", "to make one before the rights are taken back", lambda s: s.request(
        "node", "reproduce", "--revocations", s.revoked, bundle=s.revocable), "permit", "", "2026-12-01", "DE", "1st"),
    Story("the licensed node", "to make one after the rights were taken back", lambda s: s.request(
        "node", "reproduce", "--revocations", s.revoked, bundle=s.revocable, at="2026-12-03T00:00:00Z"),
          "deny", "revoke", "2026-12-03", "DE", "1st"),
    Story("the owner", "whether a workshop's paper was transcribed by just anybody", lambda s: s.audit(s.paper("other")),
          "refused", "other-signer"),
    Story("the owner", "whether its own transcript of the workshop's paper is in order", lambda s: s.audit(s.paper("owner")),
          "in order"),
    Story("a thief", "to open a sealed bundle under other rights", lambda s: s.opening(_swapped(s), "node"), "refused", "rights"),
    Story("anyone", "to make 1000 of an open design", lambda s: s.request(
        "other", "reproduce", "--count", "1000", bundle=s.open_design, place="BR"), "permit", "", "2026-12-01", "BR", "1st to 1000th"),
    Story("anyone", "to sell pieces of an open design", lambda s: s.request("other", "sell", bundle=s.open_design, place="BR"),
          "duty", "cc:SourceCode", "2026-12-01", "BR"),
    Story("the owner", "to count the pieces of an open design", lambda s: [
        "export", str(EXAMPLES / "wall_bracket.py"), "--process", "material_extrusion", "--count", "5", "--key", s.key("owner"),
        "-o", s.path("x.zip")], "refused", "grants everyone the same rights"),
    Story("a helper", "to pass a variant of the open design on under MIT", lambda s: s.variant("mit", "--license", "MIT"),
          "refused", "3.3(d)"),
    Story("a helper", "to pass the variant on under the license of the design", lambda s: s.variant("same"), "done"),
    Story("a helper", "to count the pieces of the variant", lambda s: s.variant("counted", "--count", "5"), "refused",
          "grants everyone the same rights"),
    Story("a helper", "whether what contains the open design may be under own terms", lambda s: [
        "license", "LicenseRef-own", "--contains", s.open_design], "refused", "CERN-OHL-S-2.0"),
    Story("the courier", "to open the open design that was sealed to it", lambda s: s.opening(s.couriered, "courier"), "done"),
    Story("anyone else", "to open what is sealed to the courier", lambda s: s.opening(s.couriered, "other"), "refused",
          "not sealed to this key"),
    Story("anyone else", "to make the open design that a courier carries", lambda s: s.request(
        "other", "reproduce", bundle=s.couriered), "permit", "", "2026-12-01", "DE", "1st"),
)  # fmt: skip


def told(stage, story):
    """What a story came to, and whether that is what is expected: (answer, '' or what differs)."""
    answer = answered(story.command(stage))
    if answer.decision != story.decision:
        return answer, f"{answer.decision} ({'; '.join(answer.reasons)}), expected {story.decision}"
    if not any(story.reason in reason for reason in (*answer.reasons, "")):
        return answer, f"no reason says '{story.reason}': {'; '.join(answer.reasons)}"
    return answer, "" if story.also(stage, answer) else f"what was asked besides does not hold: {answer.document}"


def shortened(stage, text):
    """A reason without what differs from run to run: identifiers of keys, digests, folders."""
    for who, did in stage.did.items():
        text = text.replace(did, f"<{who}>")
    for who, recipient in stage.age.items():
        text = text.replace(recipient, f"<{who}>")
    return text.replace(f"{stage.folder}/", "")


def main():
    """Print the table of stories."""
    with tempfile.TemporaryDirectory() as folder:
        stage, wrong = Stage(folder), 0
        for number, story in enumerate(STORIES, start=1):
            answer, differs = told(stage, story)
            wrong += bool(differs)
            seen = replace(answer, reasons=tuple(shortened(stage, reason) for reason in answer.reasons))
            where = ", ".join(filter(None, (story.when, story.where, story.nth)))
            print(f"{number:2}. {story.who} asks {story.asks}{f' [{where}]' if where else ''}: {seen.decision}")
            for reason in seen.reasons[:4]:
                print(f"      {reason[:160]}")
            if differs:
                print(f"      DIFFERS: {differs}")
        print(f"{len(STORIES)} stories, {wrong} not as expected")
