"""Tags of the house style: pictograms, crops, patches, portraits, telephone numbers and linked data.

None of them queries. A tag returns finished, escaped HTML.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.templatetags.static import static
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from core import drawing
from core.linked_data import breadcrumbs
from core.phones import is_sample_number, tel_uri
from core.preview import DARK
from core.rich_links import expand_all

__all__ = [
    "crop",
    "icon",
    "json_ld",
    "json_ld_crumbs",
    "name_of_site",
    "patch",
    "phone",
    "portrait",
    "register",
    "theme_stylesheet",
    "words_of_editors",
]

logger = logging.getLogger(__name__)
register = template.Library()

SPRITE = "wel/sprite.svg"
_JSON_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@register.simple_tag
def name_of_site() -> str:
    """The name of the site, for a page that has no context."""
    return str(settings.WAGTAIL_SITE_NAME)


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """Draw a pictogram of the sprite. The word next to it is its name, so it is hidden from readers.

    An empty name draws nothing. An unknown one is a fault of us: it raises when
    ``settings.STRICT_DRAWINGS`` is on (development, tests) and draws nothing on a running site.
    """
    if not name:
        return SafeString("")
    return _drawn(lambda: drawing.draw_icon(name, static(SPRITE), css=css), name)


@register.simple_tag
def crop(theme: str = "", css: str = "") -> SafeString:
    """Draw a strip with the crop of a theme class, such as ``t-eenzaam``; water without a theme."""
    return SafeString(drawing.draw_crop(theme or "", css=css))


@register.simple_tag
def patch(theme: str = "", icon: str = "", css: str = "", scene: str = "") -> SafeString:
    """Draw the patch of a theme class, or else of a scene. ``icon`` replaces the pictogram."""
    return _drawn(
        lambda: drawing.draw_patch(theme or "", static(SPRITE), icon=icon, css=css, scene=scene or ""), icon or scene
    )


@register.simple_tag
def portrait(theme: str = "", skin: int = 1, hair: int = 1, css: str = "") -> SafeString:
    """Draw a portrait: skin 1 to 4, hair 1 to 14 or 0 for nobody, in the crop of the theme."""
    return SafeString(drawing.draw_portrait(theme or "", skin=skin, hair=hair, css=css))


@register.simple_tag
def phone(number: str, *, call: bool = False, label: str = "") -> SafeString:
    """Show a telephone number as the big call button (``call``) or as the one on a card.

    ``label`` is who answers, as words or as finished HTML. A made-up number is shown in the same style but
    can't be called.
    """
    if not number:
        return SafeString("")
    classes = f"btn {'btn--call' if call else 'btn--tel'} utrecht-button"
    spoken = (
        SafeString(escape(gettext("Bel %(name)s:")) % {"name": conditional_escape(label)}) if label else gettext("Bel")
    )
    words = format_html(
        '<span class="vh">{} </span>{}<span class="num"><bdi>{}</bdi></span>', spoken, icon("telefoon"), number
    )
    if is_sample_number(number):
        note = gettext("voorbeeldnummer")
        return format_html('<span class="{}">{}</span><small class="sample-nr">{}</small>', classes, words, note)
    return format_html('<a class="{}" href="{}">{}</a>', classes, tel_uri(number), words)


@register.filter
def words_of_editors(source: str | None) -> SafeString:
    """Rich text as stored, ready for visitors: links stay in their language, numbers can be called."""
    return SafeString(expand_all([source or ""])[0])


@register.simple_tag
def json_ld(data: Any) -> SafeString:
    """Write linked data for search engines as a data block, which a browser never runs."""
    if not data:
        return SafeString("")
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return SafeString(f'<script type="application/ld+json">{text.translate(_JSON_ESCAPES)}</script>')


@register.simple_tag(takes_context=True)
def json_ld_crumbs(context: dict[str, Any], crumbs: list[dict[str, str]]) -> SafeString:
    """Write the way to this page as linked data; nothing in a template without a request."""
    request = context.get("request")
    return json_ld(breadcrumbs(crumbs, request)) if request is not None else SafeString("")


@register.simple_tag(takes_context=True)
def theme_stylesheet(context: Any) -> SafeString:
    """Link the look of another organisation, after the style sheet of the site.

    ``settings.WEL_THEME`` names a file of ``assets/css/themes/`` without its ending; empty is our own look.
    The preview of a page in the dark takes the file that is always dark.
    """
    theme = getattr(settings, "WEL_THEME", "")
    if not theme:
        return SafeString("")
    folder = "night" if getattr(context.get("request"), "preview_mode", "") == DARK else "themes"
    return format_html('<link rel="stylesheet" href="{}">', static(f"wel/{folder}/{theme}.css"))


def _drawn(draw: Callable[[], str], name: str) -> SafeString:
    try:
        return SafeString(draw())
    except KeyError:
        if getattr(settings, "STRICT_DRAWINGS", settings.DEBUG):
            msg = f"The sprite has no pictogram {name!r}."
            raise template.TemplateSyntaxError(msg) from None
        logger.warning("The sprite has no pictogram %r.", name)
        return SafeString("")
