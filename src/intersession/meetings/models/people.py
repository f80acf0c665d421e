"""Persons who take part or speak, what they consent to, and the private links by which they say so."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.core.translated import TranslatedField
from intersession.meetings.models.meetings import Meeting


class Gender(models.TextChoices):
    """Only where it was asked and answered."""

    WOMAN = "woman", pgettext_lazy("gender", "woman")
    MAN = "man", pgettext_lazy("gender", "man")
    OTHER = "other", pgettext_lazy("gender", "other")


class Person(models.Model):
    """A person as the secretariat knows them: the real name, and how to write to them.

    Not tracked: what a person asks to be forgotten must not stay in a history. What was printed of them
    is in the programme, the lists and their releases. Persons found to be one keep their rows;
    `merged_into` says which counts.
    """

    honorific = TranslatedField()
    given_name = models.CharField(max_length=80, blank=True, default="")
    family_name = models.CharField(max_length=80)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    language = models.CharField(max_length=12, default="en")  # of the mails to the person
    gender = models.CharField(max_length=6, choices=Gender, blank=True, default="")
    user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    protected = models.BooleanField(default=False)  # a migrant who speaks: nothing is shown without consent
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    forgotten_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("family_name", "given_name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("pk")),
                name="a_person_is_not_merged_into_itself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class ConsentItem(models.TextChoices):
    """What a person may allow to be shown, each by itself."""

    NAME = "name", pgettext_lazy("consent", "name")
    OFFICE = "office", pgettext_lazy("consent", "what is said of you")
    PICTURE = "picture", pgettext_lazy("consent", "picture")
    RECORDING = "recording", pgettext_lazy("consent", "recording")
    QUOTATION = "quotation", pgettext_lazy("consent", "quotation")


class Consent(models.Model):
    """What a person allows for one meeting, until a day or without end; taking it back works at once.

    `shown_as` is the name to show, the real one, a pseudonym, or none when empty; or the words that are
    said of the person (the office). Not tracked, for the same reason as Person.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    item = models.CharField(max_length=10, choices=ConsentItem)
    shown_as = models.CharField(max_length=120, blank=True, default="")
    language = models.CharField(max_length=12, blank=True, default="")  # of the words that say who they are
    until = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "person", "item")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "person", "item"),
                condition=Q(withdrawn_at__isnull=True),
                name="one_consent_to_an_item_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.item}"


class Link(models.Model):
    """A private link of a person to one meeting, without an account: only a digest of it is kept.

    A speaker prepares a part by it; a participant answers an invitation or sees a registration by it.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "person")
        verbose_name = _("private link")

    def __str__(self) -> str:
        return f"link of {self.person_id}"
