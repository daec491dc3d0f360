"""Mails that are owed: what waits, what has left, and what was given up."""

from django.contrib import messages
from django.db.models import Case, QuerySet, When
from django.forms import RadioSelect
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import PermissionCheckedMixin

from content.admin.columns import DayColumn
from content.admin.desk_viewset import DeskIndexView, DeskViewSet
from content.admin.remi.trial_mail import TrialMailView
from content.outbox.message import OutboxMessage
from content.remi import mail_kinds
from content.remi.data_complaint import DataComplaint

State = OutboxMessage.State
# Then what has left, the latest first; check-ins of next year come last.
GIVEN_UP_FIRST = Case(
    When(state=State.GIVEN_UP, then=0), When(state=State.WAITING, then=2), default=1
)


class MailFilterSet(WagtailFilterSet):
    state = ChoiceFilter(
        label="State", empty_label="Any", choices=State.choices, widget=RadioSelect
    )

    class Meta:
        model = OutboxMessage
        fields = []


class AboutColumn(Column):
    """By reference, as a link to the record."""

    cell_template_name = "wagtailadmin/remi/about_cell.html"

    def get_value(self, instance):
        return instance.record

    def get_cell_context_data(self, instance, parent_context):
        is_complaint = isinstance(instance.record, DataComplaint)
        name = "remi_complaints:edit" if is_complaint else "remi_requests:inspect"
        address = reverse(name, args=[instance.record.pk]) if instance.record else ""
        return super().get_cell_context_data(instance, parent_context) | {"address": address}


class MailStateColumn(Column):
    """With a button to try again what was given up."""

    cell_template_name = "wagtailadmin/remi/mail_state_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return context | {
            "given_up": instance.state == State.GIVEN_UP,
            "waits": instance.state == State.WAITING,
            "tries_again": instance.state == State.WAITING and instance.attempts,
            "may_change": request.user.has_perm("content.change_outboxmessage"),
            "csrf_token": get_token(request),
        }


class MailIndexView(DeskIndexView):
    template_name = "wagtailadmin/remi/mails.html"
    nothing_yet = "No mail is owed to anybody yet."
    columns = [
        Column(
            "kind",
            label="Mail",
            accessor=lambda mail: mail_kinds.name_of(mail.kind),
            classname="desk-words",
        ),
        AboutColumn("about", label="About", classname="desk-whole", width="15%"),
        MailStateColumn("state", label="State", accessor="get_state_display", width="16%"),
        Column("attempts", label="Attempts", sort_key="attempts", width="9%"),
        Column("last_fault", label="Last fault", classname="desk-words", width="24%"),
        DayColumn("due_at", label="Due", sort_key="due_at", width="11%"),
    ]

    def get_table(self, object_list):
        mails = list(object_list)
        records = mail_kinds.records(mails)
        for mail in mails:
            mail.record = records.get(mail.pk)
        return super().get_table(mails)

    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(
            *args, given_up=OutboxMessage.objects.given_up().count(), **kwargs
        )


class TryAgainView(PermissionCheckedMixin, View):
    """One mail that was given up, or all of them."""

    model = OutboxMessage
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, pk: int | None = None) -> HttpResponse:
        chosen = OutboxMessage.objects.all()
        if pk is not None:
            get_object_or_404(chosen, pk=pk)
            chosen = chosen.filter(pk=pk)
        if count := try_again(chosen):
            mails = "The mail is" if count == 1 else f"{count} mails are"
            messages.success(request, f"{mails} tried again now.")
        else:
            messages.error(request, "Nothing to try again: no such mail was given up.")
        return redirect("remi_mails:index")


def try_again(chosen: QuerySet[OutboxMessage]) -> int:
    return chosen.given_up().update(
        state=State.WAITING, next_try_at=timezone.now(), attempts=0, settled_at=None
    )


class MailViewSet(DeskViewSet):
    model = OutboxMessage
    name = "remi_mails"
    icon = "mail"
    menu_label = "Mails"
    index_view_class = MailIndexView
    form_fields = []
    filterset_class = MailFilterSet
    ordering = (GIVEN_UP_FIRST, "-due_at")
    own_views = (
        ("<int:pk>/try-again/", "try_again", TryAgainView),
        ("try-again/", "try_all_again", TryAgainView),
        ("trial/", "trial", TrialMailView),
    )
