"""The form of a page says what a choice does."""

from __future__ import annotations

from typing import Any

import pytest

from blog.models import StoryPage
from core.editor.help_texts import FIELD_HELP
from core.page_checks import page_models
from tests.support.admin import add_url
from tests.support.html import PageView


def test_every_text_has_a_field() -> None:
    fields = {name for model in page_models() for name in model.get_edit_handler().get_form_class().base_fields}

    assert set(FIELD_HELP) - fields == set()


@pytest.mark.parametrize("name", ["title", "show_in_menus", "slug", "tags", "sample", "content_notice", "review_owner"])
def test_an_editor_reads_it_at_the_field(name: str, fixed: Any, admin_client: Any) -> None:
    seen = " ".join(PageView(admin_client.get(add_url(StoryPage, fixed("/verhalen/")))).soup.get_text().split())

    assert str(FIELD_HELP[name]) in seen


def test_no_text_repeats_the_label() -> None:
    repeated = [name for name, words in FIELD_HELP.items() if len(str(words).split()) < 3]

    assert repeated == []
