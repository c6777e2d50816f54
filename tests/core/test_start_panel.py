"""The start page of the admin shows how to begin, and no more than somebody may do."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.support.admin import add_url
from tests.support.html import PageView


def links(client: Client, user: Any) -> dict[str, str]:
    client.force_login(user)
    seen = PageView(client.get("/admin/"))
    return {" ".join(link.get_text().split()): link["href"] for link in seen.soup.select("#begin-section a, #begin a")}


@pytest.mark.parametrize(("role", "kinds"), [("ExpEx-auteurs", ["Blog"]), ("Redacteuren", ["Blog", "Verhaal", "Hulp"])])
def test_ways_to_begin(role: str, kinds: list[str], fixed: Any, client: Client, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("collega", password="een lang wachtwoord")
    user.groups.add(Group.objects.get(name=role))

    found = links(client, user)

    assert set(kinds) <= set(found)
    assert ("Verhaal" in found) is ("Verhaal" in kinds)
    home: Page = fixed("/")
    tree = "Bekijk alle Nederlandse pagina's"
    assert found.get(tree) == (reverse("wagtailadmin_explore", args=[home.pk]) if role == "Redacteuren" else None)
    if "Verhaal" in kinds:
        from blog.models import StoryPage

        assert found["Verhaal"] == add_url(StoryPage, fixed("/verhalen/"))
