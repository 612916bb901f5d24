"""The desk of `tests.verbs.desk`, for all tests of verbs."""

from tests.verbs.desk import desk as desk
