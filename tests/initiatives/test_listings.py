"""The lists of initiatives and projects."""

from __future__ import annotations

from tests.support.listings import ListingContract


class TestInitiatives(ListingContract):
    """Filters on kind, progress and terms."""

    path = "/initiatieven/"
    label = "initiatives.InitiativePage"
    own = [
        {"kind": "maatje", "status": "idee"},
        {"kind": "inloop", "status": "loopt"},
        {"kind": "maatje", "status": "loopt"},
    ]
    found = {"soort=maatje": [0, 2], "soort=inloop": [1], "status=idee": [0], "status=loopt": [1, 2]}
    warm = 8
    cold = 20


class TestProjects(ListingContract):
    """Filters on line of action, progress and terms."""

    path = "/projecten/"
    label = "initiatives.ProjectPage"
    own = [
        {"action_line": "instroom", "status": "afgerond"},
        {"action_line": "behoud", "status": "loopt"},
        {"action_line": "instroom", "status": "loopt"},
    ]
    found = {
        "actielijn=instroom": [0, 2],
        "actielijn=behoud": [1],
        "status=afgerond": [0],
        "status=loopt": [1, 2],
    }
    warm = 8
    cold = 20
