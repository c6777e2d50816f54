"""Models of the Regioplan in plain words, and of the glossary."""

from regioplan.models.pages import BuildingBlockPage, FoundationPage, RegioplanIndexPage
from regioplan.models.rows import BuildingBlockProgress, BuildingBlockWord, FoundationProgress, FoundationWord
from regioplan.models.words import GlossaryException, GlossaryTerm

__all__ = [
    "BuildingBlockPage",
    "BuildingBlockProgress",
    "BuildingBlockWord",
    "FoundationPage",
    "FoundationProgress",
    "FoundationWord",
    "GlossaryException",
    "GlossaryTerm",
    "RegioplanIndexPage",
]
