"""Nothing in the repository tells on which machine it was made."""

import os
import re
from urllib.parse import urlsplit

from tests.project.repository import ROOT, kept_files, read

_HOMES = "root|home|Users|work"
_PERSONAL_PATH = re.compile(rf"(?<![\w.:)}}>*-])/(?:{_HOMES})/[\w.]")
_REGISTRIES = re.compile("|".join(re.escape(f"{name}.org") for name in ("pythonhosted", "pypi", "npmjs")))
#: Variables that say where packages come from.
_INDEX_VARIABLES = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "NPM_CONFIG_REGISTRY")


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = {str(path): match[0] for path in kept_files() if (match := _PERSONAL_PATH.search(read(path)))}

    assert found == {}


def test_no_file_names_a_package_registry() -> None:
    found = {str(path): match[0] for path in kept_files() if (match := _REGISTRIES.search(read(path)))}

    assert found == {}


def test_no_file_names_this_checkout_or_its_package_source() -> None:
    hosts = [urlsplit(value).hostname for name, value in os.environ.items() if name.upper() in _INDEX_VARIABLES]
    words = [str(ROOT), *(host for host in hosts if host)]

    found = {str(path): word for path in kept_files() for word in words if word in read(path)}

    assert found == {}
