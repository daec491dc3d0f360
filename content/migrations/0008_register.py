"""Puts the register of London's public bodies into the database; from then on staff keep it."""

from pathlib import Path

import yaml
from django.db import migrations

REGISTER = Path(__file__).parents[1] / "remi" / "register.yaml"


def load_register(apps, schema_editor):
    organisations = apps.get_model("content", "RemiOrganisation").objects
    for kind, bodies in yaml.safe_load(REGISTER.read_text()).items():
        for body in bodies:
            organisations.get_or_create(
                name=body["name"],
                on_register=True,
                defaults={
                    "kind": kind,
                    "place": body["place"],
                    "other_names": "\n".join(body["others"]),
                    "confirmed": True,
                },
            )


class Migration(migrations.Migration):
    dependencies = [("content", "0007_remi_gate")]

    operations = [migrations.RunPython(load_register, migrations.RunPython.noop)]
