"""The pages above the lists of initiatives and projects."""

from __future__ import annotations

from tests.support.contracts import FixedPageContract


class TestInitiativeIndexPage(FixedPageContract):
    """The overview of initiatives."""

    label = "initiatives.InitiativeIndexPage"
    path = "/initiatieven/"
    parents = {"home.HomePage"}
    children = {"initiatives.InitiativePage"}
    warm = 7
    cold = 19


class TestProjectIndexPage(FixedPageContract):
    """The overview of projects."""

    label = "initiatives.ProjectIndexPage"
    path = "/projecten/"
    parents = {"home.HomePage"}
    children = {"initiatives.ProjectPage"}
    warm = 7
    cold = 19
