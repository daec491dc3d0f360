"""The environment variables of the page store."""

from larch_site.variable import Variable

PAGE_STORE = [
    Variable(
        "PAGE_STORE",
        "`no` has each page rendered for each reader, and none answered while the database is away",
        "`yes`; `no` while DEBUG is on",
    ),
    Variable(
        "PAGE_STORE_MEMORY", "the megabytes of kept pages in the memory of each web process", "`24`"
    ),
    Variable(
        "PAGE_STORE_DISK", "the megabytes of kept pages in `pages/` in VAR_FOLDER, about", "`200`"
    ),
    Variable(
        "PAGE_STORE_CACHE",
        "a Redis that keeps the pages in place of files, `redis://host:6379/1`; needs the package "
        "`redis`",
        "none",
    ),
]
