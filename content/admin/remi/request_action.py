"""What can be done with a request for the REMI."""

from content.admin.desk_action import DeskActionView
from content.remi.download_request import DownloadRequest


class RequestActionView(DeskActionView):
    model = DownloadRequest
    desk = "remi_requests"
    desk_title = "REMI requests"
    way_back = "Back to the request"

    def get_base_object_queryset(self):
        return DownloadRequest.objects.select_related("organisation")

    def why_not(self) -> str:
        if self.object.has_person:
            return ""
        return "The personal data of this request is gone; there is nothing left to change."
