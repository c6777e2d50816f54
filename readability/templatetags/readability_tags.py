"""What the Checks panel needs to know of the page in the editor."""

from typing import Any

from django import template
from django.urls import reverse

from readability.services import is_judged

__all__ = ["b1_check_url", "register"]

register = template.Library()


@register.simple_tag
def b1_check_url(page: Any) -> str:
    """Where the panel sends the form of this page; empty when the coach does not judge it."""
    if not is_judged(page):
        return ""
    return reverse("b1:check", args=(page._meta.app_label, page._meta.model_name))
