"""Below `/remi/my/`."""

from django.urls import path

from content.remi import check_in_answers, own_page, own_page_changes, own_page_erasing

urlpatterns = [
    path("erased/", own_page_erasing.erased, name="remi_erased"),
    path("<str:token>/", own_page.own_page, name="remi_own_page"),
    path("<str:token>/data.json", own_page.data, name="remi_own_data"),
    path("<str:token>/links/", own_page_changes.links, name="remi_own_links"),
    path("<str:token>/status/", own_page_changes.status, name="remi_own_status"),
    path("<str:token>/details/", own_page_changes.details, name="remi_own_details"),
    path("<str:token>/news/", own_page_changes.news, name="remi_own_news"),
    path("<str:token>/check-ins/", own_page_changes.questions, name="remi_own_check_ins"),
    path("<str:token>/erase/", own_page_erasing.erase, name="remi_own_erase"),
    path(
        "<str:token>/check-in/<int:months>/<slug:answer>/",
        check_in_answers.check_in,
        name="remi_check_in",
    ),
]
