"""``manage.py messages``: gather the texts of the interface for translation, and compile the translations."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from typing import Any

import polib
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

__all__ = ["Command"]

_HEADER = "Texts of WEL in Flevoland. Translate here, then run: make messages"
#: What gettext puts in a new catalogue and nobody here fills in, and moments, which would change with every run.
_UNUSED = ("Last-Translator", "Language-Team", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date")
_IGNORED = ("assets/*", "benchmarks/*", "content/*", "docs/*", "node_modules/*", "static/*", "tests/*", "var/*")
_WRAP = 110


class Command(BaseCommand):
    """Makes one catalogue an area, one for the templates, the same on every machine: no dates, no line numbers.

    Dutch is the language of the source, so it needs no catalogue. Needs gettext's ``xgettext`` and ``msgmerge``.
    """

    help = "Verzamelt de teksten van de website voor vertaling en maakt de vertalingen klaar voor gebruik."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option, for CI."""
        parser.add_argument(
            "--check", action="store_true", help="verander niets; faal bij wat niet bij of niet vertaald is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the catalogues, or compare them with what would be written."""
        before = self.contents()
        changed: list[Path] = []
        try:
            self.gather()
            after = self.contents()
            changed = sorted(path for path in before | after if before.get(path) != after.get(path))
        finally:
            if options["check"]:
                self.restore(before)
        names = ", ".join(str(path.relative_to(settings.BASE_DIR)) for path in changed)
        if options["check"] and changed:
            msg = f"Niet bij: {names}. Draai 'make messages'."
            raise CommandError(msg)
        if options["check"] and (untranslated := self.untranslated()):
            msg = f"Nog niet vertaald: {'; '.join(untranslated)}. Vul msgstr in en draai 'make messages'."
            raise CommandError(msg)
        if options["verbosity"]:
            self.stdout.write(f"Bijgewerkt: {names}." if changed else "Alle teksten zijn bij.")

    def folders(self) -> list[Path]:
        """Where catalogues live: an area's own ``locale/``, and the folder of the settings for the templates."""
        ours = [Path(app.path) for app in apps.get_app_configs() if self.is_ours(Path(app.path))]
        speaking = [path for path in ours if any("gettext" in file.read_text("utf-8") for file in path.rglob("*.py"))]
        return [*(path / "locale" for path in speaking), *map(Path, settings.LOCALE_PATHS)]

    @staticmethod
    def is_ours(path: Path) -> bool:
        """Whether the app belongs to this project: not one that is installed in a virtual environment within it."""
        root: Path = settings.BASE_DIR
        return path.is_relative_to(root) and "site-packages" not in path.parts

    def contents(self) -> dict[Path, bytes]:
        """All catalogues with their bytes."""
        files = (file for folder in self.folders() for file in folder.rglob("django.[mp]o"))
        return {file: file.read_bytes() for file in files}

    def untranslated(self) -> list[str]:
        """Each text without a translation, with the file that lacks it."""
        files = sorted(path for path in self.contents() if path.suffix == ".po")
        return [
            f"{file.relative_to(settings.BASE_DIR)}: {entry.msgid}"
            for file in files
            for entry in polib.pofile(str(file)).untranslated_entries()
        ]

    def restore(self, before: dict[Path, bytes]) -> None:
        """Put everything back as it was."""
        for file in self.contents():
            if file not in before:
                file.unlink()
        for file, content in before.items():
            file.write_bytes(content)

    def gather(self) -> None:
        """Let Django read all sources, then make each catalogue independent of the moment and the machine."""
        for folder in self.folders():
            folder.mkdir(parents=True, exist_ok=True)
        languages = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        with chdir(settings.BASE_DIR):
            call_command(
                "makemessages",
                locale=languages,
                ignore_patterns=list(_IGNORED),
                add_location="file",
                no_obsolete=True,
                verbosity=0,
            )
        for file in self.contents():
            if file.suffix == ".po":
                self.settle(file)

    @staticmethod
    def settle(file: Path) -> None:
        """Write a plain head, drop dates and guesses, order by text, and compile."""
        catalogue = polib.pofile(str(file), wrapwidth=_WRAP)
        catalogue.header, catalogue.metadata_is_fuzzy = _HEADER, False
        for name in _UNUSED:
            catalogue.metadata.pop(name, None)
        catalogue.metadata |= {"Project-Id-Version": "WEL in Flevoland", "Language": file.parts[-3]}
        for entry in catalogue:
            if entry.fuzzy:  # msgmerge guessed: a wrong text is worse than the Dutch one
                entry.flags.remove("fuzzy")
                entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
            entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
        catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
        catalogue.save(str(file))
        catalogue.save_as_mofile(str(file.with_suffix(".mo")))
