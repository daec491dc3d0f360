"""Somebody who registers on the served demo site, once for each site."""

import time
import urllib.request
from functools import cache
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup

from content.public_forms.form_token import QUICKEST
from tests.demo_site import DemoSite

FORM = "/webinars/remi-implementation-support/register/"
NAME, EMAIL = "Ottoline Testperson-Crawls", "ottoline.crawls@example.org"


@cache
def confirmation(site: DemoSite) -> str:
    """The address of the page that says so, with its receipt."""
    reader = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with reader.open(site.url + FORM, timeout=30) as answer:
        form = BeautifulSoup(answer.read(), "html.parser").select_one("main form")
    hidden = {each["name"]: each["value"] for each in form.select("input[type=hidden]")}
    session = form.select_one("input[name=session]")["value"]
    sent = hidden | {"session": session, "name": NAME, "email": EMAIL}
    time.sleep(QUICKEST.total_seconds() + 1)
    with reader.open(site.url + FORM, urlencode(sent).encode(), timeout=30) as answer:
        address = urlsplit(answer.url)
    return f"{address.path}?{address.query}"
