"""What all lists of a desk share: only who may read the records comes near any address."""

from functools import cached_property, partial

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, path
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log


class DeskMenuItem(MenuItem):
    """Shown to those who may read what it leads to."""

    def __init__(self, *args, permission: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request) -> bool:
        return request.user.has_perm(self.permission)


class DeskIndexView(IndexView):
    """A list that is only looked at: what is taken along goes through the exports, which are logged."""

    nothing_yet = ""  # what an empty list says

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.is_export = False

    @cached_property
    def no_results_message(self) -> str:
        narrowed = self.is_searching or self.is_filtering
        return super().no_results_message if narrowed else self.nothing_yet


class DeskViewSet(ModelViewSet):
    """`desk` is the first part of its addresses and names; `offered` names those of Wagtail's views
    that there are; `own_views` adds (route, name, view)."""

    desk = "remi"
    offered = ("index", "index_results")
    own_views = ()
    index_view_class = DeskIndexView
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50

    @cached_property
    def url_prefix(self) -> str:
        return f"{self.desk}/{self.name.removeprefix(f'{self.desk}_')}"

    @cached_property
    def reading(self) -> str:
        return f"{self.app_label}.view_{self.model_name}"

    @cached_property
    def menu_item_class(self):
        return partial(DeskMenuItem, permission=self.reading)

    def construct_view(self, view_class, **kwargs):
        """Before the view looks for its object: whether there is one is nobody else's business."""
        return permission_required(self.reading)(super().construct_view(view_class, **kwargs))

    def get_common_view_kwargs(self, **kwargs):
        names = super().get_common_view_kwargs(**kwargs)
        return names | {
            key: self.UNDEFINED
            for key in names
            if key.endswith("_url_name") and key.removesuffix("_url_name") not in self.offered
        }

    def get_urlpatterns(self) -> list[URLPattern]:
        wagtails = [each for each in super().get_urlpatterns() if each.name in self.offered]
        own = [
            path(route, self.construct_view(view), name=name)
            for route, name, view in self.own_views
        ]
        return wagtails + own

    @property
    def url_finder_class(self):
        """Where Wagtail's own reports lead."""
        place = "edit" if "edit" in self.offered else "inspect"
        return type(
            "Finder", (super().url_finder_class,), {"edit_url_name": self.get_url_name(place)}
        )

    def register_admin_url_finder(self):
        if {"edit", "inspect"} & set(self.offered):
            super().register_admin_url_finder()

    def get_permissions_to_register(self):
        return Permission.objects.filter(content_type=ContentType.objects.get_for_model(self.model))


class LoggedByNumber:
    """For records whose name may name a person: Wagtail's log keeps what it was told for ever."""

    def save_instance(self):
        is_new = isinstance(self, CreateView)
        self.object = self.form.save()
        log(
            instance=self.object,
            action="wagtail.create" if is_new else "wagtail.edit",
            user=self.request.user,
            title=f"{self.model._meta.verbose_name} {self.object.pk}",
            content_changed=self.form.has_changed(),
        )
        return self.object


class NumberedCreateView(LoggedByNumber, CreateView):
    pass


class NumberedEditView(LoggedByNumber, EditView):
    pass
