"""Addresses of the register."""

from django.urls import path

from intersession.documents import views

app_name = "documents"
urlpatterns = [path("documents/", views.register, name="list")]
