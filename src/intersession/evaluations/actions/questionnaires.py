"""Makes questionnaires and their versions; a version that somebody has answered is never changed."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intersession.accounts.models import User
from intersession.core.refusals import Refused
from intersession.evaluations import definition
from intersession.evaluations.models import Questionnaire, Survey, Version
from intersession.meetings.models import Meeting

CHANGED = gettext_lazy(
    "Somebody else has changed the questionnaire meanwhile. Look at it, then save what you wrote again."
)


@transaction.atomic
def make(
    *, key: str, meeting: Meeting | None, title: Mapping[str, str], made: definition.Definition, by: User
) -> Version:
    """Make a questionnaire with its first version; refuses a key that another one has."""
    if Questionnaire.objects.filter(key=key).exists():
        raise Refused(_("There is a questionnaire “%(key)s” already. Choose another name.") % {"key": key})
    found = Questionnaire.objects.create(key=key, meeting=meeting, title=dict(title), made_by=by)
    return Version.objects.create(questionnaire=found, number=1, definition=definition.written(made))


@transaction.atomic
def keep(
    version: Version,
    made: definition.Definition,
    *,
    edits: int,
    renamed: Mapping[str, str] | None = None,
    title: Mapping[str, str] | None = None,
) -> Version:
    """Keep a changed definition; `edits` is the state that the writer had seen.

    `renamed` are codes that the change gave anew: an earlier version then compares; a `title` is that of the
    questionnaire. Refuses a version that is frozen, and one that somebody else has changed meanwhile.
    """
    found = _locked(version)
    if found.edits != edits:
        raise Refused(str(CHANGED))
    found.definition = definition.written(made)
    found.codes = _followed(found.codes, renamed or {}) if found.number > 1 else {}
    found.edits += 1
    found.save(update_fields=("definition", "codes", "edits"))
    if title is not None:
        Questionnaire.objects.filter(pk=found.questionnaire_id).update(title=dict(title))
    return found


@transaction.atomic
def begin_next(version: Version) -> Version:
    """Copy the latest version into the next number, every code mapped to itself; one not frozen is enough."""
    latest = (
        Version.objects.select_for_update().filter(questionnaire=version.questionnaire_id).first() or version
    )
    if latest.frozen_at is None:
        raise Refused(
            _("Version %(number)s can still be changed; no other one is needed.") % {"number": latest.number}
        )
    codes = {code: code for code in definition.read(latest.definition).items}
    return Version.objects.create(
        questionnaire_id=latest.questionnaire_id,
        number=latest.number + 1,
        definition=latest.definition,
        codes=codes,
    )


@transaction.atomic
def map_codes(version: Version, codes: Mapping[str, str], *, edits: int) -> Version:
    """Say which question of this version continues which one of the version before; none is left out."""
    found = _locked(version)
    known = definition.read(found.definition).items
    continued = [new for new in codes.values() if new]
    if unknown := set(continued) - known.keys():
        raise Refused(_("This version has no question “%(code)s”.") % {"code": min(unknown)})
    if len(set(continued)) < len(continued):
        raise Refused(_("One question cannot continue two. Choose another one, or none."))
    if found.edits != edits:
        raise Refused(str(CHANGED))
    found.codes = {old: new for old, new in codes.items() if new}
    found.edits += 1
    found.save(update_fields=("codes", "edits"))
    return found


@transaction.atomic
def freeze(version: Version) -> None:
    """Let nothing of a version change any more: somebody answers it. Freezing twice is freezing once."""
    Version.objects.filter(pk=version.pk, frozen_at__isnull=True).update(frozen_at=timezone.now())


@transaction.atomic
def discard(version: Version) -> None:
    """Delete the latest version when no survey uses it; the questionnaire goes with its only one."""
    found = _locked(version)
    if Survey.objects.filter(version=found).exists():
        raise Refused(_("A survey uses this version; it stays."))
    questionnaire = found.questionnaire
    found.delete()
    if not questionnaire.versions.exists():
        questionnaire.delete()


def _locked(version: Version) -> Version:
    found = (
        Version.objects.select_for_update(of=("self",))
        .select_related("questionnaire")
        .filter(pk=version.pk)
        .first()
    )
    if found is None:
        raise Refused(_("This questionnaire was discarded."))
    if found.frozen_at is not None:
        raise Refused(
            _("This version has been answered and stays as it is. Begin the next version to change it.")
        )
    return found


def _followed(codes: Mapping[str, str], renamed: Mapping[str, str]) -> dict[str, str]:
    return {old: renamed.get(new, new) for old, new in codes.items()}
