"""Who may see a year: everybody."""

from django.http import Http404

from intersession.cycles.models import Cycle


def cycle_or_404(year: int) -> Cycle:
    """Return the year of the dialogue, or answer that the record has none."""
    cycle = Cycle.objects.filter(year=year).first()
    if cycle is None:
        raise Http404(str(year))
    return cycle
