"""Addresses of the list of meetings; the page of one meeting belongs to `web`, which sees every domain."""

from django.urls import path

from intersession.meetings import views

app_name = "meetings"
urlpatterns = [path("meetings/", views.meetings, name="list")]
