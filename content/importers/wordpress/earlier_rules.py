"""What earlier runs learnt of who may read what: an export of posts alone holds no rules and no labels."""

from content.importers.wordpress.earlier_media import name_of
from content.importers.wordpress.survey import Survey
from content.importers.wordpress.withheld import as_state, learn
from content.provenance import Provenance

PREFIX = "wordpress-withheld:"


def keep_back_withheld(survey: Survey) -> None:
    key = f"{PREFIX}{name_of(survey.old_site)}"
    record = Provenance.objects.filter(key=key).first()
    learn(survey.withheld, record.state if record else {}, survey.numbers)
    survey.withheld.keep_back(survey)
    state = as_state(survey.withheld)
    if (record and record.state != state) or (record is None and any(state.values())):
        Provenance.objects.update_or_create(
            key=key, defaults={"object_id": 0, "fingerprint": "", "state": state}
        )
