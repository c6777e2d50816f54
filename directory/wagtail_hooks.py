"""The admin of the facts of the sociale kaart."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from directory.viewsets import AssuredBulkAction, DirectoryGroup

register_snippet(DirectoryGroup)
hooks.register("register_bulk_action", AssuredBulkAction)
