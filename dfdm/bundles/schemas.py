"""The closed JSON Schemas of what a bundle holds."""

from dfdm.trust.schemas import validator, why_not_valid

__all__ = ["validator", "why_not_valid"]
