"""Every rights story comes out as it should, through the command line."""

import pytest

from tests.benchmarks.rights_stories import STORIES, told
from tests.rights.ledger.stage import Stage


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    return Stage(tmp_path_factory.mktemp("stage"))


@pytest.mark.parametrize("number", range(1, len(STORIES) + 1))
def test_a_story(stage, number):
    _, differs = told(stage, STORIES[number - 1])
    assert differs == ""


def test_there_are_enough_of_them():
    assert len(STORIES) >= 30
    assert {story.decision for story in STORIES} >= {"permit", "deny", "duty", "done", "refused", "in order"}
