"""Below `/evidence/`, before what is there for findings."""

from django.urls import path

from content.suggestions import outcomes, status, views

urlpatterns = [
    path("suggest/", views.suggest, name="suggest_evidence"),
    path("suggest/sent/", views.suggestion_sent, name="suggestion_sent"),
    path("suggest/withdrawn/", status.withdrawn, name="suggestion_withdrawn"),
    path("suggest/status/<str:token>/", status.status, name="suggestion_status"),
    path("suggest/status/<str:token>/withdraw/", status.withdraw, name="suggestion_withdraw"),
    path("suggestions/", outcomes.suggestion_outcomes, name="suggestion_outcomes"),
]
