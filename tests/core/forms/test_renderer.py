"""How every public form is drawn: order, ties between words and field, and the error summary."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import get_default_renderer

from core.forms import EmailField, LinesField, OneLineField, ProtectedFormMixin
from core.forms.renderer import FormRenderer

RENDERER = FormRenderer()


class _Tags(HTMLParser):
    """Collects every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def one(self, **wanted: str) -> dict[str, str | None]:
        found = [attrs for _tag, attrs in self.tags if all(attrs.get(key) == value for key, value in wanted.items())]
        assert len(found) == 1, found
        return found[0]


class ExampleForm(forms.Form):
    """One field of each kind."""

    default_renderer = RENDERER

    name = OneLineField(label="Hoe heet u?", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = EmailField(label="Wat is uw e-mailadres?", help_text="Alleen voor antwoord.", required=False)
    how = forms.ChoiceField(
        label="Hoe doet u mee?",
        help_text="Kies er één.",
        choices=[("here", "Ik kom"), ("online", "Ik kijk mee")],
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(label="Waar?", choices=[("", "Kies"), ("urk", "Urk")], required=False)
    message = LinesField(label="Uw bericht", required=False)
    agree = forms.BooleanField(label="Ja, bewaar mijn gegevens")


def _answers(**changed: str) -> dict[str, str]:
    return {"name": "Willem", "how": "here", "agree": "on", **changed}


def test_a_question_is_label_description_error_field_in_this_order() -> None:
    form = ExampleForm(_answers(email="willem.voorbeeld.example"))

    html = form["email"].as_field_group()

    marks = ["<label", 'id="id_email_helptext"', 'id="id_email_error"', "<input"]
    assert [html.count(mark) for mark in marks] == [1, 1, 1, 1]
    assert [html.index(mark) for mark in marks] == sorted(html.index(mark) for mark in marks)


def test_description_and_error_are_tied_to_the_field() -> None:
    form = ExampleForm(_answers(email="willem.voorbeeld.example"))

    field = _Tags(form["email"].as_field_group()).one(id="id_email")

    assert field["aria-describedby"] == "id_email_helptext id_email_error"
    assert field["aria-invalid"] == "true"
    assert field["autocomplete"] == "email"
    assert field["value"] == "willem.voorbeeld.example"


def test_a_field_has_the_class_names_of_the_design_system() -> None:
    form = ExampleForm()

    classes = {
        name: _Tags(form[name].as_field_group()).one(id=f"id_{name}")["class"]
        for name in ("name", "place", "message", "agree")
    }

    assert classes == {
        "name": "input utrecht-textbox",
        "place": "input utrecht-select",
        "message": "input utrecht-textarea",
        "agree": "utrecht-checkbox",
    }


@pytest.mark.parametrize(
    ("name", "marked"), [("name", False), ("email", True), ("how", False), ("place", True), ("agree", False)]
)
def test_only_a_question_that_may_stay_empty_says_so(name: str, *, marked: bool) -> None:
    html = ExampleForm()[name].as_field_group()

    assert ("(niet verplicht)" in html) is marked


def test_radio_buttons_are_a_group_with_a_legend_and_its_description() -> None:
    form = ExampleForm(_answers(how=""))

    html = form["how"].as_field_group()
    tags = _Tags(html)

    assert re.search(r"<legend[^>]*>\s*Hoe doet u mee\?", html)
    assert [attrs.get("aria-describedby") for tag, attrs in tags.tags if tag == "fieldset"] == [
        "id_how_helptext id_how_error"
    ]
    radios = [attrs for tag, attrs in tags.tags if tag == "input"]
    assert [radio["id"] for radio in radios] == ["id_how_0", "id_how_1"]
    assert [radio.get("aria-invalid") for radio in radios] == [None, None]
    assert [attrs.get("for") for tag, attrs in tags.tags if tag == "label"] == ["id_how_0", "id_how_1"]


def test_a_tick_box_stands_before_its_label_and_knows_its_error() -> None:
    form = ExampleForm(_answers(agree=""))

    html = form["agree"].as_field_group()

    assert html.index("<input") < html.index("Ja, bewaar mijn gegevens")
    assert _Tags(html).one(id="id_agree")["aria-describedby"] == "id_agree_error"


def test_the_summary_links_to_each_wrong_field() -> None:
    form = ExampleForm(_answers(name="", how=""))

    html = str(form)

    assert re.findall(r'<a href="#([^"]+)">([^<]+)</a>', html) == [
        ("id_name", "Hoe heet u? Vul dit veld in."),
        ("id_how_0", f"Hoe doet u mee? {form.errors['how'][0]}"),
    ]
    summary = _Tags(html).one(**{"aria-labelledby": "fouten-titel"})
    assert (summary["role"], summary["tabindex"]) == ("alert", "-1")
    assert html.index('id="fouten"') < html.index('id="id_name"')


def test_a_form_without_faults_has_no_summary() -> None:
    assert 'id="fouten"' not in str(ExampleForm())
    assert 'id="fouten"' not in str(ExampleForm(_answers()))


def test_a_fault_of_the_whole_form_is_in_the_summary_without_a_link() -> None:
    form = ExampleForm(_answers())
    form.add_error(None, "Dat ging heel snel.")

    html = str(form)

    assert "<li>Dat ging heel snel.</li>" in re.sub(r"\s*(</?li>)\s*", r"\1", html)


def test_what_a_visitor_typed_is_escaped_everywhere() -> None:
    form = ExampleForm(_answers(name='"><script>x</script>', email="<b>@"))

    html = str(form)

    assert "<script>" not in html
    assert "<b>" not in html


def test_the_trap_for_robots_keeps_its_own_template() -> None:
    class GuardedForm(ProtectedFormMixin, forms.Form):
        default_renderer = RENDERER
        message = LinesField(label="Uw bericht")

    html = str(GuardedForm())

    assert _Tags(html).one(name="website")["tabindex"] == "-1"
    assert "niet verplicht" not in html
    assert _Tags(html).one(name="stamp")["type"] == "hidden"


def test_every_form_of_the_site_is_drawn_this_way() -> None:
    assert type(get_default_renderer()) is FormRenderer
