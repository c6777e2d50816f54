"""The admin of the core: taxonomies and help lines as ordered snippets."""

from wagtail import hooks

from core.moderation import refuse_decision_by_autosave, tell_decision
from core.rich_links import register_link_type
from core.start_panel import add_start_panel
from core.viewsets import register_viewsets

register_viewsets()
hooks.register("register_rich_text_features", register_link_type, order=10)  # after Wagtail's own
hooks.register("before_edit_page", refuse_decision_by_autosave)
hooks.register("after_edit_page", tell_decision)
hooks.register("construct_homepage_panels", add_start_panel)
