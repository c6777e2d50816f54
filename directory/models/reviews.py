"""The loop that keeps the sociale kaart true: rounds of questions, mails to owners, and what they answer."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.enums import CallReason, CallResult, ClosureKind, ProposalState, ReviewOutcome, ReviewReason

__all__ = ["Closure", "OwnerMail", "OwnerMailEntry", "Proposal", "ProposedField", "Review", "Succession"]


class _Unindexed(models.Model):
    """Rows of the loop are no use of the facts: Wagtail's list of where a thing is used leaves them out."""

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        """No table of its own."""

        abstract = True


class Review(_Unindexed):
    """One round for one entry: from the first mail until somebody said how it is. At most one is open.

    A round that an owner asked for ("Werkt u hier?") gets no reminders and no call.
    """

    service = models.ForeignKey(
        "directory.Service", on_delete=models.CASCADE, related_name="reviews", verbose_name=_("item")
    )
    reason = models.CharField(max_length=10, choices=ReviewReason.choices, default=ReviewReason.DUE)
    opened_at = models.DateTimeField(_("begonnen op"))
    closed_at = models.DateTimeField(_("klaar op"), null=True, blank=True)
    outcome = models.CharField(_("uitkomst"), max_length=12, choices=ReviewOutcome.choices, blank=True)
    call_since = models.DateTimeField(_("op de bellijst sinds"), null=True, blank=True)
    call_reason = models.CharField(_("waarom bellen"), max_length=12, choices=CallReason.choices, blank=True)
    called_at = models.DateTimeField(_("gebeld op"), null=True, blank=True)
    call_result = models.CharField(_("antwoord"), max_length=12, choices=CallResult.choices, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """One open round an entry; closed with an outcome; a call has a result."""

        verbose_name = _("controleronde")
        verbose_name_plural = _("controlerondes")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["service"], condition=Q(closed_at=None), name="directory_review_one_open_round"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="directory_review_closed_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(called_at=None, call_result="") | (Q(called_at__isnull=False) & ~Q(call_result="")),
                name="directory_review_call_has_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.outcome or 'open'})"

    @property
    def is_open(self) -> bool:
        """Whether nobody answered yet."""
        return self.closed_at is None


class OwnerMail(_Unindexed):
    """One mail to one owner, with a link to all entries in it.

    ``outbox`` tells whether it was delivered. The address is wiped in time; the bare row stays as long as its rounds.
    """

    address = models.EmailField(max_length=320, blank=True)
    day = models.DateField()
    is_round = models.BooleanField(default=True)
    outbox = models.OneToOneField(
        "core.OutboxMessage", on_delete=models.SET_NULL, null=True, blank=True, related_name="owner_mail"
    )

    class Meta:
        """One mail a day to an address, unless somebody asks for a link."""

        verbose_name = _("mail aan wie een item bijhoudt")
        verbose_name_plural = _("mails aan wie een item bijhoudt")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["address", "day"],
                condition=Q(is_round=True) & ~Q(address=""),
                name="directory_ownermail_one_a_day",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class OwnerMailEntry(_Unindexed):
    """An entry in a mail. ``step`` is 0 for the question, 1 and 2 for the reminders."""

    mail = models.ForeignKey(OwnerMail, on_delete=models.CASCADE, related_name="entries")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="mailed")
    step = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """An entry once a mail."""

        verbose_name = _("item in een mail")
        verbose_name_plural = _("items in mails")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["mail", "review"], name="directory_ownermail_entry_once"),
            models.CheckConstraint(condition=Q(step__lte=2), name="directory_ownermail_known_step"),
        ]

    def __str__(self) -> str:
        return f"{self.mail_id}: {self.review_id} ({self.step})"


class Proposal(_Unindexed):
    """What an owner wants to change: a set of fields that waits for an editor."""

    service = models.ForeignKey(
        "directory.Service", on_delete=models.CASCADE, related_name="proposals", verbose_name=_("item")
    )
    address = models.EmailField(max_length=320, blank=True)
    remark = models.TextField(_("opmerking"), blank=True)
    created_at = models.DateTimeField(_("gestuurd op"))
    due_on = models.DateField(_("nakijken voor"))
    state = models.CharField(
        pgettext_lazy("hoe het ermee staat", "stand"),
        max_length=10,
        choices=ProposalState.choices,
        default=ProposalState.WAITING,
    )
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reden"), blank=True)

    class Meta:
        """Decided at a moment, and a refusal has a reason."""

        verbose_name = _("wijziging van een organisatie")
        verbose_name_plural = _("wijzigingen van organisaties")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state=ProposalState.WAITING, decided_at=None)
                | (~Q(state=ProposalState.WAITING) & Q(decided_at__isnull=False)),
                name="directory_proposal_decided_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.REJECTED) | ~Q(reason=""),
                name="directory_proposal_refusal_has_reason",
                violation_error_message=_("Schrijf op waarom u de wijziging niet overneemt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.state})"


class ProposedField(_Unindexed):
    """One fact in a proposal, as it was and as it should be. ``directory.reviews.facts`` knows the keys."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="fields")
    key = models.CharField(max_length=120)
    old = models.JSONField(null=True, blank=True)
    new = models.JSONField(null=True, blank=True)
    taken = models.BooleanField(null=True, blank=True)

    class Meta:
        """A fact once a proposal."""

        verbose_name = _("gewijzigd feit")
        verbose_name_plural = _("gewijzigde feiten")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["proposal", "key"], name="directory_proposedfield_once")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.key}"


class Closure(_Unindexed):
    """An owner says that help stops or is closed for a while. It counts at once; an editor looks afterwards."""

    service = models.ForeignKey(
        "directory.Service", on_delete=models.CASCADE, related_name="closures", verbose_name=_("item")
    )
    kind = models.CharField(_("wat"), max_length=10, choices=ClosureKind.choices)
    from_day = models.DateField(_("vanaf"))
    reopens_on = models.DateField(_("weer open op"), null=True, blank=True)
    created_at = models.DateTimeField(_("gemeld op"))
    due_on = models.DateField(_("nakijken voor"))
    applied_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(_("nagekeken op"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """Help opens again after it closed."""

        verbose_name = _("melding dat hulp stopt of dicht is")
        verbose_name_plural = _("meldingen dat hulp stopt of dicht is")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(reopens_on__isnull=True) | Q(reopens_on__gt=models.F("from_day")),
                name="directory_closure_days_in_order",
                violation_error_message=_("De dag dat u weer open bent, komt na de eerste dag dat u dicht bent."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.kind})"


class Succession(_Unindexed):
    """An owner named somebody else. Until that person confirms by mail the old owner stays."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="successions")
    contact = models.ForeignKey("directory.Contact", on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("naam"), max_length=120, blank=True)
    address = models.EmailField(_("e-mailadres"), max_length=254, blank=True)
    outbox = models.OneToOneField(
        "core.OutboxMessage", on_delete=models.SET_NULL, null=True, blank=True, related_name="succession"
    )
    created_at = models.DateTimeField(_("genoemd op"))
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)

    class Meta:
        """One person at a time, of each owner."""

        verbose_name = _("opvolger")
        verbose_name_plural = _("opvolgers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["review", "contact"], condition=Q(confirmed_at=None), name="directory_succession_one_waits"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
