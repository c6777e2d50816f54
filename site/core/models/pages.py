"""The abstract base of every page type."""

from __future__ import annotations

from http import HTTPMethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from core.cards import Card, CardMeta
from core.drawing import scene_of
from core.editor.help_texts import LINKS_HELP, TITLE_HELP
from core.forms.renderer import FormRenderer
from core.handbook_panel import HandbookPanel
from core.linked_data import CONTEXT, compact
from core.models.examples import ExampleMixin
from core.models.findable import FindableMixin
from core.models.look import LookMixin
from core.models.mixins import ReaderTestMixin, ReviewMixin, SocialImageMixin, SummaryMixin
from core.models.parts import PartsMixin
from core.page_forms import BasePageForm
from core.routing import language_of, localized_path, source_language
from core.taxonomies import PageTerms, terms_for, terms_from_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise

    from core.editor.dates import PageDates
    from core.enums import B1Policy
    from core.surroundings import Surroundings

__all__ = ["BasePage"]

_PATH_STEP = 4  # characters per level in treebeard's path


class BasePage(
    SummaryMixin,
    SocialImageMixin,
    ReviewMixin,
    ReaderTestMixin,
    PartsMixin,
    LookMixin,
    FindableMixin,
    ExampleMixin,
    Page,
):
    """What all page types share: summary, terms, related pages, review, card, search document.

    A concrete type sets ``template``, ``b1_policy``, ``kind_label``, ``kind_slug`` and ``icon``; a system
    check refuses one that does not. ``sample_lookup`` leads to the column that says that it is invented, where that is
    not ``sample``.
    """

    b1_policy: ClassVar[B1Policy]
    kind_label: ClassVar[str | _StrPromise]
    kind_slug: ClassVar[str]
    sample_lookup: ClassVar[str] = ""
    icon: ClassVar[str]
    #: True for types of which editors have many: they get a list of their own in the menu of the admin.
    has_editor_list: ClassVar[bool] = False
    #: Fields of plain text with sentences for readers, which the B1 coach reads beside rich text and bodies.
    reader_fields: ClassVar[tuple[str, ...]] = ()
    #: What editors fill in before visitors see the page: of each group of fields at least one.
    essential: ClassVar[tuple[tuple[str, ...], ...]] = ()
    #: Dates of this type of page for the calendar of editors.
    calendar_dates: ClassVar[tuple[PageDates, ...]] = ()

    #: Whether a shared link shows a picture of this page, or that of the site; and whether it names the kind of page.
    has_share_picture: ClassVar[bool] = True
    kind_when_shared: ClassVar[bool] = True

    #: A page is read. One with a form says so.
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    base_form_class = BasePageForm
    #: Whether the foot of the page asks "Was deze pagina nuttig?". Not on a form, and not on a list: a way to pages.
    asks_if_useful: ClassVar[bool] = True
    is_fallback: bool = False
    loaded_terms: PageTerms | None = None
    _restrictions: Any = None

    tags = ClusterTaggableManager(through="core.PageTag", blank=True, verbose_name=_("trefwoorden"))

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, *SummaryMixin.summary_panels]
    taxonomy_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("gemeenten"), FieldPanel("themes"), FieldPanel("dimensions"), FieldPanel("audiences")],
            heading=_("Waar hoort dit bij?"),
        ),
        FieldPanel("tags"),
        InlinePanel("related_links", heading=_("Hoort hierbij"), label=_("pagina"), help_text=LINKS_HELP, max_num=24),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("slug", heading=_("Adres van de pagina")),
                FieldPanel("seo_title", heading=_("Titel in zoekmachines"), help_text=TITLE_HELP),
                FieldPanel("show_in_menus", heading=_("Toon in het menu")),
                *SocialImageMixin.social_image_panels,
            ],
            heading=_("Adres, menu en delen"),
        ),
        *ReviewMixin.review_panels,
        *ReaderTestMixin.reader_test_panels,
    ]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("search_description")]

    class Meta:
        """No table of its own."""

        abstract = True

    @classmethod
    def get_edit_handler(cls) -> Any:
        """Tabs: content, kenmerken, promotion; a type that has its own ``edit_handler`` keeps it."""
        if "_bound_edit_handler" not in cls.__dict__:
            handler = getattr(cls, "edit_handler", None) or TabbedInterface(
                [
                    ObjectList([HandbookPanel(), *cls.content_panels], heading=_("Inhoud")),
                    ObjectList(cls.taxonomy_panels, heading=_("Kenmerken")),
                    ObjectList(cls.promote_panels, heading=_("Instellingen")),
                ],
                base_form_class=cls.base_form_class,
            )
            cls._bound_edit_handler = handler.bind_to_model(cls)
        return cls._bound_edit_handler

    # -- terms ---------------------------------------------------------------------------------

    def set_terms(self, terms: PageTerms | None) -> None:
        """Hand over terms that a list read for many pages at once."""
        self.loaded_terms = terms or PageTerms()

    def get_terms(self) -> PageTerms:
        """Terms of this page: those in memory (drafts, lists), else one query."""
        if self.loaded_terms is None:
            in_memory = getattr(self, "_cluster_related_objects", {}).get("page_terms")
            if in_memory is not None or self.pk is None:
                self.set_terms(terms_from_rows(self.page_terms.all()))
            else:
                self.set_terms(terms_for([self.pk]).get(self.pk))
        return self.loaded_terms or PageTerms()

    # -- language ------------------------------------------------------------------------------

    @property
    def language(self) -> str:
        """Language code of the words on this page."""
        return language_of(self)

    def lang_if_other(self) -> str:
        """Language code when the visitor reads the site in another language, else an empty string."""
        return "" if self.language == (get_language() or source_language()) else self.language

    def link(self, request: HttpRequest | None = None) -> str:
        """Address for a link on this site, within the language that the visitor reads."""
        return localized_path(self.get_url(request) or "", self.language)

    # -- card --------------------------------------------------------------------------

    def gemeente_meta(self) -> tuple[CardMeta, ...]:
        """The gemeenten as a mark on the card."""
        terms = self.loaded_terms
        if terms is None or not terms.gemeenten:
            return ()
        return (CardMeta("locatie", ", ".join(term.name for term in terms.gemeenten)),)

    @property
    def is_sample(self) -> bool:
        """Whether editors say that what this page tells is invented."""
        return bool(getattr(self, "sample", False))

    def is_sensitive(self) -> bool:
        """Whether somebody else must not see that a visitor reads this; such a page has the way out."""
        return False

    def look(self) -> tuple[str, str]:
        """Theme class and pictogram of the page itself, as on the picture for a shared link."""
        terms = self.get_terms()
        return terms.css_class, terms.icon or self.icon

    def card(self, request: HttpRequest | None = None) -> Card:
        """What a list of this type shows of the page; a type overrides it to show more."""
        return self.basic_card(request)

    def basic_card(self, request: HttpRequest | None = None) -> Card:
        """The card from columns of the base page and terms in memory: no query, whatever the type."""
        terms = self.loaded_terms or PageTerms()
        return Card(
            title=self.title,
            url=self.link(request),
            summary=self.summary,
            kind_label=str(self.kind_label),
            kind_slug=self.kind_slug,
            icon=terms.icon or self.icon,
            theme=terms.css_class or scene_of(self.section).css_class,
            meta=self.gemeente_meta(),
            lang=self.lang_if_other(),
        )

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """schema.org description of this page; a type with a better fitting type overrides it.

        ``context`` is what the template shows, so that nothing is asked twice. Empty values fall out later.
        """
        return {
            "@context": CONTEXT,
            "@type": "WebPage",
            "name": self.title,
            "description": self.summary,
            "url": self.get_full_url(request),
            "inLanguage": self.language,
        }

    # -- serving -------------------------------------------------------------------------------

    @cached_property
    def surroundings(self) -> Surroundings:
        """Parents, translations and related pages; one query, kept."""
        from core.surroundings import look_around

        return look_around(self)

    def kept_query(self, request: HttpRequest) -> str:
        """The parameters that this page knows, as ``?gemeente=urk``: they go along to another language."""
        return ""

    def get_view_restrictions(self) -> Any:
        """Restrictions on this page or a parent, in one query instead of two."""
        paths = [self.path[: end * _PATH_STEP] for end in range(1, self.depth + 1)]
        self._restrictions = PageViewRestriction.objects.filter(
            models.Q(page__path__in=paths) | models.Q(page__aliases__path__in=paths)
        ).select_related("page")
        return self._restrictions

    def is_known_private(self) -> bool:
        """Whether who serves this page found a restriction; no query, because that was asked before."""
        return bool(self._restrictions)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Everything that the base template needs of a page."""
        from core.page_context import page_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(page_context(self, request))
        if not self.is_fallback and not self.part:
            # Called by the template, when the context is whole; not at all on a site with demo content.
            context["structured_data"] = lambda: compact(self.structured_data(request, context))
        return context

    def serve_password_required_response(self, request: HttpRequest, form: Any, action_url: str) -> HttpResponse:
        """Ask for the password; nothing of the page itself, not even its title, goes along."""
        form.renderer = FormRenderer()
        context = {"form": form, "action_url": action_url, "noindex": True}
        return TemplateResponse(request, "pages/core/page_password.html", context)

    def serve(self, request: HttpRequest, *args: Any, part: str = "", **kwargs: Any) -> HttpResponse:
        """Serve the page or a view of it; an address in a language where it has another address leads there."""
        self.part = part
        if self.is_fallback:
            translation = self.surroundings.translations.get(get_language() or "")
            if translation is not None:
                url = translation.get_url(request)
                return HttpResponseRedirect(f"{url}{self.part_path}{self.kept_query(request)}")
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response
