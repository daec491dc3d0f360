"""What lies below /evidence/, without the page tree. No finding may be named as one of these."""

from django.urls import path

from content.evidence import gap_views, views

urlpatterns = [
    path("gaps/", gap_views.gaps, name="evidence_gaps"),
    path("gaps/groups/", gap_views.gaps_of_groups, name="evidence_gaps_by_group"),
    path("map/", gap_views.borough_map, name="evidence_map"),
    path("<slug:slug>/", views.finding, name="finding"),
]
