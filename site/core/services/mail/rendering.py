"""From a template and its context to the words of a mail, in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.template import Context, loader
from django.utils.translation import get_language_bidi, override

from core.cleaning import one_line, plain_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.template.backends.django import Template

__all__ = ["SUBJECT_MAX_LENGTH", "RenderedMail", "render"]

SUBJECT_MAX_LENGTH = 200
_TEMPLATE_NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*")


@dataclass(frozen=True, slots=True)
class RenderedMail:
    """The words of one mail."""

    subject: str
    text: str
    html: str


def _part(name: str, context: dict[str, Any], *, escape: bool) -> str:
    template = cast("Template", loader.get_template(name)).template
    return str(template.render(Context(context, autoescape=escape)))


def render(*, template: str, context: Mapping[str, Any], language: str) -> RenderedMail:
    """Render ``emails/<template>.subject.txt``, ``.txt`` and ``.html``.

    The two text parts are not HTML-escaped; the subject becomes one line without control characters, whatever
    stands in the context. Every template also gets ``site_name``, ``site_url``, ``language`` and ``direction``.
    """
    if not _TEMPLATE_NAME.fullmatch(template):
        message = f"Not the name of a mail template: {template!r}"
        raise ValueError(message)
    with override(language):
        full = {
            "site_name": settings.WAGTAIL_SITE_NAME,
            "site_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
            "language": language,
            "direction": "rtl" if get_language_bidi() else "ltr",
            **context,
        }
        base = f"emails/{template}"
        subject = one_line(_part(f"{base}.subject.txt", full, escape=False))[:SUBJECT_MAX_LENGTH].rstrip()
        text = plain_lines(_part(f"{base}.txt", full, escape=False)).strip() + "\n"
        html = plain_lines(_part(f"{base}.html", full, escape=True)).strip() + "\n"
    return RenderedMail(subject=subject, text=text, html=html)
