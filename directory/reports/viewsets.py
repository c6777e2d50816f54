"""The admin of reports: the most urgent first, closed with an outcome and an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

import django_filters
from django import forms
from django.db.models import F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from core.editor.uses import counted
from core.models import Gemeente
from core.routing import source_language
from directory.enums import ReportOutcome
from directory.models import Report, ServiceArea
from directory.reports.services import close_report

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

__all__ = ["ReportPolicy", "ReportViewSet"]

_STATES: Final = [("open", _("Open")), ("overdue", _("Te laat")), ("closed", _("Afgehandeld"))]


class ReportPolicy(ModelPermissionPolicy):
    """Visitors make reports. Editors close an open one; nothing about a closed one changes any more."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """To see, to close, and to delete, for who has that permission."""
        return action != "add" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """One of these actions."""
        return any(self.user_has_permission(user, action) for action in actions)


def _gemeenten(request: HttpRequest) -> Any:
    return Gemeente.objects.filter(locale__language_code=source_language())


class ReportFilterSet(WagtailFilterSet):
    """By what is left to do, and where."""

    state = django_filters.ChoiceFilter(label=_("Stand"), choices=_STATES, method="filter_state")
    gemeente = django_filters.ModelChoiceFilter(label=_("Gemeente"), queryset=_gemeenten, method="of_gemeente")

    def filter_state(self, reports: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Open ones, those past their day, or those that are done."""
        late = Q(closed_at=None, due_on__lt=timezone.localdate())
        return reports.filter({"open": Q(closed_at=None), "overdue": late, "closed": Q(closed_at__isnull=False)}[value])

    def of_gemeente(self, reports: QuerySet[Any], name: str, value: Gemeente) -> QuerySet[Any]:
        """Reports of entries for this gemeente, and of those for the whole province."""
        rows = ServiceArea.objects.all()
        here = rows.filter(gemeente__translation_key=value.translation_key)
        return reports.filter(Q(service__in=here.values("service")) | ~Q(service__in=rows.values("service")))

    class Meta:
        """What is wrong too."""

        model = Report
        fields: ClassVar[list[str]] = ["state", "kind", "gemeente"]


class ReportAdminForm(WagtailAdminModelForm):
    """What was done, and the answer for who left an address."""

    outcome = forms.ChoiceField(
        label=_("Wat is er gedaan?"),
        choices=ReportOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u deed. Dan sluit de melding.")},
    )

    def clean_outcome(self) -> str:
        """Only an open report can be closed."""
        if not Report.objects.filter(pk=self.instance.pk, closed_at=None).exists():
            raise forms.ValidationError(_("Deze melding is al afgehandeld. Er verandert niets meer."))
        return str(self.cleaned_data["outcome"])

    def clean_answer(self) -> str:
        """Whoever left an address gets an answer."""
        answer = str(self.cleaned_data["answer"])
        if self.instance.email and not answer:
            raise forms.ValidationError(_("De bezoeker wil antwoord. Schrijf in één of twee zinnen wat u deed."))
        return answer


class ReportEditView(EditView):
    """Closing a report."""

    def save_instance(self) -> Any:
        """Through the service, which mails the answer too."""
        cleaned = self.form.cleaned_data
        return close_report(
            report=self.object, outcome=cleaned["outcome"], answer=cleaned["answer"], user=self.request.user
        )

    def get_success_message(self) -> str:
        """What happened with the answer."""
        if self.object.email and self.object.answer:
            return str(_("De melding is afgehandeld. De bezoeker krijgt een mail."))
        return str(_("De melding is afgehandeld."))


def _read(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name, read_only=True) for name in names]


_PANELS: Final = [
    MultiFieldPanel(
        _read("service", "kind", "text", "email", "language", "created_at", "due_on"), heading=_("De melding")
    ),
    MultiFieldPanel(
        [
            FieldPanel("outcome"),
            FieldPanel(
                "answer",
                help_text=_(
                    "Gaat als mail naar de bezoeker, als die een adres gaf. "
                    "Noem de naam van de hulp niet: iemand anders kan de mail lezen."
                ),
            ),
        ],
        heading=_("Afhandelen"),
    ),
]


class ReportViewSet(SnippetViewSet):
    """Reports of visitors: what must be found out first stands on top, what is done at the end."""

    model = Report
    icon = "warning"
    menu_label = _("Meldingen")
    edit_view_class = ReportEditView
    filterset_class = ReportFilterSet
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = (
        "__str__",
        "service",
        Column("equal", label=_("Zelfde melding"), accessor="equal", sort_key="equal"),
        Column("due_on", label=_("Uitzoeken voor"), accessor="due_on", sort_key="due_on"),
        Column("late", label=_("Te laat"), accessor=lambda report: _("Te laat") if report.is_overdue else ""),
        Column("outcome", label=_("Wat is er gedaan?"), accessor="get_outcome_display"),
    )
    search_fields = ("service__name", "text")
    search_backend_name = None
    list_per_page = 50
    edit_handler = ObjectList(_PANELS, base_form_class=ReportAdminForm)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Open ones first, by their day; with how many open reports say the same, in the same query."""
        same = Report.objects.filter(service=OuterRef("service"), kind=OuterRef("kind"), closed_at=None)
        found: QuerySet[Any] = Report.objects.select_related("service").annotate(equal=counted(same, "service"))
        return found.order_by(F("closed_at").asc(nulls_first=True), "due_on", "-equal", "pk")
