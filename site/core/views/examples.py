"""Beginning a page with an example, and making an example of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from core.editor.examples import (
    example_of,
    examples_for,
    is_example,
    make_example,
    may_begin,
    outline,
    own_choices,
    place_of_examples,
    required_choices,
    start_from,
)
from core.models import BasePage

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["BeginView", "MakeExampleView", "begin_url", "may_make_example", "urls"]


def begin_url(model: Any, parent: Page) -> str:
    """Where somebody chooses an example for a new page of this type under ``parent``."""
    return reverse("begin_with_example", args=[model._meta.app_label, model._meta.model_name, parent.pk])


class BeginView(WagtailAdminTemplateMixin, TemplateView):
    """The examples for one type of page, with a button for each: a copy of it opens in the editor."""

    template_name = "admin/begin_with_example.html"
    page_title = gettext_lazy("Begin met een voorbeeld")
    header_icon = "copy"
    http_method_names = ("get", "head", "post")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only where this person may make this type of page."""
        if not may_begin(request.user, self.parent, self.model):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def parent(self) -> Any:
        """The page under which the new one comes."""
        return get_object_or_404(Page, pk=self.kwargs["parent"]).specific

    @cached_property
    def model(self) -> Any:
        """The type of the new page."""
        try:
            model = apps.get_model(self.kwargs["app"], self.kwargs["model"])
        except LookupError:
            raise Http404 from None
        if not issubclass(model, BasePage):
            raise Http404
        return model

    def make_form(self, data: Any = None) -> forms.Form:
        """What has to be known before there can be a draft: nothing, for most types. An example's own is no answer."""
        fields = {
            field.name: forms.ModelChoiceField(
                queryset=field.related_model._default_manager.exclude(pk__in=own_choices(self.examples, field.name)),
                label=str(field.verbose_name).capitalize(),
                help_text=self.help_of(field),
                widget=forms.Select(attrs={"class": "w-w-full"}),
            )
            for field in self.choices
        }
        form: forms.Form = type("BeginForm", (forms.Form,), fields)(data)
        return form

    def help_of(self, field: Any) -> str:
        """The words that stand at this field in the form of the page."""
        panels = [panel for panel in self.model.content_panels if getattr(panel, "field_name", "") == field.name]
        return str(panels[0].help_text if panels else field.help_text)

    @cached_property
    def choices(self) -> list[Any]:
        """The fields of that form."""
        return required_choices(self.model)

    @cached_property
    def examples(self) -> list[Any]:
        """The examples of this type."""
        return examples_for(self.model)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the page above."""
        above = {
            "url": reverse("wagtailadmin_explore", args=[self.parent.pk]),
            "label": self.parent.get_admin_display_title(),
        }
        return [above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The examples with their headings."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.setdefault("form", self.make_form())
        rows = [{"page": page, "title": page.draft_title, "outline": outline(page)} for page in self.examples]
        plain = reverse("wagtailadmin_pages:add", args=[self.kwargs["app"], self.kwargs["model"], self.parent.pk])
        return {**context, "rows": rows, "parent": self.parent, "plain_url": plain}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the draft and open it."""
        example = example_of(self.model, request.POST.get("example"))
        if example is None:
            raise Http404
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        page = start_from(example=example, parent=self.parent, user=request.user, values=form.cleaned_data)
        messages.success(
            request, _("Uw concept staat klaar. Schrijf uw eigen tekst op elke plek waar “Schrijf hier” staat.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)


class MakeExampleView(WagtailAdminTemplateMixin, TemplateView):
    """Asks whether a page must become an example, and copies it."""

    template_name = "admin/make_example.html"
    page_title = gettext_lazy("Maak hier een voorbeeld van")
    header_icon = "copy"
    http_method_names = ("get", "head", "post")

    @cached_property
    def page(self) -> Any:
        """The page that becomes an example."""
        return get_object_or_404(Page, pk=self.kwargs["page"]).specific

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only who may change the page, and may add to the examples."""
        if not may_make_example(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and whether it is an example itself."""
        return {**super().get_context_data(**kwargs), "page": self.page, "is_example": is_example(self.page)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the example and open it."""
        made = make_example(page=self.page, user=request.user)
        messages.success(
            request,
            _("Het voorbeeld is gemaakt. Haal namen en andere gegevens van mensen weg, en schrijf aanwijzingen."),
        )
        return redirect("wagtailadmin_pages:edit", made.pk)


def may_make_example(page: Any, user: Any) -> bool:
    """Whether this person may turn this page into an example: it may be changed, and the place of examples too."""
    place = place_of_examples()
    if not issubclass(page.specific_class or Page, BasePage) or place.pk == page.pk:
        return False
    return bool(page.permissions_for_user(user).can_edit() and place.permissions_for_user(user).can_add_subpage())


urls = [
    path("voorbeeld/<slug:app>/<slug:model>/<int:parent>/", BeginView.as_view(), name="begin_with_example"),
    path("voorbeeld/maak/<int:page>/", MakeExampleView.as_view(), name="make_example"),
]
