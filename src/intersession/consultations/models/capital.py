"""The private link by which a capital reads what its delegation is asked and would answer."""

from django.db import models
from django.db.models import Q

from intersession.accounts.models import User
from intersession.consultations.models.terms import Consultation
from intersession.core.history import tracked
from intersession.membership.models import Entity


@tracked
class CapitalLink(models.Model):
    """A private link to one page, for the capital of one entity; the delegation makes and revokes it.

    Only a digest is kept. Whoever holds it reads what is asked and the words of that delegation.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("consultation", "entity", "-made_at")
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "entity"),
                condition=Q(revoked_at__isnull=True),
                name="one_link_of_a_capital_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.entity_id}"
