"""Lists of words that editors keep: in files of the site, in the database, in force."""

from search.lists.memory import CrisisWords, Lists, default_lists, lists_now
from search.lists.reading import ambiguous_places, crisis_phrases, synonym_table

__all__ = [
    "CrisisWords",
    "Lists",
    "ambiguous_places",
    "crisis_phrases",
    "default_lists",
    "lists_now",
    "synonym_table",
]
