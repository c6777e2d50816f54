"""The layout of the source: ``site/`` is no package, and an area has the same file names as every other."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.repository import AREAS, ROOT

#: What an area may hold; a missing name means "nothing of that kind". Subfolders of these are free.
COMMON = {
    "__init__.py",
    "api",
    "apps.py",
    "blocks.py",
    "checks.py",
    "demo.py",
    "enums.py",
    "factories.py",
    "feeds.py",
    "forms.py",
    "linked_data.py",  # what search engines are told
    "listing.py",  # facets of the area's list
    "locale",
    "management",
    "migrations",
    "models",
    "models.py",
    "panels.py",
    "querysets.py",
    "search_documents.py",
    "services.py",
    "shelves.py",  # cards of this area on pages of other areas
    "signals.py",
    "sitemaps.py",
    "urls.py",
    "views.py",
    "viewsets.py",
    "wagtail_hooks.py",
}
#: What one area has on top, because only it does that work.
OWN = {
    # names of languages by their code; facts in words; the parts of an entry out of its file; filters; when one can
    # reach it, and in words; what changed and what went, for other systems; hulpvragen from memory, and the way from
    # one to help; postcodes, and what is near; places on a map
    "directory": {
        *(
            "areas.py",
            "data",
            "demo_rows.py",
            "facets",
            "guide.py",
            "hours",
            "languages.py",
            "near.py",
            "open_data.py",
            "postcode_file.py",
            "postcodes.py",
        ),
        *("presentation.py", "questions.py", "reachable.py"),
        "trust.py",  # how old the facts are, in words
        "publishing.py",  # what goes out where nobody opens its form
        "similar.py",  # other help for who comes to what is not on the map any more
        "memory",  # what lists need of every entry, so that a visit costs the same whatever their number
        "shortlist",  # help that a visitor keeps together
        "place_map.py",
        "places.py",  # every place by its names and postcodes, for search
        *("board", "reports"),  # the state of the whole for editors; what people say is wrong
        # a list for a frame on another site; files of rows, in and out
        *("embed", "importing"),
        "reviews",  # the loop in which owners say whether an entry still holds
    },
    # the form of the contact page; lists for editors of what visitors say; the question at the foot of every page
    "home": {"contact.py", "reports.py", "useful.py"},
    # the analyser, what makes its lexicon, its lists; what editors see; from pages and from files to text; a result for
    # people; the lists of this site
    "readability": {
        "analysis",
        "building",
        "data",
        "editor",
        "extraction.py",
        "files.py",
        "presentation.py",
        "static",
        "templatetags",
        "words.py",
    },
    # the plan on paper; its lists of blocks; the words that pages explain; the plan as a whole; how a word is found
    "regioplan": {"booklet.py", "fields.py", "glossary.py", "plan.py", "word_search.py"},
    # lists of words of the site and of editors; where words are looked up; what one filters by; the index of words of
    # the database; copies elsewhere; how the projection is made; what visitors look for, as counts; the parts of the
    # results page; what editors put first, and its screens; how good search is; the shape of a question; the order of
    # what was found; what a visitor sees of it, and while somebody types; what a question means; the search of editors
    "search": {
        *("analysis", "data", "engines", "facets.py", "fields.py", "full_text.py", "lists", "mirrors.py", "projection"),
        *("insight", "page", "suggest.py", "wagtail_backend"),
        *("promoted.py", "promoted_admin.py", "quality.py", "query.py", "ranking.py", "results.py"),
        *("understanding", "weights.py", "worth.py"),
    },
}


def stdlib_site(environment: dict[str, str]) -> Path:
    """Where a fresh Python finds the module ``site``, started in the root of the project."""
    command = [sys.executable, "-c", "import site; print(site.__file__)"]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment)  # noqa: S603
    return Path(result.stdout.strip())


def test_the_source_root_is_no_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


@pytest.mark.parametrize("path", ["", ".", ".:site"])
def test_import_site_gives_the_standard_library(path: str) -> None:
    found = stdlib_site({"PYTHONPATH": path, "PATH": ""})

    assert found.name == "site.py"
    assert not found.is_relative_to(ROOT / "site")


@pytest.mark.parametrize("folder", ["site", "site/core", "templates", "static", "assets", "docs", "content", *AREAS])
def test_git_keeps_every_source_folder(folder: str) -> None:
    command = ["git", "check-ignore", "--no-index", "--quiet", f"{folder}/example.py"]

    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 1  # noqa: S603


@pytest.mark.parametrize("area", AREAS)
def test_an_area_has_only_the_agreed_file_names(area: str) -> None:
    names = {path.name for path in (ROOT / area).iterdir() if path.name != "__pycache__"}

    assert names - COMMON - OWN.get(area, set()) == set()
