"""Addresses of evaluations."""

from django.urls import path

from intersession.evaluations import views

app_name = "evaluations"
urlpatterns = [path("meetings/<slug:key>/evaluation/", views.results, name="results")]
