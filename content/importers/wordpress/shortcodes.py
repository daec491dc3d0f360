"""Shortcodes: `[caption]` and its like become the HTML that WordPress would show for them."""

import re
from html import escape

CORE = ("caption", "wp_caption", "gallery", "embed", "audio", "video")
AROUND = ("caption", "embed")  # stand around what they are about
# A title with words that open below it.
TOGGLES = ("toggle", "accordion-item", "accordion_item", "su_spoiler", "spoiler", "vc_toggle", "expand",
           "et_pb_toggle", "et_pb_accordion_item", "fusion_toggle", "av_toggle", "faq")  # fmt: skip
ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"\]]+))""")
# These of WordPress.com and Jetpack play what is named first: an address, or the number of a film.
EMBEDDED = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}",
            "soundcloud": "https://soundcloud.com/{}", "ted": "https://www.ted.com/talks/{}"}  # fmt: skip
PLAYERS = ("audio", "video", *EMBEDDED)
ADDRESS_FIRST = re.compile(
    r"""^\s+=?["']?(?:(https?://[^\s"'\]]+)|([\w-]*\d[\w-]*))["']?(?=\s|/?$)"""
)
# Sticks to what WordPress accepts: a name, settings without brackets, perhaps a slash.
CODE = re.compile(
    r"(?<!\[)\[(?P<end>/)?(?P<name>[a-z][\w-]*)(?P<settings>\s[^\[\]<>]*|)(?P<void>/)?\](?!\])"
)
SETTINGS = re.compile(r"^\s*(/?|([\w-]+\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s'\"\]]+)\s*)+/?)$")
# Words in brackets are as often an editor's remark; these come from plugins that are widely used.
PLUGINS = re.compile(
    r"^(contact-form|contact-form-7|gravityform|ninja_form|wpforms|formidable|mc4wp_form|vc_\w+|et_pb_\w+|"
    r"fusion_\w+|av_\w+|su_\w+|tabs?|tabgroup|accordions?|accordion-item|toggle|button|columns?|one_half|"
    r"one_third|row|rev_slider|smartslider3|layerslider|ultimatemember|woocommerce_\w+|products?|"
    r"add_to_cart|events_\w+|tribe_\w+|tablepress|table|download|pdf-embedder|embeddoc|google_maps?|map|"
    r"wpgmza|instagram-feed|custom-twitter-feeds|social|share|sharethis|addtoany|recaptcha|sc|"
    r"displayposts|display-posts|posts|recent_posts|catlist|spoiler|expand|read|dropcap|divider|spacer|"
    r"space|icon|fa|highlight|note|alert|box|quote|testimonials?|team|slider|carousel|soundcloud|vimeo|"
    r"youtube|iframe|googlemaps|caldera_form|happyforms|elementor-template|do_widget|sidebar|ess_grid|"
    r"playlist|metaslider|nggallery|foogallery|envira-gallery)$"
)


def is_shortcode(match: re.Match) -> bool:
    """A code of WordPress or a plugin, and no remark such as [sic]."""
    if match["name"] in PLAYERS and ADDRESS_FIRST.match(match["settings"]):
        return True
    if match["name"] in CORE or PLUGINS.match(match["name"]):
        return bool(SETTINGS.match(match["settings"]) or not match["settings"].strip())
    return bool(match["settings"].strip() and "=" in match["settings"]) and bool(
        SETTINGS.match(match["settings"])
    )


def without_shortcodes(source: str) -> str:
    """What is left for a reader; the words between an opening and a closing code are."""
    if "[" not in source:
        return source
    return CODE.sub(lambda match: " " if is_shortcode(match) else match[0], source)


def first_value(settings: str) -> str:
    """[audio https://...]: what is played stands there without a name."""
    match = ADDRESS_FIRST.match(settings)
    return (match[1] or match[2]) if match else ""


def settings_of(text: str) -> dict[str, str]:
    return {name: a or b or c for name, a, b, c in ATTRIBUTE.findall(text)}


def expanded(source: str) -> str:
    """Each shortcode as a tag that the converter knows: <wp-caption>, <wp-gallery ids>, <wp-code>."""
    if "[" not in source:
        return source
    return CODE.sub(lambda match: tag_of(match) if is_shortcode(match) else match[0], source)


def tag_of(match: re.Match) -> str:
    name = match["name"].replace("wp_caption", "caption")
    address = first_value(match["settings"]) if name in PLAYERS else ""
    settings = {"src": address} if address else settings_of(match["settings"])
    if name in TOGGLES and (match["end"] or "title" in settings):
        opening = f"<details><summary>{escape(settings.get('title', ''))}</summary>"
        return "</details>" if match["end"] else opening
    if address and name in EMBEDDED:
        where = address if "://" in address else EMBEDDED[name].format(address)
        return f'<wp-embed src="{escape(where)}"></wp-embed>'
    if name not in CORE:
        return f'<wp-code source="{escape(match[0])}"></wp-code>'
    written = "".join(f' {key}="{escape(value)}"' for key, value in settings.items())
    if name in AROUND:
        return f"</wp-{name}>" if match["end"] else f"<wp-{name}{written}>"
    return "" if match["end"] else f'<wp-{name}{written} source="{escape(match[0])}"></wp-{name}>'
