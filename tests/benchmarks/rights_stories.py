"""Rights as stories: who asks for what, when, where, for the how-manieth time, and what dfdm answers, each by its command.

`python -m tests.benchmarks rights_stories` prints the table; what is at hand before a story is made by `Stage`.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dfdm.bundles.container import pack, unpack
from tests.rights.ledger.stage import AUTHOR, EXAMPLES, Answer, Stage, answered


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
        s.ledger(1, name="unseen.jsonl", inspected="C9=pass")), "refused", "inspection-missing"),
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
    Story("a deriver", "to pass a variant of the open design on under MIT", lambda s: s.variant("mit", "--license", "MIT"),
          "refused", "3.3(d)"),
    Story("a deriver", "to pass the variant on under the license of the design", lambda s: s.variant("same"), "done"),
    Story("a deriver", "to count the pieces of the variant", lambda s: s.variant("counted", "--count", "5"), "refused",
          "grants everyone the same rights"),
    Story("a deriver", "whether what contains the open design may be under own terms", lambda s: [
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
