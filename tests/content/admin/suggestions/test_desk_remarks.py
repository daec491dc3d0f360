"""The list of suggestions remarks what looks like something that we have."""

import pytest
from bs4 import BeautifulSoup

from tests.content.evidence_records import a_finding, a_source
from tests.content.suggestions.suggesting import a_suggestion

pytestmark = pytest.mark.django_db
INDEX = "/admin/suggestions/"


def test_the_list_remarks_what_the_form_tells_its_sender(
    client, django_user_model, django_assert_max_num_queries
):
    a_finding(source=a_source(url="https://www.report.example/waits/"))
    for number in range(4):
        a_suggestion(statement=f"{number}" * 30, title="",
                     link=f"https://report.example/{'waits' if number == 2 else number}")  # fmt: skip
    client.force_login(django_user_model.objects.create_superuser("somebody"))
    client.get(INDEX)

    with django_assert_max_num_queries(40):
        page = BeautifulSoup(client.get(INDEX).content, "html.parser")

    rows = page.select("main tbody tr")
    remarked = ["Like what we have" in row.get_text() for row in rows]
    assert remarked == [False, False, True, False]
