"""From text to what the index holds, in pure Python: the same for documents and questions, on every engine."""

from search.analysis.analyser import ANALYSER_VERSION, PART, STEM, Analyser, WordLists
from search.analysis.compounds import Place
from search.analysis.current import analyser_for, analyser_signature
from search.analysis.letters import Word, fold_word, joined_words, words_in
from search.analysis.marking import snippet

__all__ = [
    "ANALYSER_VERSION",
    "PART",
    "STEM",
    "Analyser",
    "Place",
    "Word",
    "WordLists",
    "analyser_for",
    "analyser_signature",
    "fold_word",
    "joined_words",
    "snippet",
    "words_in",
]
