"""The admin's form for pictures: Wagtail's own, with clear words when a file is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from core.uploads import not_a_picture

__all__ = ["ImageForm"]


def _refusing(to_python: Callable[[Any], Any], words: str) -> Callable[[Any], Any]:
    """Reads the file as Wagtail does; half a picture is a fault of the file, not of the site."""

    def read(data: Any) -> Any:
        try:
            return to_python(data)
        except ValidationError:
            raise
        except Exception as fault:
            raise ValidationError(words, code="invalid_image") from fault

    return read


class ImageForm(BaseImageForm):
    """Says in plain Dutch why a file is no picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field is not None:
            words = not_a_picture().message_dict["file"][0]
            field.to_python = _refusing(field.to_python, words)
            field.error_messages.update(
                {
                    "invalid_image": words,
                    "invalid_image_extension": words,
                    "invalid_image_known_format": words,
                    "file_too_large": _(
                        "Dit beeld is te groot: %(file_size)s. Het mag hoogstens %(max_filesize)s zijn. "
                        "Maak het eerst kleiner."
                    ),
                    "file_too_many_pixels": _(
                        "Dit beeld heeft te veel punten: %(num_pixels)s. Het mag er hoogstens %(max_pixels_count)s "
                        "hebben. Maak het eerst kleiner."
                    ),
                }
            )
