"""traveler.html: the printable card that goes with the job through the shop."""

from __future__ import annotations

from dfdm.bundles.product import DocumentFormat, Product, register_document
from dfdm.recipes.traveler_html import html_of


def why_not(product: Product) -> str:
    """It needs the card to print."""
    return "" if product.card is not None else "no card was put together"


def write(product: Product) -> bytes:
    """Write one HTML file with its style and its pictures inside."""
    if product.card is None:
        raise ValueError("no card was put together")
    return html_of(product.card, product.pictures).encode()


FORM = register_document(
    DocumentFormat(
        key="traveler",
        member="documents/traveler.html",
        title="Traveler",
        why_not=why_not,
        write=write,
    ),
    home=__name__,
)
