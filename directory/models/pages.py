"""The pages of the sociale kaart: the words of an entry in one language, and the list."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.template.response import TemplateResponse
from django.utils.http import int_to_base36
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from core.easy import EASY_READ
from core.enums import B1Policy
from core.fields import BodyField
from core.freshness import true_until
from core.models import BaseIndexPage, BasePage, EasyReadMixin
from core.parts import PagePart
from core.rich_text import RESTRICTED_FEATURES
from core.text import plain_text
from directory.forms import ServicePageForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from core.cards import Card
    from core.desks import DeskDetails
    from core.listing import BaseListing
    from core.search import SearchDocumentData
    from directory.questions import QuestionRecord

__all__ = ["DirectoryIndexPage", "ServicePage"]


class DirectoryIndexPage(BaseIndexPage):
    """Hulp vinden: the list of entries with filters."""

    template = "pages/directory/directory_index_page.html"
    icon = "zoek"
    section = "hulp"
    subpage_types: ClassVar[list[str]] = ["directory.ServicePage"]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("sociale kaart")
        verbose_name_plural = _("sociale kaarten")

    def get_listing(self, request: HttpRequest) -> BaseListing:
        """All entries, by name."""
        from directory.listing import service_listing

        return service_listing(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the hulpvragen and, after the first answer, what stands above the list."""
        from directory.guide import guide_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(guide_context(request, context["listing"]))
        return context


class ServicePageQuerySet(PageQuerySet):
    """Drops the join with the facts where a caller asks for a few columns only, as the admin does."""

    def only(self, *fields: str) -> Any:
        """These columns and no join: Django refuses both at once."""
        return PageQuerySet.only(self.select_related(None), *fields)


class ServicePageManager(PageManager.from_queryset(ServicePageQuerySet)):  # type: ignore[misc]  # made by Wagtail
    """Entries come with their facts and organisation, so that no list or page asks for them again."""

    def get_queryset(self) -> Any:
        """Join the facts and the organisation."""
        return super().get_queryset().select_related("service__organisation")


class ServicePage(EasyReadMixin, BasePage):
    """An entry of the sociale kaart in one language. Facts come from ``service``, the same for all languages."""

    template = "pages/directory/service_page.html"
    parts = {EASY_READ: PagePart("pages/directory/easy.html", _("Makkelijk lezen"))}
    b1_policy = B1Policy.STRICT
    kind_label = _("Hulp")
    kind_slug = "hulp"
    icon = "telefoon"
    has_editor_list = True
    sample_lookup = "service__sample"
    section = "hulp"
    essential: ClassVar[tuple[tuple[str, ...], ...]] = (("search_description",), ("what", "body"))
    reader_fields = ("alert",)
    base_form_class = ServicePageForm
    parent_page_types: ClassVar[list[str]] = ["directory.DirectoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    service = models.ForeignKey(
        "directory.Service", on_delete=models.PROTECT, related_name="pages", verbose_name=_("feiten")
    )
    what = RichTextField(
        _("Wat is het?"),
        features=RESTRICTED_FEATURES,
        blank=True,
        help_text=_("Wat gebeurt er, en wie doen het? Twee tot vijf korte zinnen."),
    )
    for_whom = RichTextField(
        _("Voor wie?"),
        features=RESTRICTED_FEATURES,
        blank=True,
        help_text=_("Leeftijd, woonplaats, situatie. Zeg ook wie er niet terecht kan."),
    )
    cost = RichTextField(
        _("Wat kost het?"),
        features=RESTRICTED_FEATURES,
        blank=True,
        help_text=_("Noem het bedrag. Is het gratis? Zeg dat dan ook."),
    )
    how = RichTextField(
        _("Hoe meldt u zich aan?"),
        features=RESTRICTED_FEATURES,
        blank=True,
        help_text=_("Wat moet iemand doen, en wat gebeurt er daarna?"),
    )
    referral_how = models.TextField(
        _("hoe verwijst u?"), blank=True, help_text=_("Voor huisartsen, wijkteams en andere verwijzers.")
    )
    not_for = models.TextField(_("voor wie niet?"), blank=True)
    alert = models.CharField(
        _("let op"), max_length=200, blank=True, help_text=_("Eén zin, bijvoorbeeld bij vakantie.")
    )
    body = BodyField(blank=True)

    objects: ClassVar[Any] = ServicePageManager()

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel(
            "service",
            help_text=_(
                "Telefoon, adres, tijden en kosten, voor alle talen. "
                "Die maakt u eerst: links in het menu, onder Sociale kaart."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("what"), FieldPanel("for_whom"), FieldPanel("cost"), FieldPanel("how")],
            heading=_("In gewone taal"),
        ),
        FieldPanel("alert"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("referral_how"), FieldPanel("not_for")], heading=_("Voor verwijzers"), classname="collapsed"
        ),
        *EasyReadMixin.easy_panels,
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("what"),
        index.SearchField("for_whom"),
        index.SearchField("how"),
        index.SearchField("body"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("item van de sociale kaart")
        verbose_name_plural = _("items van de sociale kaart")

    @property
    def is_sample(self) -> bool:
        """Whether the facts are invented."""
        return bool(self.service.sample)

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card decides: number, cost, referral, form, place, languages, month of the last check."""
        from directory.areas import also_for, chosen_gemeenten
        from directory.near import home_of
        from directory.presentation import service_card_extra

        served = [term.slug for term in self.loaded_terms.gemeenten] if self.loaded_terms else []
        nearby = also_for(self.service.digest, chosen_gemeenten(request), served)
        home = home_of(request)
        near = home.words_for(self.service.digest) if home else ""
        extra = {
            **service_card_extra(self.service),
            "number": int_to_base36(self.service_id),
            "sensitive": self.loaded_terms is not None and self.is_sensitive(),
            "also_for": nearby,
            "near": near,
        }
        true_until(request, extra["reach"].ends)
        return replace(self.basic_card(request), extra=extra)

    @classmethod
    def desk_details(cls, pages: list[ServicePage]) -> dict[int, DeskDetails]:
        """The number and hours of these entries as lokets; help that has stopped, or has no number, is none."""
        from directory.presentation import desk_details

        return desk_details(pages)

    def questions(self) -> list[QuestionRecord]:
        """The hulpvragen that this entry answers, also by its themes."""
        from directory.questions import answered

        return answered(self.service.digest, (term.pk for term in self.get_terms().themes))

    def is_sensitive(self) -> bool:
        """Whether a hulpvraag of this entry is."""
        return any(question.sensitive for question in self.questions())

    def search_text(self) -> str:
        """The four answers, the organisation, places."""
        answers = [plain_text(text) for text in (self.what, self.for_whom, self.cost, self.how)]
        cities = self.service.digest.get("cities", [])
        return "\n".join([*answers, self.service.organisation.name, *cities, super().search_text()])

    def search_document(self) -> SearchDocumentData | None:
        """Help that has stopped is not found. Its facts, and the words of its hulpvragen, find it too."""
        found = None if self.service.is_stopped else super().search_document()
        if found is None:
            return None
        from directory.search_documents import service_document

        return service_document(self, found)

    def easy_sections(self) -> list[tuple[Any, str]]:
        """The four answers."""
        return [
            (_("Wat is het?"), self.what),
            (_("Voor wie?"), self.for_whom),
            (_("Wat kost het?"), self.cost),
            (_("Hoe meldt u zich aan?"), self.how),
        ]

    def has_part(self, name: str) -> bool:
        """Help that has stopped has no short version."""
        return not self.service.is_stopped and super().has_part(name)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Help that has stopped has a page that leads to other help."""
        if self.service.is_stopped:
            return "pages/directory/service_stopped.html"
        return str(super().get_template(request, *args, **kwargs))

    def publish(self, revision: Any, *args: Any, **options: Any) -> None:
        """Help that nobody can reach does not go out by itself."""
        from directory.publishing import may_go_out

        if may_go_out(page=self, revision=revision, action=options.get("log_action")):
            super().publish(revision, *args, **options)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Help that has stopped answers 410; what may not be listed is named nowhere, not even here."""
        if self.service.do_not_list:
            return self.serve_gone(request)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        if self.service.is_stopped and response.status_code == HTTPStatus.OK:
            response.status_code = int(HTTPStatus.GONE)
        return response

    def serve_gone(self, request: HttpRequest) -> HttpResponse:
        """410: an entry was here once, and this is like it. ``core.routing`` asks for it when the page is not live."""
        from directory.similar import similar_help

        context = {"noindex": True, "sensitive": self.is_sensitive(), **similar_help(self, request)}
        template = "pages/directory/service_stopped.html"
        return TemplateResponse(request, template, context, status=HTTPStatus.GONE)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the facts as the template shows them; of help that has stopped only what is like it."""
        from directory.presentation import service_facts
        from directory.similar import similar_help

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["sensitive"] = self.is_sensitive()
        if self.service.is_stopped:
            context |= {"noindex": True, **similar_help(self, request)}
        else:
            facts = context["facts"] = service_facts(self.service)
            context["list_number"] = int_to_base36(self.service_id)
            if facts.reach is not None:
                true_until(request, facts.reach.ends)
        return context

    def structured_data(self, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any] | None:
        """A schema.org Service; none for an invented one or one that has stopped."""
        if self.service.sample or self.service.is_stopped:
            return None
        from directory.linked_data import service_data

        return (super().structured_data(request, context) or {}) | service_data(context["facts"], context["terms"])
