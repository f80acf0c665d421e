"""Addresses of the pages that see every domain."""

from django.urls import path

from intersession.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("cycles/<int:year>/", views.cycle, name="cycle"),
    path("meetings/<slug:key>/", views.meeting, name="meeting"),
    path("desk/", views.desk, name="desk"),
    path("ui/", views.ui, name="ui"),
]
