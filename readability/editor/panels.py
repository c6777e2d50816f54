"""What the Checks panel says of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from readability.enums import Confidence, Severity, Signal, Verdict
from readability.extraction import blocks_of_values
from readability.words import analyse_blocks

if TYPE_CHECKING:
    from django.http import QueryDict

    from core.models import BasePage
    from readability.analysis import Finding, Result

__all__ = ["judge_form", "panel_json"]

MOST_FINDINGS = 60
_ORDER = {Severity.ERROR: 0, Severity.WARN: 1, Severity.INFO: 2}


def judge_form(model: type[BasePage], data: QueryDict) -> Result:
    """Judge the text in an edit form, also when the form is not complete: nothing is validated and nothing is kept."""
    fields = model.get_edit_handler().get_form_class().base_fields

    def value_of(name: str) -> Any:
        if name not in fields:
            return None
        return fields[name].widget.value_from_datadict(data, {}, name)

    return analyse_blocks(blocks_of_values(model, value_of))


def panel_json(result: Result) -> dict[str, Any]:
    """The result with the words that the panel shows; the worst findings first."""
    findings = sorted(result.findings, key=lambda finding: _ORDER[finding.severity])
    return {
        **result.as_json(),
        "title": _title(result),
        "detail": _detail(result),
        "tone": _tone(result),
        "count": len(findings),
        "findings": [_finding_json(finding) for finding in findings[:MOST_FINDINGS]],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        **finding.as_json(),
        "within": finding.within,
        "severity_label": str(finding.severity.label),
        "rule_label": str(finding.rule.label),
    }


def _title(result: Result) -> str:
    """The judgement in words. It grades the text by our guideline, not the reader."""
    if not result.metrics["words"]:
        return _("Nog geen tekst")
    if result.verdict is Verdict.TOO_SHORT:
        return str(result.signal.label)
    if result.verdict is Verdict.GREEN:
        return _("Voldoet aan onze B1-richtlijn (LiNT-niveau ≤ 2)")
    return str(result.verdict.label)


def _detail(result: Result) -> str:
    """How sure that is."""
    words = int(result.metrics["words"])
    if not words:
        return _("Zodra u schrijft, leest de coach mee.")
    counted = ngettext("%(words)d woord", "%(words)d woorden", words) % {"words": words}
    if result.confidence is Confidence.NONE or result.score is None:
        return _("Te kort voor een score (%(counted)s). Wij kijken alleen naar de bevindingen.") % {"counted": counted}
    score = number_format(result.score, 1)
    if result.confidence is Confidence.INDICATION:
        return _("Score %(score)s, een indicatie: de tekst is kort (%(counted)s).") % {
            "score": score,
            "counted": counted,
        }
    return _("Score %(score)s bij %(counted)s. Onder 46 is goed.") % {"score": score, "counted": counted}


def _tone(result: Result) -> str:
    """Which colour the panel has; words say the same."""
    if not result.metrics["words"]:
        return ""
    if result.verdict is Verdict.TOO_SHORT:
        return "groen" if result.signal is Signal.GOOD else "oranje"
    return result.verdict.value
