"""Why a text goes out that is too difficult."""

from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm

from readability.models import SHORTEST_REASON

__all__ = ["ApprovalForm", "ReasonForm"]


class ReasonForm(forms.Form):
    """One reason, in words."""

    reason = forms.CharField(
        label=_("Waarom publiceert u deze tekst nu toch?"),
        help_text=_("Uw reden staat in het B1-overzicht. Bijvoorbeeld: dit is de letterlijke tekst van een wet."),
        min_length=SHORTEST_REASON,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ApprovalForm(TaskStateCommentForm):
    """The reason of someone who approves in a workflow; it is the comment too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        comment = self.fields["comment"]
        comment.required, comment.label = True, _("Reden")
        comment.validators.append(MinLengthValidator(SHORTEST_REASON))
