from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("content", "0014_complaint_dates"),
    ]

    operations = [
        migrations.AddField(
            model_name="downloadrequest",
            name="organisation_changed_at",
            field=models.DateTimeField(blank=True, help_text="When the person wrote another organisation, until an officer chose one.", null=True),
        ),
    ]
