"""From text to what the index holds, in pure Python: the same for documents and questions, on every engine."""

from search.analysis.analyser import ANALYSER_VERSION, Analyser, Word, analyser_for, words_in

__all__ = ["ANALYSER_VERSION", "Analyser", "Word", "analyser_for", "words_in"]
