"""Where rights stories play: parties with keys, bundles, agreements and ledgers, each made by a command when first needed.

Bundles under own terms are a real recipe and real rights around stand-in geometry, so that nothing has to be modeled.
"""

import contextlib
import io
import json
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from dfdm.__main__ import main as dfdm
from dfdm.rights.ledger import digest
from dfdm.rights.ledger.transcript import FormCode
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
EXAMPLES = Path(__file__).parents[3] / "examples"


@dataclass(frozen=True)
class Answer:
    """What a command said: its exit code, `decision` in one word, and the reasons (codes of an audit, or the one line)."""

    code: int
    decision: str
    reasons: tuple[str, ...]
    document: dict


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
            "quote", self.offered, "--price", "120.00 EUR", "--quantity", str(quantity), "--until", VALID,
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
        told = {"place": "DE", "process": "milling", "inspected": "C1=pass:5.004", **more}
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
            "--until",
            "2027-01-02T00:00:00Z",
            "--key",
            self.key("owner"),
        ]
        self._do("revoke", self.revocable, *made, "-o", paper)
        return paper

    def paper(self, who):
        """The node's answers on paper, typed in and signed by somebody."""
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
