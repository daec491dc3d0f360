"""The totals, for the screen."""

from content.importers.wordpress.library import NO_MEDIA
from content.importers.wordpress.page_writing import Fate
from content.importers.wordpress.report import Report
from content.importers.wordpress.report_words import how_many

MOST = 20  # lines of one kind


def told(report: Report) -> tuple[list[str], bool]:
    """The lines, and whether all that could be asked for was taken over."""
    whole = report.whole()
    lines = ["", "Posts and pages:"]
    lines += [f"  {count} {fate}" for fate, count in whole["fates"].items()] or ["  none"]
    if whole["media_fates"]:
        lines += ["Pictures and files:"]
        lines += [f"  {count} {fate}" for fate, count in whole["media_fates"].items()]
    lines += counts(whole)
    single = [*(f"  {each}" for each in whole["standing"]), *of_posts(report), *of_media(whole)]
    lines += single[:MOST]
    if len(single) > MOST:
        lines.append(f"  and {len(single) - MOST} more; see the report (--report FILE)")
    changed = sum(report.fates.get(each, 0) for each in (Fate.MADE, Fate.UPDATED))
    changed += whole["redirects"]["made"] + sum(
        whole["media_fates"].get(each, 0) for each in ("taken", "the same file as another")
    )
    ending = "Nothing was stored, because of --dry-run." if report.is_dry_run else ""
    lines.append(f"{how_many(changed, 'change')}. {ending}".strip())
    return lines, is_whole(report, whole)


def counts(whole: dict) -> list[str]:
    words, links, totals = whole["words"], whole["links"], whole["totals"]
    made = {name: n for name, n in whole["redirects"].items() if name != "collisions" and n}
    questions = totals.get("questions", 0) + sum(
        bool(each["question"]) for each in whole["accounts"]
    )
    questions += sum(not each["leads_to"] for each in whole["taxonomies"])
    questions += len(whole["decisions"])
    kept_back = sum(bool(each.get("kept_back")) for each in whole["media"])
    back = f"Kept back: {how_many(kept_back, 'picture or file', 'pictures and files')} that no public post shows"
    for_members = totals.get("for members only", 0)
    drafts = f"Kept back: {how_many(for_members, 'post or page', 'posts and pages')} for members only, as drafts"
    return [
        *([drafts] if for_members else []),
        *([back] if kept_back else []),
        "Redirects: " + (", ".join(f"{n} {name}" for name, n in made.items()) or "none"),
        f"Words: {words.get('source', 0)} before; {words.get('found_on_page', 0)} of them are on the "
        f"pages, {words.get('named_in_report', 0)} are named in the report, "
        f"{words.get('unexplained', 0)} are neither",
        f"Links: {links.get('source', 0)} before; {links.get('found_on_page', 0)} of them are on the "
        f"pages, {links.get('named_in_report', 0)} are named in the report",
        f"In the report: {how_many(totals.get('attention', 0), 'note')} on what needs attention, "
        f"{how_many(questions, 'question')}, {how_many(totals.get('checks', 0), 'remark')} on what pages lack",
    ]


def of_media(whole: dict) -> list[str]:
    return [
        f"  {each['file']}: {each['fate']}: {each['reason']}"
        for each in whole["media"]
        if each["fate"] in ("refused", "left out", "missing") and each["reason"] != NO_MEDIA
    ]


def of_posts(report: Report):
    for post in report.posts():
        if post["fate"] in (Fate.CONFLICT, Fate.REFUSED, Fate.EDITED, Fate.DELETED):
            reason = " ".join(post["remarks"])
            yield f"  {post['type']} “{post['title']}” ({post['address']}): {post['fate']}. {reason}"
        for each in post.get("missing", ()):
            yield f"  {post['type']} {post['id']} “{post['title']}” ({post['address']}): {each}"


def is_whole(report: Report, whole: dict) -> bool:
    lost = [
        each for each in whole["media"] if each["fate"] == "missing" and each["reason"] != NO_MEDIA
    ]
    return not (
        report.fates.get(Fate.REFUSED)
        or lost
        or whole["words"].get("unexplained")
        or whole["totals"].get("missing")
    )
