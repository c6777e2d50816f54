"""``manage.py search_rebuild``: write the search projection anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from tqdm import tqdm

from search.mirrors import copies_failed
from search.projection.reading import not_told
from search.projection.rebuilding import RebuildBusyError
from search.services import rebuild


class Command(BaseCommand):
    """Rebuild beside what is found now, with a progress bar; it takes its place at the end."""

    help = "Bouwt het zoekregister opnieuw op. Tot het klaar is, blijft het oude in gebruik."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say how many documents there are. Exits with 1 when some of it stayed as it was."""
        quiet = options["verbosity"] == 0
        try:
            made = rebuild(progress=lambda keys: tqdm(keys, desc="Zoekregister", leave=False, disable=quiet))
        except RebuildBusyError as error:
            until = date_format(timezone.localtime(error.until), "H:i")
            words = _("Het zoekregister wordt al opgebouwd. Wacht tot dat klaar is, of probeer het na %(time)s.")
            raise CommandError(words % {"time": until}) from error
        if not quiet:
            self.stdout.write(f"{made.documents} documenten in het zoekregister.")
        problems = [not_told(made.failed)] if made.failed else []
        problems += [copies_failed(made.copies)] if made.copies else []
        if problems:
            raise CommandError("\n".join(problems), returncode=1)
