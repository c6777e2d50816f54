"""Blocks of the index: the opgaven, the principles and the steps in time."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.base import GROUP_EXPLAIN, StrictStreamBlock, ToolkitBlock
from regioplan.enums import StepState

__all__ = ["PrincipleBlock", "PrinciplesBlock", "StepBlock", "StepsBlock", "TaskBlock", "TasksBlock"]


class TaskBlock(ToolkitBlock):
    """One of the opgaven: what has to become different."""

    title = blocks.CharBlock(label=_("Titel"), max_length=80)
    text = blocks.TextBlock(label=_("Wat houdt het in?"), rows=3, max_length=300, help_text=_("Twee korte zinnen."))

    class Meta:
        """What editors see."""

        icon = "order"
        label = _("Opgave")
        label_format = "{title}"
        description = _("Iets groots dat anders moet. Het staat in de tekening boven aan het plan.")
        group = GROUP_EXPLAIN
        template = "pages/regioplan/blocks/task.html"
        preview_value = {"title": "Hulp dichtbij", "text": "U weet waar u terecht kunt. De drempel is laag."}


class PrincipleBlock(ToolkitBlock):
    """One rule for working together."""

    title = blocks.CharBlock(label=_("Afspraak in een paar woorden"), max_length=60)
    text = blocks.TextBlock(label=_("Wat betekent dat?"), rows=2, max_length=250)

    class Meta:
        """What editors see."""

        icon = "check"
        label = _("Afspraak")
        label_format = "{title}"
        description = _("Een afspraak over samenwerken. De nummers komen vanzelf.")
        group = GROUP_EXPLAIN
        template = "pages/regioplan/blocks/principle.html"
        preview_value = {"title": "Mensen eerst", "text": "Wij praten met inwoners en beslissen niet zonder hen."}


class StepBlock(ToolkitBlock):
    """One step in time."""

    when = blocks.CharBlock(
        label=_("Wanneer"), max_length=60, help_text=_("Een jaar of een deel ervan. Bijvoorbeeld: begin 2027.")
    )
    title = blocks.CharBlock(label=_("Wat gebeurt er?"), max_length=120)
    text = blocks.TextBlock(label=_("Tekst"), required=False, rows=2, max_length=400)
    state = blocks.ChoiceBlock(
        label=_("Waar staan wij?"), choices=StepState.choices, default=StepState.LATER, search_index=False
    )

    class Meta:
        """What editors see."""

        icon = "history"
        label = _("Stap")
        label_format = "{when}: {title}"
        description = _("Een stap op de tijdlijn van het plan.")
        group = GROUP_EXPLAIN
        template = "pages/regioplan/blocks/step.html"
        preview_value = {
            "when": "Begin 2027",
            "title": "Samen kijken wat werkt",
            "text": "Inwoners praten mee.",
            "state": StepState.LATER,
        }


class TasksBlock(StrictStreamBlock):
    """The opgaven in their order."""

    task = TaskBlock()


class PrinciplesBlock(StrictStreamBlock):
    """The principles in their order."""

    principle = PrincipleBlock()


class StepsBlock(StrictStreamBlock):
    """The steps from first to last."""

    step = StepBlock()
