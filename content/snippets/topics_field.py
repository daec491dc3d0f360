from collections.abc import Iterable, Iterator

from django.db.models import Model
from django.db.models.signals import m2m_changed
from modelcluster.fields import ParentalManyToManyField


class TopicsField(ParentalManyToManyField):
    """Topics of a page or a record, told to Wagtail's reference index: "where is this used" lists the page.

    The index follows foreign keys by itself; any other field has to say what it refers to.
    """

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            m2m_changed.connect(index_again, sender=self.remote_field.through)

    def extract_references(self, topics: Iterable) -> Iterator[tuple[type, str, str, str]]:
        """Yields (model, primary key, path in the model, path in the content) of each topic."""
        for topic in topics:
            yield self.related_model, str(topic.pk), "item", str(topic.pk)

    def deconstruct(self):
        """Migrations see the ordinary field: in the database nothing is different."""
        name, _, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs


def index_again(*, instance: Model, action: str, **_) -> None:
    """Wagtail indexes a page when its row is saved, and its topics are saved after that."""
    from wagtail.signal_handlers import update_reference_index_on_save

    if action.startswith("post_"):
        update_reference_index_on_save(instance)
