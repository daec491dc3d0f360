"""Posts that a plugin showed to members alone, by a field of its own, are drafts here."""

import json

import pytest

from content.importers.wordpress.restricted_posts import restricts
from content.models import ArticlePage
from tests.content.importers.wordpress.export_builder import Export, paragraph

UM = 'a:2:{{s:26:"_um_custom_access_settings";s:1:"{}";s:14:"_um_accessible";s:1:"{}";}}'


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("_members_access_role", "editor"),
        ("um_content_restriction", UM.format(1, 2)),
        ("pms-content-restrict-user-status", "loggedin"),
        ("pms-content-restrict-subscription-plan", "12"),
        ("rcp_user_level", "editor"),
        ("rcp_subscription_level", 'a:1:{i:0;s:1:"1";}'),
        ("rcp_subscription_level", "any"),
        ("_rcp_is_paid", "1"),
        ("_wpmem_block", "1"),
        ("_groups-read", "3"),
        ("_groups-groups-read", "3"),
        ("_jetpack_newsletter_access", "subscribers"),
        ("_jetpack_newsletter_access", "paid_subscribers"),
        ("_memberpress_rule", "4"),
        ("_memberful_acl", 'a:1:{i:0;s:1:"5";}'),
        ("_wc_memberships_force_public", "no"),
        ("_s2member_level", "1"),
        ("ppw_post_protection_roles", "a:1:{i:0;s:6:\"editor\";}"),
        ("_passster_activate", "1"),
        ("content_control_restricted", "1"),
        ("_password_protect", "1"),
        ("arm_access_plan", "1"),
        ("dd_login_required", "1"),
        ("patreon-level", "5"),
        ("my_paywall", "yes"),
        ("_visibility", "loggedin"),
        ("_wppcp_post_page_visibility", "member"),
        ("urcr_allow_to", "0"),
        ("content_control", "x"),
        ("ure_content_for_roles", "editor, administrator"),
        ("ure_prohibit_allow_flag", "2"),
        ("groups-groups_read_post", "staff"),
        ("_private_page", "1"),
    ],
)  # fmt: skip
def test_a_field_that_keeps_readers_out(name, value):
    assert restricts(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("um_content_restriction", UM.format(0, 2)),
        ("um_content_restriction", UM.format(1, 0)),
        ("pms-content-restrict-type", "default"),
        ("pms-content-restrict-user-status", "loggedout"),
        ("pms-content-restrict-messages-enabled", "yes"),
        ("rcp_user_level", "None"),
        ("_wpmem_block", "0"),
        ("_jetpack_newsletter_access", "everybody"),
        ("_wc_memberships_force_public", "yes"),
        ("patreon-level", "0"),
        ("_visibility", "visible"),
        ("urcr_allow_to", "2"),
        ("private_note", "yes"),
        ("team_member_role", "Director"),
        ("number_of_members", "12"),
        ("members", "3"),
        ("members_0_name", "Made-up Person"),
        ("data_protection_officer", "Made-up Person"),
        ("member_price", "20"),
        ("_members_access_error", "Log in"),
        ("_yoast_wpseo_metadesc", "For members only"),
        ("what_members_say", "We have learnt a great deal here in a year"),
    ],
)
def test_a_field_that_says_something_else(name, value):
    assert not restricts(name, value)


def test_a_post_for_members_is_a_draft_and_told(importer, client, tmp_path):
    export = Export()
    export.post("Open", paragraph("Words"), meta={"_wpmem_block": "0"})
    # Advanced Custom Fields names the field beside its value.
    export.post(
        "Join", paragraph("x"), meta={"member_offer": "2", "_member_offer": "field_0123456789"}
    )
    export.post("Inner", paragraph("Secret"), meta={"_members_access_role": "editor"},
                terms=[("post_tag", "mergers", "Mergers")])  # fmt: skip
    export.post(
        "Asked", paragraph("Secret"), terms=[("simple-restrict-permission", "staff", "Staff")]
    )
    export.item(
        "Block", paragraph("Secret"), type="wp_block", number=90, meta={"_wpmem_block": "1"}
    )
    export.post("Shows it", paragraph("Words") + '<!-- wp:block {"ref":90} /-->')

    importer.run(export, report=tmp_path / "report")

    live = ArticlePage.objects.live().values_list("title", flat=True)
    assert sorted(live) == ["Join", "Open", "Shows it"]
    assert client.get("/inner/").status_code == 404
    assert "Secret" not in client.get("/news/shows-it/").content.decode()
    assert "Kept back: 2 posts and pages for members only, as drafts" in importer.said
    posts = json.loads((tmp_path / "report.json").read_text())["posts"]
    state = next(each["state"] for each in posts if each["title"] == "Inner")
    assert state == "draft, because it was for members only (_members_access_role)"
