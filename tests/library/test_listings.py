"""The list of publications."""

from __future__ import annotations

from tests.support.listings import ListingContract


class TestPublications(ListingContract):
    """The newest first; filters on kind and terms."""

    path = "/kennisbank/"
    label = "library.PublicationPage"
    own = [
        {"kind": "toolbox", "year": 2021},
        {"kind": "jaarplan", "year": 2025},
        {"kind": "toolbox", "year": 2023},
    ]
    found = {"soort=toolbox": [0, 2], "soort=jaarplan": [1]}
    order = ["Beer", "Cavia", "Aap"]
    warm = 9
    cold = 20
