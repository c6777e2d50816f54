"""Models of the home area."""

from home.models.contact import ContactMessage
from home.models.gathering import GemeentePage, ThemeIndexPage, ThemePage
from home.models.home_page import HomePage
from home.models.standard import AccessibilityStatementPage, ContactPage, StandardPage
from home.models.votes import PageVote

__all__ = [
    "AccessibilityStatementPage",
    "ContactMessage",
    "ContactPage",
    "GemeentePage",
    "HomePage",
    "PageVote",
    "StandardPage",
    "ThemeIndexPage",
    "ThemePage",
]
