"""Fields that hold blocks whose definitions stay out of migrations."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

__all__ = ["BlocksField", "BodyField", "QuotesField"]


class BlocksField(StreamField):
    """A StreamField whose blocks come from ``make_block``, not from its arguments.

    The column holds JSON whatever the blocks are, so a changed label or help text is no reason for a
    migration in ten apps. Migrations hold the name of the field only.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("block_types", None)
        kwargs.pop("block_lookup", None)
        kwargs.setdefault("verbose_name", _("tekst van de pagina"))
        super().__init__([], **kwargs)

    def make_block(self) -> Any:
        """The stream of blocks; asked for at first use: blocks need models, and models need this field."""
        raise NotImplementedError

    @cached_property
    def stream_block(self) -> Any:
        """The stream of blocks with the options of this field."""
        block = self.make_block()
        block.set_meta_options(self.block_opts)
        return block

    def deconstruct(self) -> Any:
        """Name and options only; no block definitions."""
        name, path, _args, kwargs = super(StreamField, self).deconstruct()
        kwargs.pop("verbose_name", None)
        return name, path, [], {**kwargs, **self._own_options()}

    def _own_options(self) -> dict[str, Any]:
        return {key: value for key, value in self.block_opts.items() if key != "required"}


class BodyField(BlocksField):
    """The body of a page: the whole toolkit."""

    def make_block(self) -> Any:
        """All blocks."""
        from core.blocks import BodyBlock

        return BodyBlock()


class QuotesField(BlocksField):
    """The words of people, one after the other."""

    def make_block(self) -> Any:
        """Quotes only."""
        from core.blocks.text import QuotesBlock

        return QuotesBlock()
