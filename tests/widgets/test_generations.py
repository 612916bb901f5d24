"""A cell that is run again, in a real kernel: what it made before is gone, what other cells made stays."""

import json

import pytest
from jupyter_client.manager import start_new_kernel

MAKE = """
import ipywidgets
from dfdm.widgets.generations import adopt
box = ipywidgets.VBox([ipywidgets.IntSlider(), ipywidgets.HTML("words")])
adopt(box)
"""
COUNT = "import ipywidgets.widgets.widget as w; print(len(w._instances), len(get_ipython().kernel.comm_manager.comms))"


@pytest.fixture(scope="module")
def run():
    manager, client = start_new_kernel()

    def execute(code, cell=None):
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        message = client.session.msg("execute_request", content, metadata={"cellId": cell} if cell else {})
        client.shell_channel.send(message)
        printed = ""
        while True:
            heard = client.get_iopub_msg(timeout=60)
            if heard["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if heard["msg_type"] == "stream":
                printed += heard["content"]["text"]
            if heard["msg_type"] == "error":
                raise AssertionError(json.dumps(heard["content"]))
            if heard["msg_type"] == "status" and heard["content"]["execution_state"] == "idle":
                client.get_shell_msg(timeout=60)
                return printed

    yield execute
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def counts(run):
    return tuple(map(int, run(COUNT).split()))


def test_twenty_runs_of_a_cell_leave_the_widgets_of_one(run):
    run(MAKE, "first")
    once = counts(run)
    for _ in range(20):
        run(MAKE, "first")
    assert counts(run) == once


def test_another_cell_is_left_alone(run):
    run(MAKE, "second")
    before = counts(run)
    run(MAKE.replace("box", "other"), "third")
    assert counts(run) > before
    run("assert box.comm is not None and box.children[0].comm is not None")


def test_without_a_cell_nothing_is_taken_down(run):
    before = counts(run)
    run(MAKE)
    run(MAKE)
    now = counts(run)
    assert now[0] - before[0] >= 2 * 3
