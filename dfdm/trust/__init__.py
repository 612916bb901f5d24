"""Who says so: identifiers, keys in files, signatures over documents. Whom to believe is the caller's business."""

from dfdm.trust.documents import canonical, parse_document
from dfdm.trust.identity import did_key, public_of, valid_gln, valid_lei
from dfdm.trust.keys import Key, is_locked, is_sealing_key, load_key, new_key, save_key
from dfdm.trust.proofs import CheckedProof, add_proof, verify_proofs
from dfdm.trust.sealing import SealingKey, load_sealing_key, new_sealing_key, save_sealing_key, seal
from dfdm.trust.signature import sign_document, verify_document

__all__ = [
    "CheckedProof",
    "Key",
    "SealingKey",
    "add_proof",
    "canonical",
    "did_key",
    "is_locked",
    "is_sealing_key",
    "load_key",
    "load_sealing_key",
    "new_key",
    "new_sealing_key",
    "parse_document",
    "public_of",
    "save_key",
    "save_sealing_key",
    "seal",
    "sign_document",
    "valid_gln",
    "valid_lei",
    "verify_document",
    "verify_proofs",
]
