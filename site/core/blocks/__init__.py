"""The toolkit of blocks, one family a file."""

from core.blocks.body import BodyBlock

__all__ = ["BodyBlock"]
