"""The form lies below the page that it belongs to; everything else below `/registrations/`."""

from django.urls import path

from content.registrations import own_page, views

urlpatterns = [
    path(
        "webinars/<slug:slug>/register/",
        views.register_form,
        {"model": "webinarpage"},
        name="register_webinarpage",
    ),
    path(
        "events/<slug:slug>/register/",
        views.register_form,
        {"model": "eventpage"},
        name="register_eventpage",
    ),
    path("registrations/sent/", views.registration_sent, name="registration_sent"),
    path("registrations/erased/", own_page.erased, name="registration_erased"),
    path("registrations/<str:token>/", own_page.own_page, name="registration"),
    path("registrations/<str:token>/details/", own_page.details, name="registration_details"),
    path("registrations/<str:token>/cancel/", own_page.cancel, name="registration_cancel"),
    path("registrations/<str:token>/erase/", own_page.erase, name="registration_erase"),
]
