"""A picture in a block, with the words for who does not see it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

__all__ = ["DescribedImageBlock"]


class DescribedImageBlock(ImageBlock):
    """Wagtail's picture with an alternative text, or a tick that it needs none; with plain words, also when both lack.

    The words come along from the library as long as the field is empty.
    """

    def __init__(self, required: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002 (Wagtail's)
        alt_help = _("Eén zin voor mensen die het beeld niet zien. Bijvoorbeeld: Twee vrouwen drinken koffie.")
        decorative_help = _("Het vertelt niets nieuws. Dan blijft het vak hierboven leeg.")
        parts: dict[str, Any] = {
            "image": ImageChooserBlock(label=_("Foto of tekening"), required=required),
            "alt_text": blocks.CharBlock(label=_("Wat is er te zien?"), required=False, help_text=alt_help),
            "decorative": blocks.BooleanBlock(
                label=_("Het beeld is alleen versiering"), default=False, required=False, help_text=decorative_help
            ),
        }
        # Wagtail's own __init__ brings its own labels.
        super(ImageBlock, self).__init__(list(parts.items()), **kwargs)

    class Meta:
        """The words come before the tick that makes them needless."""

        form_layout: ClassVar[list[str]] = ["image", "alt_text", "decorative"]
        label_format = "{alt_text}"

    def clean(self, value: Any) -> Any:
        """Say what to do when there is no text and no tick."""
        try:
            return super().clean(value)
        except StructBlockValidationError as fault:
            if "alt_text" not in fault.block_errors:
                raise
            words = _(
                "Schrijf op wat er te zien is, voor mensen die het beeld niet zien. "
                "Vertelt het beeld niets nieuws? Zet dan het vinkje aan dat het versiering is."
            )
            raise StructBlockValidationError({"alt_text": ValidationError(words, code="no_alt")}) from fault
