import copy
import json

import pytest

from dfdm.errors import DataError, TrustError
from dfdm.trust import new_key
from dfdm.trust.keyevents import KeyLog, logs_by_key
from dfdm.trust.times import instant
from tests.trust.altering import altered

T = [f"2026-0{n}-01T00:00:00Z" for n in range(1, 9)]


@pytest.fixture(scope="module")
def keys():
    return [new_key() for _ in range(4)]


@pytest.fixture(scope="module")
def log(keys):
    once = KeyLog.begin(keys[0].did).rotated(keys[0], keys[1], at=T[2])
    return once.rotated(keys[1], keys[2], at=T[4]).revoke(keys[2], at=T[6], reason="retired")


def test_a_log_reads_back_to_itself(log, keys):
    again = KeyLog.from_dict(json.loads(json.dumps(log.to_dict())))
    assert again == log
    assert [did for did, _ in again.keys] == [key.did for key in keys[:3]]
    assert again.current == keys[2].did


def test_what_the_old_key_signed_before_stays_and_after_does_not(log, keys):
    for key, good, bad in ((keys[0], T[1], T[2]), (keys[1], T[3], T[4]), (keys[2], T[5], T[6])):
        assert log.why_not(key.did, instant(good)) == ""
        assert log.why_not(key.did, instant(bad)) != ""
    assert keys[1].did in log.why_not(keys[0].did, instant(T[5]))
    assert "retired" in log.why_not(keys[2].did, instant(T[7]))
    assert log.why_not(keys[3].did, instant(T[7])) == ""


def test_a_later_key_speaks_for_an_earlier_one_from_its_instant_on(log, keys):
    dids = [key.did for key in keys]
    assert log.speaks_for(dids[1], dids[0], instant(T[2]))
    assert not log.speaks_for(dids[1], dids[0], instant(T[1]))
    assert log.speaks_for(dids[2], dids[0], instant(T[5]))
    assert not log.speaks_for(dids[0], dids[1], instant(T[5]))
    assert not log.speaks_for(dids[3], dids[0], instant(T[5]))


def test_what_a_compromised_key_signed_never_counts(keys):
    log = KeyLog.begin(keys[0].did).revoke(keys[0], at=T[3], reason="compromised")
    assert "nothing it signed counts" in log.why_not(keys[0].did, instant(T[0]))
    lost = KeyLog.begin(keys[0].did).rotated(keys[0], keys[1], at=T[1])
    lost = lost.revoke(keys[1], at=T[3], reason="lost", did=keys[0].did)
    assert lost.why_not(keys[0].did, instant(T[0])) == ""
    assert "lost" in lost.why_not(keys[0].did, instant(T[4]))


def test_every_altered_log_is_refused(log):
    count = 0
    for path, other in altered(log.to_dict()):
        try:
            KeyLog.from_dict(other)
        except TrustError:
            count += 1
        else:
            assert path[-1] in ("shorter", "removed") and path[0] == "events", path  # an earlier state of the log
    assert count > 300


def test_events_come_in_their_order_and_from_who_may(log, keys):
    document = log.to_dict()
    for order in ([1, 0, 2], [0, 2], [1, 2], [0, 0, 1, 2]):
        with pytest.raises(TrustError, match="follow"):
            KeyLog.from_dict({**document, "events": [document["events"][n] for n in order]})
    begun = KeyLog.begin(keys[0].did)
    turned = begun.rotated(keys[0], keys[1], at=T[2])
    for said, act in {
        "only the key that counts": lambda: turned.rotated(keys[0], keys[3], at=T[3]),
        "was a key of the identity": lambda: turned.rotated(keys[1], keys[0], at=T[3]),
        "dated before": lambda: turned.rotated(keys[1], keys[3], at=T[1]),
        "is no key of": lambda: turned.revoke(keys[1], at=T[3], reason="lost", did=keys[3].did),
        "only a key itself": lambda: turned.revoke(keys[0], at=T[3], reason="lost", did=keys[1].did),
        "taken back before": lambda: log.rotated(keys[2], keys[3], at=T[7]),
        "cannot be written": lambda: turned.revoke(keys[1], at=T[3], reason="because"),
    }.items():
        with pytest.raises(TrustError, match=said):
            act()
    with pytest.raises(DataError):
        begun.rotated(keys[0], keys[1], at="yesterday")


def test_a_successor_signs_too_so_that_no_foreign_key_is_taken_over(keys):
    document = KeyLog.begin(keys[0].did).rotated(keys[0], keys[1], at=T[2]).to_dict()
    alone = copy.deepcopy(document)
    alone["events"][0]["proof"] = next(p for p in document["events"][0]["proof"] if "role" not in p)
    with pytest.raises(TrustError, match="signed by those who must"):
        KeyLog.from_dict(alone)


def test_two_histories_of_one_identity_count_as_none(keys):
    begun = KeyLog.begin(keys[0].did)
    one, other = (begun.rotated(keys[0], key, at=T[2]) for key in keys[1:3])
    with pytest.raises(TrustError, match="forks"):
        logs_by_key([one, other])
    longer = one.rotated(keys[1], keys[3], at=T[3])
    assert logs_by_key([longer, one])[keys[0].did] is longer
    assert logs_by_key([one, longer])[keys[3].did] is longer
    with pytest.raises(TrustError, match="two identities"):
        logs_by_key([one, KeyLog.begin(keys[3].did).rotated(keys[3], keys[1], at=T[2])])
