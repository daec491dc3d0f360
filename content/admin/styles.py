from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def admin_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
