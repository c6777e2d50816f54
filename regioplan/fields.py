"""Fields of the index of the Regioplan: lists of blocks of one kind."""

from __future__ import annotations

from typing import Any

from core.fields import BlocksField

__all__ = ["PrinciplesField", "StepsField", "TasksField"]


class TasksField(BlocksField):
    """The opgaven."""

    def make_block(self) -> Any:
        """Opgaven only."""
        from regioplan.blocks import TasksBlock

        return TasksBlock()


class PrinciplesField(BlocksField):
    """The principles."""

    def make_block(self) -> Any:
        """Principles only."""
        from regioplan.blocks import PrinciplesBlock

        return PrinciplesBlock()


class StepsField(BlocksField):
    """What happens when."""

    def make_block(self) -> Any:
        """Steps only."""
        from regioplan.blocks import StepsBlock

        return StepsBlock()
