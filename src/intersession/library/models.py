"""Resources of the dialogue; first of all its publications."""

from django.db import models

from intersession.core.history import tracked
from intersession.core.models import Sourced
from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField


@tracked
class Publication(Sourced):
    """A volume of the dialogue's report series, as far as it is known."""

    key = models.SlugField(max_length=80, unique=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    title = TranslatedField()
    identifiers = models.JSONField(default=dict, blank=True)  # {"issn": "1726-2224-13", …} as printed
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    published = PartialDateField()
    contents = TranslatedField()
    note = TranslatedField()

    class Meta:
        ordering = ("number", "key")

    def __str__(self) -> str:
        return self.key
