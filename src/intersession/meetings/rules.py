"""Who may see a meeting: everybody."""

from django.http import Http404

from intersession.meetings.models import Meeting


def meeting_or_404(key: str) -> Meeting:
    """Return the meeting with that key, its year and body at hand, or answer that there is none."""
    meeting = Meeting.objects.filter(key=key).select_related("cycle", "body").first()
    if meeting is None:
        raise Http404(key)
    return meeting
