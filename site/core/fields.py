"""The field that holds the blocks of a page."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

__all__ = ["BodyField"]


class BodyField(StreamField):
    """A StreamField over the toolkit of blocks whose definitions stay out of migrations.

    The column holds JSON whatever the blocks are, so a changed label or help text is no reason for a
    migration in ten apps. Migrations hold ``BodyField()``; the blocks come from ``core.blocks``.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("block_types", None)
        kwargs.pop("block_lookup", None)
        kwargs.setdefault("verbose_name", _("tekst van de pagina"))
        super().__init__([], **kwargs)

    @cached_property
    def stream_block(self) -> Any:
        """The toolkit, made at first use: the blocks need models, and models need this field."""
        from core.blocks import BodyBlock

        block = BodyBlock()
        block.set_meta_options(self.block_opts)
        return block

    def deconstruct(self) -> Any:
        """Name and options only; no block definitions."""
        name, path, _args, kwargs = super(StreamField, self).deconstruct()
        kwargs.pop("verbose_name", None)
        return name, path, [], {**kwargs, **self._own_options()}

    def _own_options(self) -> dict[str, Any]:
        return {key: value for key, value in self.block_opts.items() if key != "required"}
