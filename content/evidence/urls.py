"""What lies below /evidence/, without the page tree. No finding may be named as one of these."""

from django.urls import path

from content.evidence import views

urlpatterns = [
    path("<slug:slug>/", views.finding, name="finding"),
]
