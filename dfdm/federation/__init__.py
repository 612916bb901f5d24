"""The network of others: what is published to it, and what is pulled from it and verified (Open Hardware Manager's protocol)."""

from dfdm.federation.asking import Patience
from dfdm.federation.attestation import Attestation, attest
from dfdm.federation.catalog import Catalog
from dfdm.federation.peer import Peer
from dfdm.federation.pulling import Pulled, pull
from dfdm.federation.record import Record, publish
from dfdm.federation.stub import manifest_of

__all__ = ["Attestation", "Catalog", "Patience", "Peer", "Pulled", "Record", "attest", "manifest_of", "publish", "pull"]
