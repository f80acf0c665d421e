"""Addresses of the desk and of sign-in: allauth's views, under the names that it asks for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as provider
from allauth.usersessions import views as sessions
from django.urls import include, path
from django.views.decorators.cache import never_cache

from intersession.accounts import views

DESK = [
    path("account/", views.account, name="account"),
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add"),
    path("people/<int:pk>/", views.person, name="person"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<slug:key>/", views.letter, name="letter"),
]
SIGN_IN = [
    path("", account.login, name="account_login"),
    path("code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("new/", account.signup, name="account_signup"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("second/", mfa.authenticate, name="mfa_authenticate"),
    path("passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("provider/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("provider/failed/", social.login_error, name="socialaccount_login_error"),
    path("provider/<slug:provider_id>/", provider.login, name="openid_connect_login"),
    path("provider/<slug:provider_id>/back/", provider.callback, name="openid_connect_callback"),
]
KEYS = [
    path("", mfa.index, name="mfa_index"),
    path("again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/add/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/again/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("desk/", include((DESK, "accounts"))),
    path("sign-in/", include(SIGN_IN)),
    path("sign-out/", account.logout, name="account_logout"),
    path("desk/keys/", include(KEYS)),
    path("desk/sessions/", never_cache(sessions.list_usersessions), name="usersessions_list"),
]
