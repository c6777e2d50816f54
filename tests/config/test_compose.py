"""Topics of settings are put together without one hiding the other."""

from types import ModuleType

import pytest

from config.settings import base, i18n, media, search, security
from config.settings.compose import compose


def topic(name: str, **values: object) -> ModuleType:
    """A module that exports these settings."""
    module = ModuleType(name)
    vars(module).update(values, __all__=list(values), _helper="not a setting")
    return module


def test_only_exported_names_come_along() -> None:
    assert compose(topic("a", ONE=1), topic("b", TWO=2)) == {"ONE": 1, "TWO": 2}


def test_a_name_that_two_topics_set_is_a_fault() -> None:
    with pytest.raises(ValueError, match="ONE is set by two topics, the second is b"):
        compose(topic("a", ONE=1), topic("b", ONE=1))


def test_our_own_topics_do_not_overlap() -> None:
    found = compose(base, i18n, media, search, security)

    assert len(found) == sum(len(module.__all__) for module in (base, i18n, media, search, security))
    assert all(name.isupper() for name in found)
