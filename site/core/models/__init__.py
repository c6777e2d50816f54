"""Models of the shared core, one family a file."""

from core.models.alerts import SiteAlert
from core.models.broken_links import BrokenLink, LinkScan
from core.models.checked_links import CheckedLink
from core.models.demo import DemoObject
from core.models.documents import CustomDocument, DocumentText
from core.models.easy import EasyReadMixin
from core.models.examples import ExampleFolder
from core.models.images import CustomImage, CustomRendition
from core.models.index_pages import BaseIndexPage
from core.models.links import PageTag, PageTerm, RelatedPage
from core.models.mail import OutboxMessage
from core.models.pages import BasePage
from core.models.taxonomy import Audience, Gemeente, HealthDimension, HelpLine, Theme
from core.models.tokens import LinkToken

__all__ = [
    "Audience",
    "BaseIndexPage",
    "BasePage",
    "BrokenLink",
    "CheckedLink",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DemoObject",
    "DocumentText",
    "EasyReadMixin",
    "ExampleFolder",
    "Gemeente",
    "HealthDimension",
    "HelpLine",
    "LinkScan",
    "LinkToken",
    "OutboxMessage",
    "PageTag",
    "PageTerm",
    "RelatedPage",
    "SiteAlert",
    "Theme",
]
