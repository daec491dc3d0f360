import pytest
from django.contrib.auth.models import Group


@pytest.fixture
def signed_in(client, django_user_model):
    """Call it with a group's name: the client, signed in as somebody of that group alone."""

    def sign_in(group: str):
        user = django_user_model.objects.create_user(username=group, password="only for tests")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def editor(signed_in):
    return signed_in("Editors")


@pytest.fixture
def moderator(signed_in):
    return signed_in("Moderators")
