"""Models of the academy: teaching and the agenda."""

from academy.models.agenda import EventIndexPage, EventPage
from academy.models.teaching import AcademyPage, LeergangEdition, LeergangPage, SessionTypePage

__all__ = ["AcademyPage", "EventIndexPage", "EventPage", "LeergangEdition", "LeergangPage", "SessionTypePage"]
