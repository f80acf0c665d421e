"""Addresses of what every part of the record shares."""

from django.urls import path

from intersession.core import views

app_name = "core"
urlpatterns = [path("sources/", views.sources, name="sources")]
