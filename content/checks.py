"""House rules as system checks: they run with every command and every test run."""

import re

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db.models import EmailField, Field, GenericIPAddressField
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from content.pages.streams import page_types, pickable_blocks
from content.privacy import declaration

NO_ICON = "placeholder"  # what Wagtail gives a block that names none
PERSONAL = re.compile(
    r"e?mail|phone|telephone|mobile|address|postcode|birth|born|gender|ethnic|nhs_number|"
    r"first_name|last_name|surname|user_agent|(^|_)ip(_|$)"
)
# What LARCH publishes of itself, and where its events take place.
PUBLISHED = {
    "SiteSettings.contact_email",
    "SiteSettings.postal_address",
    "EventPage.address",
    "WebinarPage.address",
}


def register_all():
    register(page_types_state_their_place, Tags.models)
    register(page_types_have_a_template, Tags.templates)
    register(page_types_help_the_editor, Tags.models)
    register(blocks_help_the_editor, Tags.models)
    register(personal_fields_are_declared, Tags.models)
    register(personal_fields_are_at_home, Tags.models)


def page_types_state_their_place(app_configs, **kwargs):
    """Each page type says in its own class what may lie above and below it, and both exist."""
    errors = []
    for model in page_types():
        for rule in ("parent_page_types", "subpage_types"):
            if rule not in vars(model):
                errors.append(
                    Error(f"{model.__name__} doesn't state {rule}.", obj=model, id="content.E001")
                )
                continue
            for name in vars(model)[rule]:
                try:
                    apps.get_model(name)
                except (LookupError, ValueError):
                    problem = f"{model.__name__}.{rule} names {name}, which is no model."
                    errors.append(Error(problem, obj=model, id="content.E002"))
    return errors


def page_types_have_a_template(app_configs, **kwargs):
    errors = []
    for model in page_types():
        expected = f"pages/{snake_case(model.__name__)}.html"
        if model.template != expected:
            problem = f"{model.__name__}.template is {model.template}; its place is {expected}."
            errors.append(Error(problem, obj=model, id="content.E003"))
            continue
        try:
            get_template(expected)
        except TemplateDoesNotExist:
            errors.append(
                Error(f"{model.__name__} has no template {expected}.", obj=model, id="content.E004")
            )
    return errors


def page_types_help_the_editor(app_configs, **kwargs):
    """Each page type says in its own class what it is for, and has an icon."""
    errors = []
    for model in page_types():
        if not vars(model).get("page_description"):
            problem = f"{model.__name__} has no page_description."
            errors.append(Error(problem, obj=model, id="content.E007"))
        if not vars(model).get("page_icon"):
            problem = f"{model.__name__} has no page_icon."
            errors.append(Error(problem, obj=model, id="content.E008"))
    return errors


def blocks_help_the_editor(app_configs, **kwargs):
    """Each block that an editor can pick says when to use it, has an icon, and can be previewed."""
    errors = []
    for name, block in pickable_blocks().items():
        if not getattr(block.meta, "description", ""):
            errors.append(Error(f"The block {name} has no description.", id="content.E005"))
        if not block.is_previewable:
            errors.append(Error(f"The block {name} has no preview.", id="content.E006"))
        if block.meta.icon == NO_ICON:
            errors.append(Error(f"The block {name} has no icon.", id="content.E009"))
    return errors


def personal_fields_are_declared(app_configs, **kwargs):
    """Whoever adds a field where personal data lies says whether it is, why, and until when."""
    undeclared = "{} isn't declared once in personal_data: personal, or impersonal?"
    undecided = "{} doesn't say its label, purpose, and a moment after which it goes."
    return [
        *(Error(undeclared.format(each), id="content.E010") for each in declaration.undeclared()),
        *(Error(undecided.format(each), id="content.E010") for each in declaration.undecided()),
    ]


def personal_fields_are_at_home(app_configs, **kwargs):
    """Nothing that looks personal lies where no purge and no erasure goes."""
    homes = set(declaration.models_in_homes())
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("content").get_models()
        if model not in homes
        for field in model._meta.local_concrete_fields
        if looks_personal(field)
    ]
    problem = "{} looks personal, and lies outside " + ", ".join(declaration.HOMES) + "."
    return [
        Error(problem.format(name), id="content.E011") for name in found if name not in PUBLISHED
    ]


def looks_personal(field: Field) -> bool:
    """A relation to a picture or a person is a record that staff publish."""
    if field.is_relation:
        return False
    is_personal = isinstance(field, (EmailField, GenericIPAddressField))
    return is_personal or bool(PERSONAL.search(field.name))


def snake_case(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip(
        "_"
    )
