"""Exceptions to the type checker are few, and each says which rule it breaks and why."""

import io
import re
import tokenize
from collections.abc import Iterator

from tests.project.repository import kept_files, read

#: Wagtail and django-csp keep notes on request and response objects; that is most of these.
BUDGET = 12
#: Tests send what no caller should send.
BUDGET_OF_TESTS = 20
_WITH_CODE_AND_REASON = re.compile(r"# type: ignore\[[a-z-]+(, [a-z-]+)*\]  # \S.{3,}")


def ignores(*, in_tests: bool) -> Iterator[str]:
    """Every comment that silences mypy, with its place."""
    for path in kept_files(".py"):
        if (path.parts[0] == "tests") is in_tests:
            for token in tokenize.generate_tokens(io.StringIO(read(path)).readline):
                if token.type == tokenize.COMMENT and re.match(r"#\s*type:\s*ignore", token.string):
                    yield f"{path}:{token.start[0]} {token.string}"


def test_each_has_a_code_and_a_reason() -> None:
    found = [*ignores(in_tests=False), *ignores(in_tests=True)]

    assert [line for line in found if not _WITH_CODE_AND_REASON.search(line)] == []


def test_the_code_has_few() -> None:
    found = list(ignores(in_tests=False))

    assert len(found) <= BUDGET, found


def test_the_tests_have_few() -> None:
    found = list(ignores(in_tests=True))

    assert len(found) <= BUDGET_OF_TESTS, found
