"""The admin of the facts of the sociale kaart."""

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from directory.reviews import desk
from directory.viewsets import AssuredBulkAction, DirectoryGroup


def task_urls() -> list[Any]:
    """The addresses of what waits for editors."""
    return desk.urls


register_snippet(DirectoryGroup)
hooks.register("register_bulk_action", AssuredBulkAction)
hooks.register("register_admin_urls", task_urls)
hooks.register("register_directory_menu_item", desk.menu_item)
