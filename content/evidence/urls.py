"""What lies below /evidence/, without the page tree. No finding may be named as one of these."""

from django.urls import path

from content.evidence import briefing, change_log, gap_views, open_data, views

urlpatterns = [
    path("data/", open_data.evidence_data, name="evidence_data"),
    path("data.csv", open_data.evidence_csv, name="evidence_csv"),
    path("data.json", open_data.evidence_json, name="evidence_json"),
    path("changes/", change_log.evidence_changes, name="evidence_changes"),
    path("briefing/", briefing.briefing, name="briefing"),
    path("<slug:slug>.csv", open_data.finding_csv, name="finding_csv"),
    path("<slug:slug>.json", open_data.finding_json, name="finding_json"),
    path("<slug:slug>.bib", views.finding_bibtex, name="finding_bibtex"),
    path("<slug:slug>.ris", views.finding_ris, name="finding_ris"),
    path("gaps/", gap_views.gaps, name="evidence_gaps"),
    path("gaps/groups/", gap_views.gaps_of_groups, name="evidence_gaps_by_group"),
    path("map/", gap_views.borough_map, name="evidence_map"),
    path("<slug:slug>/", views.finding, name="finding"),
]
