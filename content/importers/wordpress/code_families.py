"""What the shortcodes of page builders are, by name: WPBakery (vc_), Divi (et_pb_), Avada (fusion_),
Enfold (av_), Shortcodes Ultimate (su_), and what themes call theirs.

A code that stands in none of these tables becomes a note, which holds its source.
"""

import re

# Something to press that opens what the code stands around; the first setting that it has asks.
ASKING = re.compile(
    r"^(?:toggle|accordion[-_]?item|accordion[-_](?:tab|section|panel|toggle)|(?:su_)?spoiler|expand|"
    r"collapse|faq|faq[-_]item|question|vc_toggle|vc_accordion_tab|et_pb_toggle|et_pb_accordion_item|"
    r"fusion_toggle|av_toggle|[a-z]\w*_(?:(?:accordion|faq)_(?:item|tab|section)|(?:toggle|spoiler)(?:_item)?))$"
)
QUESTIONS = ("title", "question", "heading", "label", "name", "header", "text", "q")
# vc_tta_section is a question or a tab, by what stands around it.
EITHER = "vc_tta_section"
HOLDERS_OF_TABS = ("vc_tta_tabs", "vc_tta_tour", "vc_tta_pageable")
# Each begins a part of the page by its own title.
TABS = re.compile(
    r"^(?:(?:vc|su|et_pb|fusion|av|ux)_tab|tab|tab[-_]?(?:item|pane|panel|content)|vc_tta_section|step)$"
)
PRESSED = re.compile(
    r"^(?:(?:vc|su|et_pb|fusion|av|ux)_(?:btn|button)\d?|vc_cta_button\d?|button|btn|more_button|action_button)$"
)
LABELS = ("button_text", "title", "text", "label", "value")
ADDRESSES = ("button_url", "button_link", "btn_link", "add_button_link", "url", "link", "href", "link_url",
             "button_link_url", "target_url")  # fmt: skip
# Their words are said where they stand: a title as a heading, the rest as paragraphs.
SAYING = re.compile(
    r"^(?:vc_(?:row|column|section|tta|tabs|tour|accordion|custom_heading|cta|text_separator|message|icon|"
    r"separator|empty_space|column_text|pie|hoverbox|progress_bar|raw_html|raw_js|wp_text)\w*|vc_cta\d?|"
    r"et_pb_(?:section|row|column|text|blurb|code|accordion|tabs|cta|heading|slider|slide|testimonial|"
    r"team_member|number_counter|circle_counter|counters?|fullwidth_(?:header|slider|code|menu)|"
    r"pricing_tables?|pricing_item|divider|group|promo|icon|countdown_timer)\w*|"
    r"fusion_(?:builder_)?(?:container|row|column|text|title|alert|accordion|tabs|content_box|tagline|"
    r"separator|testimonial|person|flip_box|fontawesome|highlight|dropcap|checklist|li_item|code|section)\w*|"
    r"av_(?:section|layout|textblock|one|two|three|four|heading|iconbox|promobox|notification|toggle_container|"
    r"tab_container|iconlist|iconlist_item|hr|icon_box|testimonials?|testimonial_single|team_member)\w*|"
    r"su_(?:row|column|accordion|tabs|heading|box|note|quote|pullquote|highlight|service|list|table|divider|"
    r"spacer|dropcap|frame|expand|label|tooltip|animate)|"
    r"columns?|row|section|container|one_half\w*|one_third\w*|two_thirds?\w*|one_fourth\w*|three_fourths?\w*|"
    r"tabs?|tabgroup|tab[-_]group|accordions?|faqs|toggles|alert|note|box|quote|pullquote|highlight|dropcap|"
    r"divider|spacer|space|clear|hr|heading|title|lead|testimonials?|cta|call_to_action|callout|blurb|"
    r"feature|icon_box|message|info_?box|[a-z]\w*_(?:accordions?|toggles|faqs?|tabs))$"
)
YEAR = re.compile(r"^(?:(?:current|copyright|the)[-_]?)?year$")  # of today
# What they stand around was said by whom their settings name.
QUOTES = re.compile(
    r"^(?:su_|av_|et_pb_|fusion_)?(?:quote|blockquote|pullquote|testimonial|testimonial_single)$"
)
SAID_BY = (
    "author",
    "cite",
    "name",
    "job_title",
    "position",
    "role",
    "company_name",
    "company",
    "source",
)
# Their own words are the heading that they make.
HEADINGS = re.compile(r"^(?:fusion_title|su_heading|av_heading|heading)$")
# The setting that says which picture, film or pictures; a number is that of an attachment.
PICTURES = {
    "et_pb_image": ("src",), "et_pb_fullwidth_image": ("src",), "vc_single_image": ("image", "custom_src"),
    "av_image": ("attachment", "src"), "fusion_imageframe": ("image_id", "src"),
    "fusion_gallery_image": ("image_id", "image", "src"), "su_image": ("src", "id"),
}  # fmt: skip
FILMS = {
    "et_pb_video": ("src",), "vc_video": ("link",), "av_video": ("src",), "su_youtube": ("url",),
    "su_youtube_advanced": ("url",), "su_vimeo": ("url",), "su_video": ("url",), "fusion_youtube": ("id",),
    "fusion_vimeo": ("id",), "fusion_video": ("video",), "iframe": ("src",),
}  # fmt: skip
SOUNDS = {"et_pb_audio": ("audio",), "su_audio": ("url",), "fusion_audio": ("src",)}
FILES = {"gview": ("file",), "su_document": ("url",), "pdf-embedder": ("url",), "embeddoc": ("url",),
         "pdfjs-viewer": ("url",), "pdf_embed": ("url",)}  # fmt: skip
GALLERIES = {
    "vc_gallery": ("images",), "vc_images_carousel": ("images",), "et_pb_gallery": ("gallery_ids",),
    "fusion_gallery": ("image_ids",), "av_gallery": ("ids",), "su_slider": ("source",),
    "su_carousel": ("source",), "su_custom_gallery": ("source",), "su_image_carousel": ("source",),
}  # fmt: skip
# What a builder leaves out for everybody.
HIDING = {"disable_element": "yes", "disabled": "on", "disabled_on": "on|on|on", "status": "draft"}
