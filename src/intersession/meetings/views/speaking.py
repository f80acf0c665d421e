"""Pages of a speaker by private link, without an account: parts, files, and what may be shown."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intersession.core import files as stored
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings import wording as names
from intersession.meetings.actions import consents, speaker_files
from intersession.meetings.exports import calendars, composing
from intersession.meetings.forms import speaking as forms
from intersession.meetings.models import ConsentItem, Link, SpeakerFile
from intersession.meetings.queries import speakers
from intersession.meetings.views.exports import FORMATS, as_file

ALL = "all"
View = Callable[..., HttpResponseBase]


def by_link(view: View) -> View:
    """Open a page to who holds a living link of a speaker; it is kept by nobody and in no index."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **more: Any) -> HttpResponseBase:
        response = view(request, rules.speaker_or_404(token), token=token, **more)
        response["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(opened)


@require_safe
@by_link
def page(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    """Show a speaker when and where they speak, how all see them, their files and consents."""
    own = speakers.own(link.meeting, link.person, timezone.localdate())
    context = _context(link, token, own=own, items=_items(link, own))
    return render(request, "meetings/speaking/page.html", context)


@require_safe
@by_link
def calendar(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:  # noqa: ARG001 - the address
    """Give the sessions of a speaker as a calendar."""
    address = request.build_absolute_uri(reverse("web:meeting", args=(link.meeting.key,)))
    programme = composing.programme(link.meeting, wording.language(), address=address)
    found = speakers.sessions_of(link.meeting, link.person).values_list("meeting__key", "key")
    content = calendars.personal(programme.title, [programme], list(found))
    return as_file(content, FORMATS["ics"][0], f"{link.meeting.key}.ics")


@by_link
def send(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    """Take a file."""
    sessions = speakers.sessions_of(link.meeting, link.person)
    start = {"language": wording.language()}
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.FileForm(*posted, sessions=sessions, initial=start)
    if form.is_valid():
        given = {**form.given(), "now": timezone.now()}
        if _done(form, lambda: speaker_files.send(link.meeting, link.person, **given)):
            messages.success(request, _("Your file is here."))
            return redirect("meetings:speaker", token)
    return render(request, "meetings/speaking/send.html", _context(link, token, form=form))


@by_link
def file(request: HttpRequest, link: Link, *, token: str, pk: int) -> HttpResponse:
    """Let a file be replaced, shown, hidden or taken back."""
    found = _file(link, pk)
    is_new = request.POST.get("act") == "replace"
    form = forms.ReplaceForm(*((request.POST, request.FILES) if is_new else ()))
    if request.method == "POST" and _acted(request, found, form):
        return redirect("meetings:speaker", token)
    return render(request, "meetings/speaking/file.html", _context(link, token, form=form, file=found))


def _acted(request: HttpRequest, found: SpeakerFile, form: forms.ReplaceForm) -> bool:
    """Do what the button says; whether that is done."""
    now, act = timezone.now(), request.POST.get("act")
    if act == "replace":
        if not form.is_valid():
            return False
        speaker_files.replace(found, upload=form.cleaned_data["file"], now=now)
        messages.success(request, _("Your new file is here; the one before is not kept."))
    elif act == "withdraw":
        speaker_files.withdraw(found, now=now)
        messages.success(request, _("Your file is taken back; it is not kept."))
    elif act in {"show", "hide"}:
        speaker_files.show(found, shown=act == "show")
    return True


@require_safe
@by_link
def content(request: HttpRequest, link: Link, *, token: str, pk: int) -> HttpResponseBase:  # noqa: ARG001 - the address
    """Give a speaker their own file."""
    found = _file(link, pk)
    if found.file is None:
        raise Http404(pk)
    return stored.serve(found.file, request=request)


@by_link
def consent(request: HttpRequest, link: Link, *, token: str, item: str) -> HttpResponse:
    """Ask for one item, saying what it means; nothing is chosen beforehand."""
    _known(link, item)
    posted = (request.POST,) if request.method == "POST" else ()
    form = forms.for_item(item, *posted, real_name=str(link.person))
    if form.is_valid():
        words, until, now = form.words(), form.cleaned_data["until"], timezone.now()
        given = {"item": item, "shown_as": words, "language": wording.language(), "until": until, "now": now}
        if _done(form, lambda: consents.give(link.meeting, link.person, **given)):
            messages.success(request, _("Kept. It is so on every page at once."))
            return redirect("meetings:speaker", token)
    label = ConsentItem(item).label
    return render(
        request, "meetings/speaking/consent.html", _context(link, token, form=form, item=item, label=label)
    )


@by_link
def withdraw(request: HttpRequest, link: Link, *, token: str, item: str) -> HttpResponse:
    """Take back one item or all; the page names what follows, and one button does it."""
    items = _asked(link) if item == ALL else (_known(link, item),)
    if request.method == "POST":
        consents.withdraw(link.meeting, link.person, items=items, now=timezone.now())
        messages.success(request, _("Taken back. It is so on every page at once."))
        return redirect("meetings:speaker", token)
    label = ConsentItem(item).label if item != ALL else ""
    context = _context(link, token, items=items, label=label)
    return render(request, "meetings/speaking/withdraw.html", context)


def _context(link: Link, token: str, **more: Any) -> dict[str, Any]:
    heading = names.heading(link.meeting)
    common = {"meeting": link.meeting, "heading": heading, "person": link.person, "token": token}
    return {**common, "voice": wording.plainly(names.voice()), **more}


def _asked(link: Link) -> tuple[str, ...]:
    """Return the items that a person is asked about."""
    every = tuple(ConsentItem.values)
    return every if link.person.protected else tuple(set(every) - set(consents.ANSWERED_IN_WORDS))


def _items(link: Link, own: speakers.Own) -> list[dict[str, Any]]:
    return [
        {"item": item, "label": ConsentItem(item).label, "given": own.given.get(item)}
        for item in ConsentItem.values
        if item in _asked(link)
    ]


def _known(link: Link, item: str) -> str:
    if item not in _asked(link):
        raise Http404(item)
    return item


def _file(link: Link, pk: int) -> SpeakerFile:
    found = SpeakerFile.objects.filter(meeting=link.meeting, person=link.person, withdrawn_at=None)
    return get_object_or_404(found.select_related("file", "session"), pk=pk)


def _done(form: Any, act: Callable[[], object]) -> bool:
    """Act; what is refused is told above the form, which keeps what was written."""
    try:
        act()
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return False
    return True
