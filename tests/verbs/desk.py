"""A desk of owner and node: keys, a bundle on offer, an agreement; commands run in its folder."""

import json

import pytest

from dfdm.__main__ import main
from dfdm.trust import new_key, save_key
from tests.rights.ledger.offering import offer

QUOTED, AGREED = "2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with keys, a bundle that offers 20 pieces to each node, and an agreement over 10 of them."""
    folder = tmp_path_factory.mktemp("desk")
    dids = {}
    for name in ("owner", "node", "other"):
        key = new_key()
        save_key(key, folder / f"{name}.pem", None)
        dids[name] = key.did
        if name == "owner":
            offer(folder / "block.dfdm.zip", key, count=20, royalty=royalty())
    run(folder, *QUOTE, "--key", "node.pem", "-o", "quote.json")
    run(
        folder,
        "agree",
        "quote.json",
        "--bundle",
        "block.dfdm.zip",
        "--created",
        AGREED,
        "--key",
        "owner.pem",
        "-o",
        "agreement.json",
    )
    return folder, dids


def royalty():
    from dfdm.rights.royalty import spoken_royalty

    return spoken_royalty("1.335 EUR/piece")


QUOTE = (
    "quote", "block.dfdm.zip", "--price", "120.00 EUR", "--quantity", "10", "--until", "2026-12-31T00:00:00Z",
    "--lead-time", "14", "--created", QUOTED,
)  # fmt: skip


def run(folder, *arguments):
    """Run a command in which file names stand for those in the folder."""
    return main([str(folder / a) if a.endswith((".pem", ".zip", ".json", ".jsonl", ".csv")) else a for a in arguments])


def told(capsys, folder, *arguments):
    code = run(folder, *arguments, "--format", "json")
    said = capsys.readouterr()
    assert said.err == "" or "has no passphrase" in said.err
    return code, json.loads(said.out)


def make(folder, ledger, n, *more, key="node.pem"):
    begin = ["new", "--under", "agreement.json"] if n == 1 else ["add"]
    when = f"2026-11-04T{n:02}:00:00Z"
    inspected = () if "--scrapped" in more else ("--inspected", "C1=pass:5.004")
    verb, under = begin[0], begin[1:]
    return run(
        folder,
        "receipt",
        verb,
        ledger,
        *under,
        "--created",
        when,
        "--serial",
        f"B-{n:03}",
        *inspected,
        "--key",
        key,
        *more,
    )
