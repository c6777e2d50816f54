"""The secret of an installation on one's own machine."""

from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from config.settings.local_secret import local_secret
from tests.support.processes import ROOT

_CODE = "import sys; from pathlib import Path; from config.settings.local_secret import local_secret; \
print(local_secret(Path(sys.argv[1])))"


def test_it_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.mkdir()

    secret = local_secret(folder)

    assert len(secret) >= 80
    assert local_secret(folder) == secret
    assert [path.name for path in folder.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600


def test_an_empty_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("\n")

    secret = local_secret(tmp_path)

    assert len(secret) >= 80
    assert (tmp_path / "secret-key").read_text() == secret


def test_each_machine_has_its_own(tmp_path: Path) -> None:
    folders = [tmp_path / "een", tmp_path / "twee"]
    for folder in folders:
        folder.mkdir()

    assert len({local_secret(folder) for folder in folders}) == 2


def test_threads_that_start_together_get_the_same_one(tmp_path: Path) -> None:
    for number in range(40):
        folder = tmp_path / str(number)
        folder.mkdir()
        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(local_secret, [folder] * 8))) == 1


def test_processes_that_start_together_get_the_same_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _CODE, str(tmp_path)]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT / "site")  # noqa: S603
        for _number in range(4)
    ]

    printed = [process.communicate()[0].strip() for process in started]

    assert set(printed) == {(tmp_path / "secret-key").read_text()}
