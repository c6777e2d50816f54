"""How every form of the public site is drawn: one template for a form, one for a question."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting

__all__ = ["FormRenderer"]


class FormRenderer(TemplatesSetting):
    """Draws forms by the rules of NL Design System.

    A question is: label, description, error, field. An error summary with links stands on top. Set as
    ``FORM_RENDERER``; it needs ``django.forms`` among the installed apps, for the templates of the widgets.
    """

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
