"""What no reader saw of the old page, because a style or a setting hid it."""

import json

from tests.content.importers.wordpress.export_builder import block, paragraph
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words


def test_what_the_page_hid_is_left_out_and_named():
    source = (
        '<p>One<span style="color:red; display: none !important">never</span></p><h2 hidden>Nor this</h2>'
        '[vc_row disable_element="yes"]off[/vc_row]<div style="visibility:hidden"><i>nor that</i></div>'
        '<a href="#more">More</a><p id="more" style="display:none">Opens</p>'
        '<div class="x-faq"><h3>Why?</h3><div style="display:none">So.</div></div>'
    )

    done = converted(source)

    assert sorted(done.notes.named) == ["Nor this", "never", "nor that", "off"]
    assert lost_words(source, done) == {}
    text, questions = (value for _, value in done.elements)
    assert text == "<p>One</p><p>More</p><p>Opens</p>"
    assert questions["items"] == [{"question": "Why?", "answer": "<p>So.</p>"}]


def test_what_an_editor_hid_or_kept_for_members_is_published_to_nobody():
    """Also within what readers open, and from one paragraph to another."""
    off = '{"metadata":{"blockVisibility":false}}'
    by_plugin = '{"blockVisibility":{"hideBlock":true,"controlSets":[]}}'
    roles = '{"blockVisibility":{"controlSets":[{"id":1,"enable":true,"controls":{"userRole":{"visibilityByRole":"logged-in"}}}]}}'
    phones = '{"metadata":{"blockVisibility":{"viewport":{"mobile":false}}}}'
    hidden = [
        block("group", paragraph("secretone") + '<!-- wp:block {"ref":4} /-->', off),
        block("details", "<details><summary>secrettwo</summary><p>secretthree</p></details>", by_plugin),
        block("group", paragraph("secretfour"), roles),
        '<!-- wp:block {"ref":5} /-->',
    ]  # fmt: skip
    members = [
        "<p>[s2If current_user_can(x)]secretfive</p><p>secretsix[/s2If] after</p>",
        block("shortcode", '[rcp_restrict message="Secretnine text"]') + paragraph("secretten") + block("shortcode", "[/rcp_restrict]"),
        block("pmpro/membership", paragraph("secretseven"), '{"levels":["1"]}'),
        block("premium-content/container", block("premium-content/subscriber-view", paragraph("secreteleven")) + paragraph("Subscribe")),
        '[private]secrettwelve <b>[wlm_private "gold"]secretthirteen[/wlm_private]</b>[/private]',
        block("group", "<!-- wp:jetpack/paywall /-->" + paragraph("secreteight")) + paragraph('secretfourteen<sup data-fn="x">1</sup>') + "<!-- wp:footnotes /-->",
    ]  # fmt: skip
    shown = block("group", paragraph("For tall screens"), phones) + '[mepr-show if="loggedout"]Join[/mepr-show]'  # fmt: skip
    source = shown + "".join(hidden + members)
    reusable = {4: paragraph("secretfifteen"), 5: paragraph("secretsixteen")}

    done = converted(source, reusable=reusable, unshown={5}, footnotes={"x": "secretseventeen"})

    page = str([element for element in done.elements if element[0] != "attention"])
    for words in ("For tall screens", "Join", "after", "Subscribe"):
        assert words in page
    assert "secret" not in str(done.elements).lower()
    assert len([kind for kind, _ in done.elements if kind == "attention"]) >= len(members)
    told = " ".join([*done.notes.named, *(each.source for each in done.notes.attention)]).lower()
    numbers = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    assert [each for each in numbers.split() if f"secret{each}" not in told] == []
    assert lost_words(source + reusable[4] + reusable[5] + "<p>secretseventeen</p>", done) == {}


def test_styles_and_classes_hide_what_nothing_opens():
    hidden = [
        '<p class="zz">h1</p>', '<p id="y">h2</p>', '<p class="hidden">h3</p>', '<div style="height:0;overflow:hidden">h4</div>',
        '<p style="opacity:0">h5</p>', '<p style="position:absolute;left:-9999px">h6</p>', '<p style="text-indent:-9999px">h7</p>',
        '<p style="display:none !important;display:block">h8</p>', '<p class="d-none">h9</p>',
    ]  # fmt: skip
    shown = [
        '<p class="print">s1</p>', '<p style="display:none;display:block">s2</p>', '<p class="hidden md:block">s3</p>',
        '<p class="screen-reader-text" style="position:absolute;left:-9999px">s4</p>', '<p class="sr-only">s5</p>',
        '<a href="#later">More</a><p id="later" class="hidden">s6</p>', '<p class="fade" style="opacity:0">s7</p>',
        '<p style="margin-left:-12px;opacity:0.5">s8</p>', '<p class="back">s9</p>',
    ]  # fmt: skip
    style = (
        "<style>/* .x{} */ .zz, p#y { display: none } @media print{.print{display:none}}"
        ".back{display:none}.back{display:block}</style>"
    )
    source = style + "".join(hidden + shown)

    done = converted(source)

    page = str(done.elements)
    assert [number for number in range(1, 10) if f"s{number}<" not in page] == []
    assert done.notes.named == [f"h{number}" for number in range(1, 10)]
    assert lost_words(source, done) == {}


def test_what_is_shown_at_other_times_is_left_out_and_told():
    """Of several sets of rules one that fits is enough, and in a set of rules all must fit."""
    past, future = {"end": "2001-01-01 00:00:00"}, {"start": "2999-01-01T00:00:00"}
    now = {"start": "2001-01-01T00:00:00", "end": "2999-01-01T00:00:00"}
    for_members = {"userRole": {"visibilityByRole": "logged-in"}}

    def scheduled(word: str, *schedules: dict, sets=(), **more) -> str:
        rules = {"dateTime": {"schedules": schedules, **more}}
        said = {"controlSets": [{"controls": each} for each in (rules, *sets)]}
        return block("group", paragraph(word), json.dumps({"blockVisibility": said}))

    hidden = [
        scheduled("h1", past), scheduled("h2", future, past), scheduled("h3", past, sets=[for_members]),
        scheduled("h4", now, hideOnSchedules=True),
    ]  # fmt: skip
    shown = [
        scheduled("s1", now), scheduled("s2", past, now), scheduled("s3", past, sets=[{}]),
        scheduled("s4", past, hideOnSchedules=True), scheduled("s5", {**past, "enable": False}),
        scheduled("s6", {"start": "2005-01-01T00:00:00", "end": "2004-01-01T00:00:00"}),
        scheduled("s7", {"end": "soon"}),
    ]  # fmt: skip
    source = "".join(hidden + shown)

    done = converted(source)

    assert [number for number in range(1, 8) if f"s{number}<" not in str(done.elements)] == []
    assert done.notes.named == ["h1", "h2", "h3", "h4"]
    assert any("showed at other times, and not now" in each for each in done.notes.changes)
    assert lost_words(source, done) == {}


def test_periods_and_accounts_of_other_plugins_are_read_too():
    def controlled(word: str, **said) -> str:
        control = {"control": "schedule", "enabled": True} | said
        return block("group", paragraph(word), json.dumps({"advgbBlockControls": [control]}))

    later, over = "2999-01-01T00:00:00", "2001-01-01T00:00:00"
    as_otter = {"otterConditions": [[{"type": "dateRange", "start_date": later}]]}
    hidden = [
        controlled("h1", schedules=[{"dateFrom": later, "dateTo": None}]),
        controlled("h2", dateFrom=None, dateTo=over, hideOnPhones=False),
        block("group", paragraph("h3"), json.dumps(as_otter)),
    ]
    shown = [
        controlled("s1", dateFrom=over, dateTo=later), controlled("s2", enabled=False, dateFrom=later),
        controlled("s3", schedules=[{"dateTo": over}, {"dateFrom": over}]),
        controlled("s4", control="user_role", approach="logout", roles=[]),
        block("group", paragraph("s5"), '{"start":"2999-01-01"}'),
        controlled("s6", dateFrom=later, action="hide"),
        block("group", paragraph("s7"), json.dumps({"eventDisplay": {"start": over, "end": over}})),
    ]  # fmt: skip
    for_members = controlled("h4", control="user_role", approach="login", roles=[])

    done = converted("".join([*hidden, *shown, for_members]))

    assert [number for number in range(1, 8) if f"s{number}<" not in str(done.elements)] == []
    assert [number for number in range(1, 5) if f"h{number}<" in str(done.elements)] == []


def test_what_has_no_size_stands_on_no_screen_or_in_a_closed_dialog_was_seen_by_nobody():
    everywhere = "elementor-hidden-desktop elementor-hidden-tablet"
    source = (
        '<p style="font-size:0">unseen one</p><div style="font-size:0"><p>Seen</p></div>'
        f'<p class="{everywhere} elementor-hidden-mobile">unseen two</p><p class="{everywhere}">On phones</p>'
        "<dialog><p>unseen three</p></dialog><dialog open><p>Open</p></dialog>"
        "<button onclick=\"document.getElementById('d').showModal()\">Press</button>"
        '<dialog id="d"><p>Opened</p></dialog>'
    )

    done = converted(source)

    assert sorted(done.notes.named) == ["unseen one", "unseen three", "unseen two"]
    assert lost_words(source, done) == {}
    text = "".join(value for _, value in done.elements)
    assert [each for each in ("Seen", "On phones", "Open", "Opened") if each not in text] == []


def test_words_and_links_in_the_place_of_what_is_embedded_are_told():
    done = converted(
        '<object data="https://a.org/x.pdf"><p>Your browser <a href="https://a.org/y">Get it</a></p></object>'
    )

    assert done.notes.named == ["Your browser Get it"]
    assert ("text", '<p><a href="https://a.org/y">Get it</a></p>') in done.elements


def test_what_a_builder_shows_at_other_times_is_left_out_and_told():
    now = [f"[fusion_text status='{status}' publish_date='{date}']<p>{word}</p>[/fusion_text]"
           for status, date, word in [("publish_after", "2001-01-01 10:00:00", "begun"),
                                      ("published_until", "2901-01-01 10:00:00", "running")]]  # fmt: skip
    then = [f"[fusion_builder_container status='{status}' publish_date='{date}'][fusion_text]<p>{word}</p>"
            "[/fusion_text][/fusion_builder_container]"
            for status, date, word in [("publish_after", "2901-01-01 10:00:00", "coming"),
                                       ("published_until", "2001-01-01 10:00:00", "gone"),
                                       ("publish_after", "", "unclear")]]  # fmt: skip
    source = "".join([*now, *then])

    done = converted(source)

    shown = str(done.elements)
    assert [word for word in ("begun", "running", "coming", "gone", "unclear") if word in shown] == ["begun", "running"]  # fmt: skip
    assert sorted(done.notes.named) == ["coming", "gone", "unclear"]
    assert sum("at other times" in each for each in done.notes.changes) == 3
    assert lost_words(source, done) == {}
