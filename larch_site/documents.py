"""Documents go on while the database is away: recordings, their captions, reports."""

from django.core.files.storage import default_storage
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve
from wagtail.utils.sendfile import sendfile
from wagtail.utils.sendfile_streaming_backend import sendfile as streamed

from larch_site.page_store.building import standby_here


def document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    """Wagtail's view, and whoever keeps what it sent asks each time whether it is open still."""
    answer = served(request, document_id, document_filename)
    own = "private, " if request.COOKIES else ""
    answer.headers.setdefault("Cache-Control", f"{own}no-cache")
    return answer


def served(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    """Without Wagtail's questions for what was free to all when they could last be asked."""
    try:
        return serve(request, document_id, document_filename)
    except OperationalError:
        file = standby_here().document(int(document_id), document_filename)
        if file is None or not default_storage.exists(file):
            raise
        return sent(request, file)


def sent(request: HttpRequest, file: str) -> HttpResponse:
    """As Wagtail sends it, which knows its kind from its name alone."""
    it = get_document_model()(file=file, collection=None)  # the default one would be asked for
    answer = sendfile(
        request, it.file.path, attachment=it.content_disposition != "inline",
        attachment_filename=it.filename, mimetype=it.content_type, backend=streamed,
    )  # fmt: skip
    answer["Content-Security-Policy"] = "default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
