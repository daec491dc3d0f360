from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from larch_site import documents, health, pictures, well_known

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path("admin/", include(wagtailadmin_urls)),
    path("media/images/<path:path>", pictures.picture, name="picture"),
    re_path(r"^documents/(\d+)/(.*)$", documents.document),  # before Wagtail's own
    path("documents/", include(wagtaildocs_urls)),
    path("", include("content.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "larch_site.errors.bad_request"
handler403 = "larch_site.errors.not_allowed"
handler404 = "larch_site.errors.not_found"
handler500 = "larch_site.errors.server_error"
