"""How the demo makes initiatives and projects."""

from core.demo import PageType, register_page_type
from initiatives.models import InitiativeIndexPage, InitiativePage, ProjectIndexPage, ProjectPage

__all__ = ["register"]


def register() -> None:
    """Make the types known to the demo."""
    register_page_type(PageType("initiative_index", InitiativeIndexPage, "/"))
    register_page_type(PageType("project_index", ProjectIndexPage, "/"))
    register_page_type(
        PageType(
            "initiative",
            InitiativePage,
            "/initiatieven/",
            ("kind", "status", "started", "forerunner", "organisations", "website", "sample"),
        )
    )
    register_page_type(
        PageType(
            "project",
            ProjectPage,
            "/projecten/",
            ("action_line", "status", "goals", "partners", "funding", "start_date", "end_date"),
        )
    )
