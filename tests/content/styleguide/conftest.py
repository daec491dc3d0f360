import pytest


@pytest.fixture
def staff(client, admin_user):
    """The client, signed in as somebody who may use the admin."""
    client.force_login(admin_user)
    return client
