"""Addresses of Members, delegations and invitations."""

from django.urls import path

from intersession.membership.views import delegations, invitations, members

app_name = "membership"
urlpatterns = [
    path("members/", members.members, name="list"),
    path("desk/delegations/", delegations.delegations, name="delegations"),
    path("desk/delegations/accredit/<slug:key>/", delegations.accredit, name="accredit"),
    path("desk/delegations/<int:pk>/", delegations.delegation, name="delegation"),
    path("desk/delegations/<int:pk>/invite/", delegations.invite, name="invite"),
    path("desk/delegations/<int:pk>/hand-over/", delegations.hand_over, name="hand_over"),
    path("desk/delegations/<int:pk>/submitters/", delegations.submitters, name="submitters"),
    path("desk/delegations/<int:pk>/<int:place>/confirm/", delegations.confirm, name="confirm"),
    path("desk/delegations/<int:pk>/<int:place>/again/", delegations.invite_again, name="invite_again"),
    path("desk/delegations/<int:pk>/<int:place>/withdraw/", delegations.withdraw, name="withdraw"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
]
