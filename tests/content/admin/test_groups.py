"""Who may do what, as the migrations leave it."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import Page, Workflow, WorkflowPage

from content import migrations
from tests.content.factories import ArticleFactory

migration = import_module("content.migrations.0002_groups_and_workflow")
desk = import_module("content.migrations.0011_desk_groups")
# Whatever gives groups something since, in its order.
later = [
    module
    for name in sorted(each.name for each in iter_modules(migrations.__path__))
    if hasattr(module := import_module(f"content.migrations.{name}"), "give_permissions")
    and module is not migration
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(structure):
    return ArticleFactory(parent=Page.objects.get(slug="news"), live=False)


@pytest.fixture
def member(django_user_model):
    def join(group: str):
        user = django_user_model.objects.create_user(username=group)
        user.groups.add(Group.objects.get(name=group))
        return user

    return join


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Editors", {"edit": True, "publish": False, "lock": False, "add": True}),
        ("Moderators", {"edit": True, "publish": True, "lock": True, "add": True}),
        ("REMI officers", {"edit": True, "publish": False, "lock": False, "add": False}),
    ],
)
def test_what_a_group_may_do_with_pages(article, member, group, may):
    user = member(group)
    on_page = article.permissions_for_user(user)
    on_listing = article.get_parent().permissions_for_user(user)

    assert {
        "edit": on_page.can_edit(),
        "publish": on_page.can_publish(),
        "lock": on_page.can_lock(),
        "add": on_listing.can_add_subpage(),
    } == may


@pytest.mark.parametrize(
    ("group", "permission", "has"),
    [
        ("Editors", "content.add_person", True),
        ("Editors", "content.change_topic", True),
        ("Editors", "content.delete_person", False),
        ("Editors", "content.change_sitesettings", False),
        ("Editors", "wagtailredirects.add_redirect", False),
        ("Moderators", "content.delete_organisation", True),
        ("Moderators", "content.change_sitesettings", True),
        ("Moderators", "wagtailredirects.add_redirect", True),
        ("Moderators", "auth.add_user", False),
        ("REMI officers", "wagtailadmin.access_admin", True),
        ("REMI officers", "content.change_person", False),
        ("REMI officers", "content.change_downloadrequest", True),
        ("REMI officers", "content.add_downloadrequest", False),
        ("REMI officers", "content.change_datacomplaint", True),
        ("REMI officers", "content.delete_toolversion", False),
        ("Editors", "content.view_downloadrequest", False),
        ("Moderators", "content.view_exportlog", False),
    ],
)
def test_what_a_group_may_do_besides(member, group, permission, has):
    assert member(group).has_perm(permission) is has


def test_every_page_is_moderated_by_one_workflow(article):
    workflow = article.get_workflow()

    assert (workflow.name, Workflow.objects.count()) == ("Moderation", 1)
    assert WorkflowPage.objects.get(workflow=workflow).page.is_root()
    [task] = workflow.tasks
    assert [group.name for group in task.specific.groups.all()] == ["Moderators"]


def test_an_editor_may_send_a_page_to_moderation_and_a_moderator_approves(article, member):
    article.save_revision()
    state = article.get_workflow().start(article, member("Editors"))
    state.current_task_state.approve(user=member("Moderators"))

    article.refresh_from_db()
    assert article.live


def test_migration_goes_back_and_forth():
    before = permissions_by_group()

    for each in reversed(later):
        each.take_permissions_back(apps, None)
    migration.take_permissions_back(apps, None)
    migration.unname_workflow(apps, None)
    taken = permissions_by_group()
    migration.give_permissions(apps, None)
    for each in later:
        each.give_permissions(apps, None)
    migration.name_workflow(apps, None)

    assert set(taken) == {"Editors", "Moderators"}
    assert not any(name.startswith("content.") for name in taken["Moderators"])
    assert permissions_by_group() == before
    assert Workflow.objects.get().name == "Moderation"


def test_the_desks_permissions_are_the_officers_alone():
    holders = Group.objects.filter(
        permissions__codename__in=[name.partition(".")[2] for name in desk.PERMISSIONS]
    )

    assert {group.name for group in holders} == {"REMI officers"}


def permissions_by_group() -> dict[str, set[str]]:
    """All that each group may do: on models, on pages, in collections."""
    found = {}
    for group in Group.objects.all():
        given = [*group.permissions.all()]
        given += [each.permission for each in group.page_permissions.all()]
        given += [each.permission for each in group.collection_permissions.all()]
        found[group.name] = {f"{each.content_type.app_label}.{each.codename}" for each in given}
    return found
