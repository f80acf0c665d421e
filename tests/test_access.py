"""Who may open what: every address of the site stands here, and a new one must be added."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests import factories, public_record

pytestmark = pytest.mark.django_db

PUBLIC = {  # name: arguments with which it can be opened by anybody
    "core:sources": (),
    "membership:list": (),
    "documents:list": (),
    "reports:document": ("IC/2009/10",),
    "reports:participants": ("workshop",),
    "library:list": (),
    "cycles:list": (),
    "consultations:choice": (2010,),
    "consultations:list": (),
    "consultations:consultation": ("put",),
    "consultations:proposals": ("put",),
    "consultations:proposals_of_year": (2009,),
    "meetings:list": (),
    "meetings:export": ("workshop", "ics"),
    "meetings:session_calendar": ("workshop", "opening"),
    "meetings:cycle_calendar": (2009,),
    "meetings:programme_page": ("workshop",),
    "meetings:session_page": ("workshop", "opening"),
    "meetings:speakers_page": ("workshop",),
    "meetings:changes": ("workshop",),
    "meetings:feed": ("workshop",),
    "evaluations:results": ("workshop",),
    "web:home": (),
    "web:cycle": (2009,),
    "web:meeting": ("workshop",),
    "web:ui": (),
}
FILES = {"reports:file", "consultations:record"}  # given when published or counted
SPOKEN = {"meetings:file"}  # of speakers who show them: tests/meetings/test_speaker_files.py
SCANS = {"consultations:scan"}  # for the secretariat: tests/consultations/test_desk_views.py
SENT = {
    "reports:note_verbale",
    "reports:questionnaire",
    "reports:result",
}  # for the secretariat: tests/reports/test_sent.py
PARTICIPANT, SECRETARIAT, ADMINISTRATOR = "participant", "secretariat", "administrator"
SIGNED_IN = {PARTICIPANT, SECRETARIAT, ADMINISTRATOR}
MEETINGS = (  # the desk of meetings; what names a session or an application comes below
    *("meetings:desk", "meetings:make", "meetings:desk_one", "meetings:revise", "meetings:rooms"),
    *("meetings:programme", "meetings:programme_day", "meetings:shift", "meetings:copy", "meetings:add"),
    *("meetings:session", "meetings:move", "meetings:cancel", "meetings:remove", "meetings:release"),
    *("meetings:desk_side_events", "meetings:decide_side_event"),
)
REGISTERED = (  # the registration desk of a meeting
    *("meetings:admission", "meetings:nominations", "meetings:registrations", "meetings:registration"),
    *("meetings:registrations_table", "meetings:duplicates", "meetings:door", "meetings:door_worker"),
    *("meetings:door_badges", "meetings:walk_in", "meetings:attendance", "meetings:take_back"),
)
OUTCOME = {  # of a survey: what more its address names
    **dict.fromkeys(("results", "annex", "comments", "code_new", "read", "settle"), ()),
    "file": ("counts.csv",),
    "preview": ("en",),
    "sentence": ("returns",),
    "code": ("more",),
}
OWN = {  # name: who may open it; nobody else may
    "web:desk": SIGNED_IN,
    "accounts:account": SIGNED_IN,
    "accounts:people": {ADMINISTRATOR},
    "accounts:add": {ADMINISTRATOR},
    "accounts:person": {ADMINISTRATOR},
    "accounts:outbox": {SECRETARIAT, ADMINISTRATOR},
    "accounts:letter": {SECRETARIAT, ADMINISTRATOR},
    "account_logout": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
    "membership:delegations": {SECRETARIAT},
    "membership:accredit": {SECRETARIAT},
    "reports:figures": {SECRETARIAT},
    "reports:list": {SECRETARIAT},
    "reports:badges": {SECRETARIAT},
    "reports:letters": {SECRETARIAT},
    "reports:template": {SECRETARIAT},
    "meetings:import": {SECRETARIAT},
    "consultations:mine": SIGNED_IN,
    "consultations:proposals_mine": SIGNED_IN,
    "consultations:proposals_desk": {SECRETARIAT},
    "consultations:desk": {SECRETARIAT},
    "consultations:prepare": {SECRETARIAT},
    "consultations:desk_one": {SECRETARIAT},
    "consultations:revise": {SECRETARIAT},
    "consultations:paper": {SECRETARIAT},
    "consultations:addendum": {SECRETARIAT},
    "consultations:withdraw": {SECRETARIAT},
    "consultations:decide": {SECRETARIAT},
    "consultations:open": {SECRETARIAT},
    "consultations:discard": {SECRETARIAT},
    "consultations:remind": {SECRETARIAT},
    "consultations:close": {SECRETARIAT},
    **{name: {SECRETARIAT} for name in MEETINGS},
    "meetings:side_events": SIGNED_IN,
    **{name: {SECRETARIAT} for name in REGISTERED},
    "meetings:desk_speakers": {SECRETARIAT},
    "meetings:desk_speaker": {SECRETARIAT},
    "evaluations:questionnaires": {SECRETARIAT},
    "evaluations:questionnaire_new": {SECRETARIAT},
    "evaluations:questionnaire_upload": {SECRETARIAT},
    "evaluations:questionnaire": {SECRETARIAT},
    "evaluations:questionnaire_section": {SECRETARIAT},
    "evaluations:questionnaire_item": {SECRETARIAT},
    "evaluations:questionnaire_options": {SECRETARIAT},
    "evaluations:questionnaire_names": {SECRETARIAT},
    "evaluations:questionnaire_condition": {SECRETARIAT},
    "evaluations:questionnaire_codes": {SECRETARIAT},
    "evaluations:questionnaire_preview": {SECRETARIAT},
    "evaluations:questionnaire_workbook": {SECRETARIAT},
    "evaluations:questionnaire_discard": {SECRETARIAT},
    "evaluations:surveys": {SECRETARIAT},
    "evaluations:survey_make": {SECRETARIAT},
    "evaluations:survey_desk": {SECRETARIAT},
    "evaluations:survey_revise": {SECRETARIAT},
    "evaluations:survey_open": {SECRETARIAT},
    "evaluations:survey_invite": {SECRETARIAT},
    "evaluations:survey_remind": {SECRETARIAT},
    "evaluations:survey_close": {SECRETARIAT},
    "evaluations:survey_discard": {SECRETARIAT},
    "evaluations:survey_hand_out": {SECRETARIAT},
    "evaluations:survey_paper": {SECRETARIAT},
    **{f"evaluations:survey_{name}": {SECRETARIAT} for name in OUTCOME},
}
SURVEYS = {"evaluations:surveys", "evaluations:survey_make"}  # of no survey alone
QUESTIONNAIRES = {  # of no questionnaire alone
    *("evaluations:questionnaires", "evaluations:questionnaire_new", "evaluations:questionnaire_upload"),
}
WHOLE = {  # of no consultation alone
    *("consultations:mine", "consultations:desk", "consultations:prepare"),
    *("consultations:proposals_mine", "consultations:proposals_desk"),
}
PROPOSAL = {  # of Members and the secretariat: tests/consultations/test_proposal_views.py
    *("consultations:proposal", "consultations:proposal_write", "consultations:proposal_edit"),
    *("consultations:proposal_answer", "consultations:proposal_submit", "consultations:proposal_discard"),
    *("consultations:proposal_withdraw", "consultations:proposal_ask", "consultations:proposal_support"),
    *("consultations:proposal_consent", "consultations:proposal_admit", "consultations:proposal_ask_back"),
    *("consultations:proposal_decline", "consultations:proposal_merge"),
    "consultations:proposal_drop_merging",
}
ANSWERS = {  # files and acts of the secretariat: tests/reports/test_desk_views.py
    *("reports:draft", "reports:reissue", "reports:letter"),
}
REPLY = {  # of a delegation: tests/consultations/test_reply_views.py
    *("consultations:reply", "consultations:answer", "consultations:texts"),
    *("consultations:submission", "consultations:receipt", "consultations:receipt_file"),
    "consultations:capital_link",
}
DELEGATION = {  # name: how it is asked; for those who act in it: tests/membership/test_delegation_views.py
    "membership:delegation": "get",
    "membership:invite": "get",
    "membership:hand_over": "get",
    "membership:submitters": "post",
    "membership:confirm": "post",
    "membership:withdraw": "get",
    "membership:invite_again": "post",
}
HELD = {  # for who holds the link
    "membership:invitation",  # tests/membership/test_delegation_views.py
    "consultations:capital",  # tests/consultations/test_capital.py
    *("evaluations:survey", "evaluations:survey_section"),  # tests/evaluations/test_attacks.py
    *("evaluations:survey_check", "evaluations:survey_sent"),
    *("meetings:speaker", "meetings:send", "meetings:own_file", "meetings:own_content"),
    "meetings:own_calendar",
    *("meetings:consent", "meetings:withdraw_consent"),  # tests/meetings/test_speaking_views.py
}
TAKING_PART = {  # of a delegation, or by a link from a mail: tests/meetings/views/test_taking_part.py
    *("meetings:delegation", "meetings:take_part", "meetings:register", "meetings:own", "meetings:held"),
}
DOOR = {  # what devices send and a file, for the secretariat: tests/meetings/views/test_door.py
    *("meetings:door_readings", "meetings:attendance_table"),
}
KEYS = {  # name: arguments; for who is signed in and has such a key: tests/accounts/test_keys.py
    "mfa_reauthenticate": (),
    "mfa_reauthenticate_webauthn": (),
    "mfa_deactivate_totp": (),
    "mfa_view_recovery_codes": (),
    "mfa_download_recovery_codes": (),
    "mfa_edit_webauthn": (1,),
    "mfa_remove_webauthn": (1,),
}
ENTRANCE = {  # name: what a GET answers to who is not signed in; the steps: tests/accounts
    "account_login": 200,
    "account_signup": 200,  # says that nobody makes an account alone
    "account_inactive": 200,
    "account_confirm_login_code": 302,
    "mfa_authenticate": 302,
    "mfa_login_webauthn": 302,
    "socialaccount_login_cancelled": 200,
    "socialaccount_login_error": 401,
    "openid_connect_login": 404,  # there is none unless the settings name one
    "openid_connect_callback": 404,
}
SIDE_EVENTS = {  # for who acts for an entity: tests/meetings/test_side_events.py
    *("meetings:apply", "meetings:side_event", "meetings:withdraw_side_event")
}
SHORT = {"short_address"}  # in no language: tests/meetings/test_addresses.py
PAPERS = {"reports:programme"}  # given to the secretariat: tests/reports/test_programmes.py
MISSING = {  # name: arguments that name nothing
    "reports:document": ("IC/1950/1",),
    "reports:participants": ("nothing",),
    "consultations:choice": (1950,),
    "consultations:consultation": ("nothing",),
    "consultations:proposals": ("nothing",),
    "consultations:proposals_of_year": (1950,),
    "evaluations:results": ("nothing",),
    "meetings:export": ("nothing", "ics"),
    "meetings:session_calendar": ("nothing", "opening"),
    "meetings:cycle_calendar": (1950,),
    "meetings:programme_page": ("nothing",),
    "meetings:session_page": ("workshop", "nothing"),
    "meetings:speakers_page": ("nothing",),
    "meetings:changes": ("nothing",),
    "meetings:feed": ("nothing",),
    "web:cycle": (1950,),
    "web:meeting": ("nothing",),
}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def address(name, arguments, language):
    with translation.override(language):
        return reverse(name, args=arguments)


def test_every_address_is_known_here():
    own = OWN.keys() | TAKING_PART | DELEGATION.keys() | HELD | REPLY | PROPOSAL | SCANS | SENT | ANSWERS
    own |= SIDE_EVENTS | SPOKEN | SHORT | PAPERS | DOOR
    assert set(names(get_resolver())) == PUBLIC.keys() | FILES | own | KEYS.keys() | ENTRANCE.keys()


def test_pages_that_name_something_are_tried_without_it():
    assert MISSING.keys() == {name for name, arguments in PUBLIC.items() if arguments}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_opens_for_anybody(client, name, language):
    public_record.make()

    response = client.get(address(name, PUBLIC[name], language))

    assert response.status_code == 200
    assert response["Content-Language"] == language
    assert "default-src 'self'" in response["Content-Security-Policy"].split("; ")


@pytest.mark.parametrize("name", sorted(PUBLIC.keys() - MISSING.keys()))
def test_public_page_opens_on_an_empty_record(client, name):
    assert client.get(address(name, (), "en")).status_code == 200


@pytest.mark.parametrize("name", MISSING)
def test_what_is_not_in_the_record_is_not_found(client, name):
    response = client.get(address(name, MISSING[name], "fr"))

    assert response.status_code == 404
    assert '<html lang="fr"' in response.content.decode()


@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_is_only_read(client, name):
    public_record.make()

    assert client.post(address(name, PUBLIC[name], "en")).status_code == 405


@pytest.mark.parametrize("distribution", ["limited", "restricted"])
def test_document_that_is_not_general_is_nowhere(client, distribution):
    paper = factories.document(symbol="IC/2009/7", title={"en": "Confidential"}, distribution=distribution)
    factories.meeting_document(factories.meeting(key="workshop"), document=paper)

    assert client.get("/en/documents/IC/2009/7/").status_code == 404
    for page in ("/en/documents/", "/en/meetings/workshop/"):
        assert "Confidential" not in client.get(page).content.decode()


@pytest.fixture
def arguments(settings, tmp_path):
    """Arguments of the pages of one thing: a person, and a mail that waits."""
    settings.EMAIL_FILE_PATH = tmp_path
    lines = ("Date: Wed, 30 Jun 2010 12:00:00 +0000", "To: x@example.org", "Subject: S", "", "B")
    (tmp_path / "letter.eml").write_text("\n".join(lines))
    registered = factories.registration(factories.meeting(key="meeting"))
    speaker = factories.speaker(factories.meeting(key="spoken"))
    return {
        **dict.fromkeys(REGISTERED, ("meeting",)),
        "meetings:registration": ("meeting", registered.pk),
        "meetings:desk_speakers": ("spoken",),
        "meetings:desk_speaker": ("spoken", speaker.position),
        "meetings:take_back": ("meeting", factories.check_in(registered).pk),
        "accounts:person": (factories.user().pk,),
        "accounts:letter": ("letter",),
        "membership:accredit": (factories.member("Atlantis").key,),
        "meetings:import": (factories.meeting().key,),
        **dict.fromkeys(
            ("reports:figures", "reports:list", "reports:badges", "reports:letters"),
            (factories.meeting(key="held").key,),
        ),
        "reports:template": ("invitation",),
        **_of_a_meeting(),
        **dict.fromkeys(
            (name for name in OWN if name.startswith("consultations:") and name not in WHOLE),
            (factories.consultation(factories.cycle(year=2031), key="put", state="draft").key,),
        ),
        **dict.fromkeys(
            (name for name in OWN if ":questionnaire" in name and name not in QUESTIONNAIRES),
            (factories.questionnaire().questionnaire.key,),
        ),
        **dict.fromkeys(
            (name for name in OWN if name.startswith("evaluations:survey") and name not in SURVEYS),
            (factories.survey(key="asked").key,),
        ),
        **{f"evaluations:survey_{name}": ("asked", *more) for name, more in OUTCOME.items()},
    }


def _of_a_meeting():
    meeting = factories.meeting(key="prepared")
    session = factories.session(meeting, day=date(2010, 7, 8), start=time(10))
    more = dict.fromkeys(("session", "move", "cancel", "remove"), (session.key,))
    more |= {"programme_day": (session.day,), "shift": (session.day,)}
    more |= {"decide_side_event": (factories.side_event(meeting).pk,)}
    names = (name.removeprefix("meetings:") for name in (*MEETINGS, "meetings:side_events"))
    return {
        f"meetings:{name}": (meeting.key, *more.get(name, ()))
        for name in names
        if name not in {"desk", "make"}
    }


def somebody(role):
    rights = {f"is_{role}": True} if role in {SECRETARIAT, ADMINISTRATOR} else {}
    return factories.user(**rights)


@pytest.mark.parametrize("role", sorted(SIGNED_IN))
@pytest.mark.parametrize("name", OWN)
def test_page_opens_for_those_who_may_and_tells_others_why(client, arguments, name, role):
    client.force_login(somebody(role))

    response = client.get(address(name, arguments.get(name, ()), "en"))

    assert response.status_code == (200 if role in OWN[name] else 403)
    assert "default-src 'self'" in response["Content-Security-Policy"].split("; ")
    if response.status_code == 403:
        assert "An administrator can give you that right." in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*OWN, *KEYS])
def test_who_is_not_signed_in_is_sent_to_sign_in(client, arguments, name, language):
    path = address(name, {**KEYS, **arguments}.get(name, ()), language)

    answers = [client.get(path), client.post(path)]

    home = address("web:home", (), language)
    allowed = {address("account_login", (), language), *([home] if name == "account_logout" else [])}
    assert {answer.status_code for answer in answers} <= {302, 405}
    assert {answer["Location"].split("?")[0] for answer in answers if answer.status_code == 302} <= allowed


@pytest.mark.parametrize("role", [PARTICIPANT, ADMINISTRATOR])
@pytest.mark.parametrize("name", DELEGATION)
def test_delegation_is_not_there_for_who_does_not_act_in_it(client, name, role):
    place = factories.delegate(factories.delegation(factories.member("Atlantis")))
    of_a_place = name.endswith(("confirm", "withdraw", "again"))
    arguments = (place.delegation_id, place.pk) if of_a_place else (place.delegation_id,)
    client.force_login(somebody(role))

    assert getattr(client, DELEGATION[name])(address(name, arguments, "en")).status_code == 404


@pytest.mark.parametrize("name", ENTRANCE)
def test_entrance_answers_who_is_not_signed_in(client, name):
    arguments = ("organization",) if name.startswith("openid") else ()

    assert client.get(address(name, arguments, "en")).status_code == ENTRANCE[name]


@pytest.mark.parametrize("name", ["web:desk", "accounts:people", "mfa_index"])
def test_person_who_may_not_sign_in_any_more_is_sent_away(client, name):
    person = factories.user(is_administrator=True)
    client.force_login(person)
    type(person).objects.update(is_active=False)

    assert client.get(address(name, (), "en")).status_code == 302
