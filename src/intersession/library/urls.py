"""Addresses of the library."""

from django.urls import path

from intersession.library import views

app_name = "library"
urlpatterns = [path("library/", views.publications, name="list")]
