"""When the database fails under what isn't kept."""

import time


def test_who_forgets_the_closing_slash_is_led_to_what_is_kept(process, database):
    process.get("/news/"), process.get("/news/?page=2")
    database.away = True
    for known in (False, True):
        if known:
            process.publication.look()
        for asked in ("/news", "/news?page=2"):
            reply = process.get(asked)
            assert reply.status == "302 Found"
            assert reply.headers["Location"] == asked.replace("/news", "/news/")
            assert reply.headers["Cache-Control"] == "no-store"
        assert process.get("/about").status.startswith("503")


def test_old_addresses_lead_on_until_something_newer_is_published(process, database):
    database.redirects = {"/old": "/news/", "/früher": "/about/ünter/", "/news": "/news/"}
    process.warmer.standby.write_down()
    database.away = True
    process.publication.look()

    for old, new in (
        ("/old", "/news/"),
        ("/old/?page=2", "/news/"),
        ("/fr%C3%BCher/", "/about/%C3%BCnter/"),
    ):
        led = process.get(old)
        assert (led.status, led.headers["Location"]) == ("302 Found", new)
    assert process.get("/nowhere/").status.startswith("503")
    assert process.get("/news/").status.startswith("503")  # not kept, and not to lead to itself

    process.publication.state.looked(database.number + 1, time.monotonic_ns())
    assert process.get("/old").status.startswith("503")


def test_who_only_reads_is_asked_for_again_when_a_connection_had_died(process, database):
    database.content["/remi/request/"] = "a form"
    for method, status in (("GET", "200 OK"), ("HEAD", "200 OK"), ("POST", "503")):
        process.django.dead_connections = 1

        assert process.get("/remi/request/", method=method).status.startswith(status)

    process.django.dead_connections = 2
    assert process.get("/remi/request/").status.startswith("503")
