"""When a post was published and changed, in the time of the place that WordPress was set to."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from content.importers.wordpress.wxr import Item

LONDON = ZoneInfo("Europe/London")
NONE = "0000-00-00"
FORMAT = "%Y-%m-%d %H:%M:%S"


def moment(text: str) -> datetime | None:
    """ "0000-00-00 00:00:00" is how WordPress says that there is none."""
    try:
        return datetime.strptime(text.strip(), FORMAT)  # noqa: DTZ007  the caller knows the zone
    except ValueError:
        return None


def in_zone(local: str, gmt: str) -> datetime | None:
    """The one moment that both name; where the second is missing, the clock hung in London."""
    here, there = moment(local), moment(gmt)
    if there:
        return there.replace(tzinfo=UTC)
    return here.replace(tzinfo=LONDON).astimezone(UTC) if here else None


def published_at(item: Item) -> datetime | None:
    return in_zone(item["post_date"], item["post_date_gmt"])


def changed_at(item: Item) -> datetime | None:
    return in_zone(item["post_modified"], item["post_modified_gmt"]) or published_at(item)


def day_of(item: Item) -> date | None:
    """The day that readers saw: that of the old site's own clock."""
    here = moment(item["post_date"])
    if here:
        return here.date()
    there = published_at(item)
    return there.astimezone(LONDON).date() if there else None


def unreadable(item: Item, *names: str) -> list[str]:
    """What these fields say and nobody can read; WordPress's own way to say "none" isn't among it."""
    said = [item[name].strip() for name in names]
    return [each for each in said if each and not each.startswith(NONE) and moment(each) is None]
