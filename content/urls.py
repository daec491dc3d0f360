"""Views that don't depend on the page tree."""

from django.urls import path

from content.pages import people

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
]
