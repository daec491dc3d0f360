"""What happens when a finding is saved, approved or taken away: refused in words, never half done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.snippets.views.snippets import CreateView, EditView, UnpublishView, WorkflowActionView

from content.admin.evidence.refused_by_database import AnswersInWords
from content.evidence.faults import faults_of

NO_REASON = "Say why it is no longer published. Readers see it in the list of changes."


class FindingCreateView(AnswersInWords, CreateView):
    pass


class FindingEditView(AnswersInWords, EditView):
    pass


class FindingUnpublishView(UnpublishView):
    template_name = "wagtailadmin/evidence/confirm_unpublish.html"
    reason, refusal = "", ""

    def post(self, request, *args, **kwargs) -> HttpResponse:
        self.reason = request.POST.get("reason", "").strip()
        if not self.reason:
            self.refusal = NO_REASON
            return self.get(request, *args, **kwargs)
        self.object.reason_for_change = self.reason
        return super().post(request, *args, **kwargs)


class FindingWorkflowActionView(WorkflowActionView):
    """Approving publishes what nobody opens in the editor before: it has to be without fault too."""

    def post(self, request, *args, **kwargs) -> HttpResponse:
        waiting = self.task_state.revision.as_object()
        faults = faults_of(waiting, waiting.values.all()) if self.action_name == "approve" else []
        if faults:
            words = " ".join(message for _, message in faults)
            messages.error(request, f"It was not published. {words}")
            return redirect("wagtailsnippets_content_finding:edit", self.object.pk)
        return super().post(request, *args, **kwargs)
