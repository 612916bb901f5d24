"""A store of nodes: what goes in comes out, updates touch only what changed, and nothing half-done remains."""

import json
import sqlite3
from contextlib import closing

import pytest

from dfdm.errors import DataError, NodeSourceError
from dfdm.nodes import store as room
from dfdm.nodes.network import read_nodes, sample_network
from dfdm.nodes.store import update_store
from tests.nodes.networks import documents, large_network

NODES = list(documents(40, seed=9))


def listed(path, nodes):
    path.write_text(json.dumps({"schema": "dfdm/nodes/1", "nodes": nodes}), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "nodes").mkdir()
    listed(tmp_path / "nodes" / "a.json", NODES[:20])
    listed(tmp_path / "nodes" / "b.json", NODES[20:])
    (tmp_path / "nodes" / "read.me").write_text("no nodes")
    return tmp_path / "nodes"


def counts(changes):
    return (changes.added, changes.changed, changes.removed, changes.same, changes.files_same)


def sql(path, text, *values):
    with closing(sqlite3.connect(path)) as found, found:
        return found.execute(text, values).fetchall()


def test_what_goes_in_comes_out(folder, tmp_path):
    store = tmp_path / "network.sqlite"
    assert counts(update_store(store, folder)) == (40, 0, 0, 0, 0)
    read = read_nodes(store)
    assert [n.to_dict() for n in read] == [n.to_dict() for n in large_network(40, seed=9)]
    room._KNOWN.clear()
    assert [n.to_dict() for n in read_nodes(store)] == [n.to_dict() for n in read]
    assert room.is_store(store) and not room.is_store(folder / "a.json")


def test_an_update_touches_only_what_changed(folder, tmp_path):
    store = tmp_path / "network.db"
    update_store(store, folder)
    assert counts(update_store(store, folder)) == (0, 0, 0, 40, 2)
    before = {node.id: node for node in read_nodes(store)}
    changed = [NODES[0] | {"name": "Other name"}, *NODES[2:20]]
    listed(folder / "a.json", changed)
    listed(folder / "c.json", [sample_network().nodes[0].to_dict()])
    assert counts(update_store(store, folder)) == (1, 1, 1, 38, 1)
    after = {node.id: node for node in read_nodes(store)}
    assert after[NODES[0]["id"]].name == "Other name" and NODES[1]["id"] not in after and len(after) == 40
    # Only the two that changed were read anew.
    assert sum(after[id] is not before.get(id) for id in after) == 2
    (folder / "b.json").unlink()
    assert counts(update_store(store, folder)) == (0, 0, 20, 20, 2)


def test_nodes_from_elsewhere_stay_and_an_id_belongs_to_one_file(folder, tmp_path):
    store = tmp_path / "network.sqlite"
    update_store(store, folder)
    other = listed(tmp_path / "other.json", [sample_network().nodes[0].to_dict()])
    assert counts(update_store(store, other)) == (1, 0, 0, 0, 0)
    update_store(store, folder)
    assert len(read_nodes(store)) == 41
    with pytest.raises(DataError, match="brought by another file"):
        update_store(store, listed(tmp_path / "third.json", NODES[:1]))
    assert len(read_nodes(store)) == 41


def test_an_update_that_fails_changes_nothing(folder, tmp_path):
    store = tmp_path / "network.sqlite"
    update_store(store, folder)
    listed(folder / "a.json", [NODES[0] | {"name": "Other name"}])
    listed(folder / "b.json", [{**NODES[20], "place": {"lat": 95, "lon": 0}}])
    with pytest.raises(DataError, match=r"place\.lat"):
        update_store(store, folder)
    assert len(read_nodes(store)) == 40 and "Other name" not in {n.name for n in read_nodes(store)}


def test_a_document_changed_by_other_hands_is_checked_in_full(folder, tmp_path):
    store = tmp_path / "network.sqlite"
    update_store(store, folder)
    room._KNOWN.clear()
    spoiled = json.dumps(NODES[3] | {"surprise": 1})
    sql(store, "UPDATE node SET document = ?, digest = zeroblob(32) WHERE id = ?", spoiled, NODES[3]["id"])
    with pytest.raises(DataError, match="surprise"):
        read_nodes(store)
    sql(store, "UPDATE node SET document = 'x' WHERE id = ?", NODES[3]["id"])
    with pytest.raises(NodeSourceError, match="no JSON"):
        read_nodes(store)


def test_a_store_of_another_version_and_what_is_none_are_named(folder, tmp_path):
    store = tmp_path / "network.sqlite"
    update_store(store, folder)
    sql(store, "PRAGMA user_version = 9")
    for ask in (lambda: read_nodes(store), lambda: update_store(store, folder)):
        with pytest.raises(NodeSourceError, match="version 9"):
            ask()
    foreign = tmp_path / "other.sqlite"
    sql(foreign, "CREATE TABLE node (id TEXT)")
    with pytest.raises(NodeSourceError, match="not a store"):
        update_store(foreign, folder)
    with pytest.raises(NodeSourceError, match="not a source of nodes"):
        read_nodes(foreign)


def test_the_quick_check_of_a_document_says_what_the_schema_says():
    from jsonschema import Draft202012Validator

    from dfdm.nodes.reading import _quick, _schema

    whole, quick = Draft202012Validator(_schema("node")), _quick("node")
    for number, document in enumerate(NODES):
        assert quick(document) and whole.is_valid(document)
        machine = {**document["machines"][0], "count": 0}
        for change in (
            {"surprise": number}, {"id": 7}, {"place": {"lat": 1}}, {"place": {"lat": True, "lon": 1}}, {"name": ""},
            {"machines": [machine]}, {"machines": [{"model": "a", "own": {}}]}, {"machines": [{}]}, {"schema": "x"},
            {"calendar": {"workdays": []}}, {"calendar": {"opens": "9 am"}}, {"aliases": ["a", "a"]}, {"record": {}},
            {"rates": {"labor_rate": {"value": 3}}}, {"calendar": {"utilization": 1.5}}, {"synthetic": 1},
        ):  # fmt: skip
            spoiled = document | change
            assert quick(spoiled) == whole.is_valid(spoiled) == False, change  # noqa: E712 - all three alike


def test_the_command_line_brings_a_store_up_to_date(folder, tmp_path, capsys):
    from dfdm.__main__ import main

    store = tmp_path / "network.sqlite"
    for added, same in ((40, 0), (0, 40)):
        main(["nodes", "import", str(folder), "--into", str(store), "--license", "CC-BY-SA-4.0", "--format", "json"])
        told = json.loads(capsys.readouterr().out)
        assert (told["added"], told["same"]) == (added, same)
    assert {node.license for node in read_nodes(store)} == {"CC-BY-SA-4.0"}
