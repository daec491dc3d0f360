"""Codes and blocks of plugins that nobody listed: words in their names and settings tell."""

import json

import pytest

from tests.content.importers.wordpress.export_builder import block, paragraph
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

# Builders keep conditions in letters and numbers.
AVADA = "W3sib3BlcmF0b3IiOiJvciIsImZpZWxkIjoidXNlcl9zdGF0ZSIsInZhbHVlIjoibG9nZ2VkX2luIn1d"
AVADA_OUT = "W3siZmllbGQiOiJ1c2VyX3N0YXRlIiwidmFsdWUiOiJsb2dnZWRfb3V0In1d"
DIVI = "W3siY29uZGl0aW9uU2V0dGluZ3MiOnsibG9nZ2VkSW5TdGF0dXMiOiJsb2dnZWRJbiJ9fV0="
LOGGED_IN = {"userStatus": "logged_in", "userRoles": []}


@pytest.mark.parametrize(
    "opening",
    [
        "su_members", "pms-restrict", "is_paid", "user_has_access", 'groups_member group="Staff"',
        'passster password="x"', 'content_protector password="x"', 'ppwp id="1" passwords="ab cd"',
        "emember_protected", 'arm_restrict_content plan="1"', 'members_access role="editor"',
        "members_logged_in", "wlm_private_x", 'ms-protect-content id="3"', 'hide for="!logged"',
        'su_note visibility="members"', 'box show_to="logged_in"', 'mm_access_decision access="true"',
        "loginrequired", "hide_from_guests", "vip", "student", "course_complete", 'ld_group group_id="5"',
        "ld_student", "content_control", "hide_content", "is_free", f'fusion_text render_logics="{AVADA}"',
        f'et_pb_text display_conditions="{DIVI}"',
    ],
)  # fmt: skip
def test_codes_that_hold_back_what_stands_between_them(opening):
    source = f"<p>Open</p>[{opening}]<p>Secret</p>[/{opening.split()[0]}]"

    done = converted(source)

    shown, notes = done.elements
    assert shown == ("text", "<p>Open</p>")
    assert notes[1]["what"].startswith("Text for members only")
    assert "Secret" in done.notes.attention[0].source
    assert lost_words(source, done) == {}


@pytest.mark.parametrize(
    "opening",
    [
        'tab title="Private landlords"', "team_members", "board_member", 'su_box title="Members only"',
        'testimonial role="Editor"', 'su_button role="button"', "data_protection", "accessibility",
        "not_logged_in", "non_member", 'pms-restrict display_to="not_logged_in"', 'show for="!logged"',
        'members visibility="guests"', f'fusion_text render_logics="{AVADA_OUT}"', 'fusion_text logics="W10="',
    ],
)  # fmt: skip
def test_codes_that_everybody_read(opening):
    source = f"[{opening}]<p>Shown</p>[/{opening.split()[0]}] and [access_map] after"

    assert "Shown" in str(converted(source).elements)


@pytest.mark.parametrize(
    "said",
    [
        {"contentControls": {"enabled": True, "rules": {"user": LOGGED_IN}}},
        {"editorskit": {"desktop": True, "loggedin": True, "loggedout": False}},
        {"editorskit": {"loggedin": True}},
        {"pmsContentRestriction": {"display_to": "logged_in"}},
        {"pmsRestrict": {"display": "members"}},
        {"rcpAccess": "logged"},
        {"um_is_restrict": True, "um_who_access": "1"},
        {"otterConditions": [[{"type": "loggedInUser"}]]},
        {"UAGDisplayConditions": "userstate", "UAGLoggedOut": True},
        {"UAGDisplayConditions": "userRole", "UAGUserRole": "editor"},
        {"displayCondition": {"conditions": [{"type": "login-status", "value": "logged-in"}]}},
        {"displayConditions": {"conditions": [{"type": "role", "options": ["editor"]}]}},
        {"visibility": {"user_role": ["editor"]}},
        {"memberOnly": True},
        {
            "blockPermissionsCondition": "show",
            "blockPermissionsType": "role",
            "blockPermissionsRoles": ["x"],
        },
        {"blockPermissionsCondition": "hide", "blockPermissionsUserStatus": "logged-out"},
        {"loggedInShow": True},
        {"extended_widget_opts": {"roles": {"state": "logged"}}},
        {"rcpMembership": True, "rcpMembershipLevel": [1]},
        {"gbBlockCondition": "55"},
        {"conditionalBlocksAttributes": {"userState": "logged-in"}},
        {"conditionalBlocksAttributes": [{"conditions": [{"type": "isLoggedIn"}]}]},
        {"conditionalBlocks": {"conditions": [{"type": "isLoggedIn"}]}},
        {"llms_visibility": "enrolled"},
        {"className": "wide logged-in-only"},
        {"className": "members-only"},
    ],
)
def test_blocks_whose_settings_say_that_they_are_for_members(said):
    source = paragraph("Open") + block("group", paragraph("Secret"), json.dumps(said))

    done = converted(source)

    assert "Secret" not in str(done.elements)
    assert done.notes.attention[0].what == "Text for members only (core/group) was left out"
    assert lost_words(source, done) == {}


@pytest.mark.parametrize(
    "said",
    [
        {"contentControls": {"enabled": False, "rules": {"user": LOGGED_IN}}},
        {"contentControls": {"enabled": True, "rules": {"user": {"userStatus": "logged_out"}}}},
        {"editorskit": {"loggedin": True, "loggedout": True}},
        {"um_is_restrict": True, "um_who_access": "2"},
        {"um_is_restrict": False, "um_who_access": "1"},
        {"otterConditions": [[{"type": "loggedOutUser"}]]},
        {"UAGDisplayConditions": "userstate", "UAGLoggedIn": True},
        {"pmsContentRestriction": {"subscription_plans": [], "display_to": "not_logged_in"}},
        {"displayType": "author", "title": "logged-in", "className": "team-members"},
        {"data": {"members": 1, "members_0_name": "Made-up"}},
        {"vsdesk": True, "vstablet": True},
        {"blockPermissionsCondition": "hide", "blockPermissionsUserStatus": "logged-in"},
        {
            "blockPermissionsCondition": "hide",
            "blockPermissionsType": "role",
            "blockPermissionsRoles": ["x"],
        },
        {"blockPermissionsCondition": "show", "blockPermissionsUserStatus": "logged-out"},
        {
            "role": "Director",
            "conditions": "None",
            "displayCondition": "always",
            "membershipTitle": "Join",
        },
        {"llms_visibility": "logged_out"},
        {"roles": ["Chair"]},
    ],
)
def test_blocks_that_everybody_read(said):
    assert "Shown" in str(converted(block("group", paragraph("Shown"), json.dumps(said))).elements)


def test_blocks_by_name_by_class_and_on_no_screen():
    source = "".join([
        block("ppwp/password-protection", "<p>Secret one</p>", '{"ppwPasswords":"abc"}'),
        '<div class="members-only">Secret two</div>',
        block("learndash/ld-course-complete", "<p>Secret four</p>"),
        block("learndash/ld-student", "<p>Secret five</p>"),
        block("groups/groups-member", "<p>Secret six</p>"),
        block("um-block/um-loggedin", "<p>Secret seven</p>"),
        block("learndash/ld-visitor", "<p>Of visitors</p>"),
        block("kadence/rowlayout", "<p>Secret three</p>", '{"vsdesk":true,"vstablet":true,"vsmobile":true}'),
        block("uagb/container", "<p>Secret eight</p>", '{"UAGHideDesktop":true,"UAGHideTab":true,"UAGHideMob":true}'),
        block("uagb/team", "<p>Made-up Person</p>"),
    ])  # fmt: skip

    done = converted(source)

    assert "Secret" not in str(done.elements)
    assert "Made-up Person" in str(done.elements)
    assert "Of visitors" in str(done.elements)
    assert done.notes.named == ["Secret three", "Secret eight"]
    assert lost_words(source, done) == {}
