import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group

from content.importers.demo_accounts import ensure_accounts, logins_file, read_logins
from content.importers.problems import LoadError

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts(django_capture_on_commit_callbacks):
    def ensure():
        with django_capture_on_commit_callbacks(execute=True):
            ensure_accounts()
        return read_logins()

    return ensure


def test_each_can_log_in_and_is_in_their_group(accounts):
    logins = accounts()

    groups = {
        name: [group.name for group in authenticate(username=name, password=word).groups.all()]
        for name, word in logins.items()
    }
    assert groups == {
        "editor": ["Editors"],
        "moderator": ["Moderators"],
        "remi": ["REMI officers"],
        "admin": [],
    }
    assert get_user_model().objects.get(username="admin").is_superuser


def test_their_addresses_mark_them_as_demo_accounts(accounts):
    accounts()

    emails = get_user_model().objects.values_list("email", flat=True)
    assert all(email.endswith("@demo.invalid") for email in emails)


def test_passwords_are_kept_by_a_second_load(accounts):
    assert accounts() == accounts()


def test_nobody_else_reads_the_passwords(accounts):
    accounts()

    assert logins_file().stat().st_mode & 0o777 == 0o600


def test_a_lost_file_means_new_passwords(accounts):
    old = accounts()
    logins_file().unlink()

    new = accounts()

    assert not set(old.values()) & set(new.values())
    assert all(authenticate(username=name, password=word) for name, word in new.items())
    assert authenticate(username="editor", password=old["editor"]) is None


def test_a_deleted_account_comes_back_with_its_password(accounts):
    logins = accounts()
    get_user_model().objects.get(username="editor").delete()

    assert accounts() == logins
    assert authenticate(username="editor", password=logins["editor"])


def test_a_closed_account_stays_closed(accounts):
    accounts()
    get_user_model().objects.filter(username="editor").update(is_active=False)

    accounts()

    assert not get_user_model().objects.get(username="editor").is_active


def test_somebodys_own_account_of_the_same_name_is_left_alone(accounts):
    mine = get_user_model().objects.create_user("editor", "me@example.org", "my own password")

    logins = accounts()

    mine.refresh_from_db()
    assert mine.check_password("my own password")
    assert "editor" not in logins


def test_a_missing_group_is_named_with_what_to_do():
    Group.objects.filter(name="REMI officers").delete()

    with pytest.raises(LoadError, match="There is no group REMI officers"):
        ensure_accounts()
