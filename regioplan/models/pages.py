"""The pages of the Regioplan: an index, eight building blocks and six foundations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.blocks.text import extract_text
from core.drawing import icon_choices
from core.easy import EASY_READ
from core.enums import B1Policy
from core.fields import BodyField, QuotesField
from core.models import BaseIndexPage, BasePage, EasyReadMixin
from core.parts import PagePart
from core.rich_text import RESTRICTED_FEATURES
from core.text import plain_text
from regioplan.booklet import BOOKLET, booklet_context
from regioplan.fields import PrinciplesField, StepsField, TasksField
from regioplan.plan import read_plan

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.cards import Card

__all__ = ["BuildingBlockPage", "FoundationPage", "RegioplanIndexPage"]


class RegioplanIndexPage(EasyReadMixin, BaseIndexPage):
    """The Regioplan: ambition, tasks, principles, steps in time, and the wall of blocks on their foundations."""

    template = "pages/regioplan/regioplan_index_page.html"
    icon = "tulp"
    asks_if_useful = True
    section = "regioplan"
    kind_label = _("Regioplan")
    kind_slug = "regioplan"
    subpage_types: ClassVar[list[str]] = ["regioplan.BuildingBlockPage", "regioplan.FoundationPage"]
    parts = {**EasyReadMixin.parts, BOOKLET: PagePart("pages/regioplan/booklet.html", _("Boekje"))}

    ambition = RichTextField(
        _("Waar willen wij heen?"),
        features=RESTRICTED_FEATURES,
        blank=True,
        help_text=_("De ambitie, in een paar zinnen. Ze staat boven in de tekening."),
    )
    tasks = TasksField(blank=True, verbose_name=_("De grote opgaven"))
    principles = PrinciplesField(blank=True, verbose_name=_("Afspraken over samenwerken"))
    steps = StepsField(blank=True, verbose_name=_("Wat gebeurt wanneer?"))

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("ambition"),
        FieldPanel("tasks"),
        FieldPanel("body"),
        FieldPanel("principles"),
        FieldPanel("steps"),
        *EasyReadMixin.easy_panels,
    ]
    search_fields: ClassVar[list[Any]] = [
        *BaseIndexPage.search_fields,
        index.SearchField("ambition"),
        index.SearchField("tasks"),
        index.SearchField("principles"),
        index.SearchField("steps"),
    ]

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("Regioplan")
        verbose_name_plural = _("Regioplannen")

    def easy_sections(self) -> list[tuple[Any, str]]:
        """The ambition and each of the opgaven."""
        tasks = [(block.value["title"], block.value["text"]) for block in self.tasks]
        return [(_("Waar willen wij heen?"), self.ambition), *tasks]

    def search_text(self) -> str:
        """The ambition, the lists and the body."""
        lists = (extract_text(value) for value in (self.tasks, self.principles, self.steps))
        return "\n".join([plain_text(self.ambition), *lists, super().search_text()])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the stones of the wall, how far they are, and for the booklet everything of each."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        plan = read_plan(BuildingBlockPage, FoundationPage)
        context.update(plan.wall(request))
        if self.part == BOOKLET:
            context.update(booklet_context(self, plan, request))
        elif self.part == EASY_READ:
            context["easy_parts"] = plan.easy_cards(request)
        elif not self.part:
            context["progress"] = plan.progress(request)
        return context


class PlanPartPage(EasyReadMixin, BasePage):
    """What a building block and a foundation share: what it is, what we do, what you notice, how far it is."""

    b1_policy = B1Policy.STRICT
    parent_page_types: ClassVar[list[str]] = ["regioplan.RegioplanIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    number = models.PositiveSmallIntegerField(_("nummer"), validators=[MinValueValidator(1), MaxValueValidator(12)])
    pictogram = models.CharField(
        _("pictogram"),
        max_length=40,
        blank=True,
        choices=icon_choices,
        help_text=_("Het teken op de kaart van dit deel van het plan."),
    )
    what = RichTextField(_("Wat is het?"), features=RESTRICTED_FEATURES, blank=True)
    do = RichTextField(_("Wat doen we?"), features=RESTRICTED_FEATURES, blank=True)
    notice = RichTextField(_("Wat merkt u ervan?"), features=RESTRICTED_FEATURES, blank=True)
    quotes = QuotesField(
        blank=True,
        verbose_name=_("Mensen vertellen"),
        help_text=_("Vraag eerst of het mag. Bestaat de persoon niet? Zet dan aan dat het verzonnen is."),
    )
    body = BodyField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("pictogram")]),
        MultiFieldPanel([FieldPanel("what"), FieldPanel("do"), FieldPanel("notice")], heading=_("In gewone taal")),
        FieldPanel("quotes"),
        FieldPanel("body"),
        InlinePanel("progress", heading=_("Hoe ver is het?"), label=_("stand")),
        MultipleChooserPanel("words", heading=_("Moeilijke woorden"), label=_("woord"), chooser_field_name="term"),
        *EasyReadMixin.easy_panels,
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("what"),
        index.SearchField("do"),
        index.SearchField("notice"),
        index.SearchField("quotes"),
        index.SearchField("body"),
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    def answers(self) -> list[tuple[Any, str]]:
        """The three questions with their answers."""
        return [(_("Wat is het?"), self.what), (_("Wat doen wij?"), self.do), (_("Wat merkt u ervan?"), self.notice)]

    def easy_sections(self) -> list[tuple[Any, str]]:
        """The three answers."""
        return self.answers()

    def card(self, request: HttpRequest | None = None) -> Card:
        """The card carries the number and the part's own pictogram."""
        card = self.basic_card(request)
        return replace(card, icon=self.pictogram or card.icon, extra={"number": self.number})

    def search_text(self) -> str:
        """The three answers, what people say, and the body."""
        answers = [plain_text(text) for _heading, text in self.answers()]
        return "\n".join([*answers, extract_text(self.quotes), super().search_text()])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the forerunners, help, progress, words, and the wall in which this stone is the current one."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(read_plan(BuildingBlockPage, FoundationPage).wall(request))
        if self.part:
            return context
        related = context["related_by_kind"]
        context["forerunners"], context["help"] = related.get("forerunner", []), related.get("help", [])
        context["progress"] = list(self.progress.all())
        context["words"] = [row.term for row in self.words.select_related("term")] if self.pk else []
        return context


class BuildingBlockPage(PlanPartPage):
    """One of the eight bouwstenen."""

    template = "pages/regioplan/building_block_page.html"
    kind_label = _("Bouwsteen")
    kind_slug = "bouwsteen"
    icon = "kompas"
    section = "regioplan"

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("bouwsteen")
        verbose_name_plural = _("bouwstenen")


class FoundationPage(PlanPartPage):
    """One of the six fundamenten."""

    template = "pages/regioplan/foundation_page.html"
    kind_label = _("Fundament")
    kind_slug = "fundament"
    icon = "dagelijks"
    section = "regioplan"

    class Meta:
        """Dutch names for the admin."""

        verbose_name = _("fundament")
        verbose_name_plural = _("fundamenten")
