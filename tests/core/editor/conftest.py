"""People of the editorial team, and browsers in which they are signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from config.setup import ensure_examples
from core.editor.examples import examples_folder

Colleague = Callable[..., Any]


@pytest.fixture
def colleague(django_user_model: Any, home: Any) -> Colleague:
    """Makes somebody with a role: ``colleague("anna", "Redacteuren")``."""

    def make(name: str, role: str) -> Any:
        user = django_user_model.objects.create_user(name, password="een lang wachtwoord", first_name=name.title())
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def signed_in() -> Callable[[Any], Client]:
    """Gives a browser in which this person is signed in."""

    def make(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def examples(home: Any) -> Any:
    """The examples of a new site; gives the page above them."""
    ensure_examples()
    return examples_folder()
