"""Which models readers see: all of them but those that are named here, each with its reason.

A model that somebody adds is shown until it is named, so that forgetting costs a few renderings and
never an old page.
"""

from django.apps import apps
from django.db.models import Model

# What else is on pages, beside our own: pages, sites, privacy; redirects; how topics are attached.
APPS = ("content", "wagtailcore", "wagtailredirects", "taggit", "wagtaildocs", "wagtailimages")

BY_READERS = "sent in by readers; the pages that count them are rendered again each minute"
TO_STAFF = "only staff see it"
DERIVED = "made from what is shown, while it is being shown"
FORMER = "what was or might be; publishing writes the rows that are shown"
OURS = "the publication number itself"

NOT_SHOWN = {
    "content.CheckIn": BY_READERS,
    "content.DataComplaint": BY_READERS,
    "content.Delivery": BY_READERS,
    "content.DownloadRequest": BY_READERS,
    "content.ExportLog": TO_STAFF,
    "content.OrganisationMerge": TO_STAFF,
    "content.OrganisationStatus": BY_READERS,
    "content.OutboxMessage": TO_STAFF,
    "content.Provenance": TO_STAFF,
    "content.Publication": OURS,
    "content.PublicationChange": OURS,
    "content.PurgeRun": TO_STAFF,
    "content.RemiOrganisation": BY_READERS,
    "content.SiteRendition": DERIVED,
    "content.SourceCheck": TO_STAFF,
    "content.Registration": BY_READERS,
    "content.Suggestion": BY_READERS,
    "content.ThrottleCount": BY_READERS,
    "content.ThrottleSalt": BY_READERS,
    "content.UnfoundTerm": BY_READERS,
    "wagtailcore.APIToken": TO_STAFF,
    "wagtailcore.Comment": TO_STAFF,
    "wagtailcore.CommentReply": TO_STAFF,
    "wagtailcore.GroupApprovalTask": TO_STAFF,
    "wagtailcore.GroupApprovalTask_groups": TO_STAFF,
    "wagtailcore.GroupCollectionPermission": TO_STAFF,
    "wagtailcore.GroupPagePermission": TO_STAFF,
    "wagtailcore.GroupSitePermission": TO_STAFF,
    "wagtailcore.ModelLogEntry": FORMER,
    "wagtailcore.PageLogEntry": FORMER,
    "wagtailcore.PageSubscription": TO_STAFF,
    "wagtailcore.ReferenceIndex": TO_STAFF,
    "wagtailcore.Revision": FORMER,
    "wagtailcore.Task": TO_STAFF,
    "wagtailcore.TaskState": TO_STAFF,
    "wagtailcore.UploadedFile": TO_STAFF,
    "wagtailcore.Workflow": TO_STAFF,
    "wagtailcore.WorkflowContentType": TO_STAFF,
    "wagtailcore.WorkflowPage": TO_STAFF,
    "wagtailcore.WorkflowState": TO_STAFF,
    "wagtailcore.WorkflowTask": TO_STAFF,
    "wagtailimages.Rendition": DERIVED,
}

# Of these only the end is noticed: pages go on naming the file of a size that is gone. A size that is
# made anew is made for a page that is being rendered.
SEEN_TO_GO = {"content.SiteRendition"}

# Columns that change without anything changing for readers: drafts, locks, where children are counted,
# and what the check of sources notes each minute, which pages show a minute later. When something
# expires isn't among them: the page store must know it before the time comes.
COLUMNS_NOT_SHOWN = (
    "check_verdict", "checked_at", "checked_url", "draft_title", "expired", "failed_days",
    "go_live_at", "has_unpublished_changes", "last_failed_on", "last_seen_on",
    "latest_revision_created_at", "latest_revision_id", "locked", "locked_at", "locked_by_id",
    "numchild", "owner_id",
)  # fmt: skip


def shown_models() -> list[type[Model]]:
    """With the tables of relations; without those whose rows lie in another's, and without whatever
    declares that it holds something of a person, which readers sent in."""
    models = [
        model
        for app in APPS
        if apps.is_installed(apps.get_app_config(app).name)
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    return [
        model
        for model in models
        if model._meta.label not in NOT_SHOWN
        and not names_people(model)
        and model._meta.managed
        and not model._meta.proxy
    ]


def names_people(model: type[Model]) -> bool:
    """What content/privacy knows of; it lies above, so that its declarations are read by name."""
    declared = getattr(model, "personal_data", None)
    return bool(declared and declared.fields)
