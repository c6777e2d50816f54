"""The admin of the home area."""

from wagtail import hooks

from home.viewsets import ContactMessageViewSet, register_policies

register_policies()


def contact_messages() -> ContactMessageViewSet:
    """Messages of visitors, in the main menu."""
    return ContactMessageViewSet()


hooks.register("register_admin_viewset", contact_messages)
