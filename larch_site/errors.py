"""The pages for what went wrong; the 500 needs no database and no template inheritance."""

from django.http import HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import page_not_found


@requires_csrf_token
def not_found(request, exception):
    return page_not_found(request, exception, template_name="errors/404.html")


@requires_csrf_token
def server_error(request) -> HttpResponse:
    """Rendered without the request, so that no context processor asks the database."""
    return HttpResponseServerError(render_to_string("errors/500.html"))
