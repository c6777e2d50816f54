"""What a visitor means: from the words that were typed to a question for the engines."""

from search.understanding.question import understand
from search.understanding.understood import Understood

__all__ = ["Understood", "understand"]
