"""Hooks and CI run the words of the Makefile, so that what passes here passes there."""

import re
from pathlib import Path

import yaml

from tests.project.repository import ROOT, kept_files, read


def prerequisites(target: str) -> list[str]:
    """What a word of the Makefile runs first."""
    found = re.search(rf"^{target}:([^#\n]*)", read(Path("Makefile")), re.MULTILINE)
    return found[1].split() if found else []


def test_hooks_before_a_commit_are_the_checks_of_ci() -> None:
    hooks = yaml.safe_load(read(Path(".pre-commit-config.yaml")))["repos"][0]["hooks"]

    assert [hook["entry"].removeprefix("make ") for hook in hooks] == prerequisites("check")


def test_hooks_download_nothing() -> None:
    repositories = yaml.safe_load(read(Path(".pre-commit-config.yaml")))["repos"]

    assert [repository["repo"] for repository in repositories] == ["local"]


def test_ci_can_be_started() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111 == 0o111


def test_ci_runs_the_checks_and_then_the_tests_on_both_databases() -> None:
    script = read(Path(".ci/run"))

    assert re.findall(r"^make ([a-z-]+)", script, re.MULTILINE) == ["check", "test", "test-all"]


def test_all_tests_are_those_on_both_databases_the_slowest_and_every_setting_of_axe() -> None:
    recipe = read(Path("Makefile")).split("\ntest-all:")[1].split("\n\n")[0]

    assert recipe.startswith(" dev-ready $(if $(TESTED),,test) test-postgres ##")
    assert re.findall(r'-m "([^"]+)"', recipe) == [
        "slow and not browser and (not content or engines)",
    ]
    assert recipe.endswith("$(call in_browser,AXE_MATRIX=full,axe or slow)")


def test_every_folder_with_browser_tests_is_named_where_they_run() -> None:
    named = re.search(r"^BROWSER_TESTS := .*--dist loadfile (.*)$", read(Path("Makefile")), re.MULTILINE)
    with_browser = {path for path in kept_files(".py", under="tests") if "pytest.mark.browser" in read(path)}

    assert named is not None
    folders = {Path(name) for name in named[1].split()}
    assert {path for path in with_browser if not folders.intersection(path.parents)} == {
        Path("tests/project/test_commands.py")
    }
