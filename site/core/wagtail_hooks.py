"""The admin of the core: taxonomies and help lines as ordered snippets."""

from wagtail import hooks

from core.rich_links import register_link_type
from core.viewsets import register_viewsets

register_viewsets()
hooks.register("register_rich_text_features", register_link_type, order=10)  # after Wagtail's own
