"""okh.toml: the manifest of Open Know-How (OKH-LOSH 2.4), which crawlers of open hardware read."""

from __future__ import annotations

from dfdm.bundles.content import OKH_TOML
from dfdm.bundles.okh import manifest_of
from dfdm.bundles.product import DocumentFormat, Product, register_document
from dfdm.bundles.toml_text import toml_text


def why_not(product: Product) -> str:
    """It must say what the product does."""
    return "" if product.function else "the design does not say what it is for, which OKH requires"


def write(product: Product) -> bytes:
    """Write every key that the product answers; what nobody knows is left out, never filled with a placeholder."""
    return toml_text(manifest_of(product)).encode()


FORM = register_document(
    DocumentFormat(key="okh_toml", member=OKH_TOML, title="OKH-LOSH manifest", why_not=why_not, write=write),
    home=__name__,
)
