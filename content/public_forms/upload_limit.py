"""A file that is too large is let go while it arrives; everything else in the form stays."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

MEGABYTE = 1024 * 1024
# A body of more is answered with 413 before any of it is read.
MOST_OF_ALL = 64 * MEGABYTE


class UploadLimit(FileUploadHandler):
    """`request.too_large` names the fields whose files were let go."""

    def __init__(self, request: HttpRequest, most: int):
        super().__init__(request)
        self.most, self.arrived = most, 0

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        if content_length > MOST_OF_ALL:
            raise RequestDataTooBig("More was sent than any form takes.")

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.arrived = 0

    def receive_data_chunk(self, raw_data, start):
        self.arrived += len(raw_data)
        if self.arrived > self.most:
            self.request.too_large = {*getattr(self.request, "too_large", ()), self.field_name}
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None


def files_up_to(most: int) -> Callable:
    """For a view with a form that takes files of up to so many bytes.

    The check against forged forms reads the whole body, and how it is read has to be said before.
    So the outer view is exempt, and the inner one, which does everything, is protected.
    """

    def decorate(view: Callable) -> Callable:
        checked = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def limited(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method == "POST":
                request.upload_handlers.insert(0, UploadLimit(request, most))
            return checked(request, *args, **kwargs)

        return limited

    return decorate
