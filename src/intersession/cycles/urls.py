"""Addresses of the themes."""

from django.urls import path

from intersession.cycles import views

app_name = "cycles"
urlpatterns = [path("themes/", views.themes, name="list")]
