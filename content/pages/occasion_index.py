from content.narrowing.facets import PersonFacet, TopicFacet, YearFacet
from content.narrowing.narrowing import Order
from content.pages.listing import ListingPage
from content.publication.open_to_all import open_to_all
from content.registrations.places import full_meetings_of


class OccasionIndexPage(ListingPage):
    """Lists what takes place: what is coming first, then what has been, by year."""

    facets = (TopicFacet(), YearFacet(), PersonFacet("speakers", "Speaker"))
    orders = (Order("coming", "Coming up, then newest", "upcoming_first"), *ListingPage.orders[1:])

    class Meta:
        abstract = True

    def listed(self):
        (kind,) = self.allowed_subpage_models()
        return open_to_all(kind.objects.child_of(self)).for_listing().dated()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        occasions = [each for _, occasions in context["parts"] for each in occasions]
        full = full_meetings_of(occasions)
        for each in occasions:
            each.full_meetings = full[each.pk]
        return context

    def heading_of(self, result, order):
        if order.value == "title":
            return ""
        if getattr(result, "to_come", None):
            return "Coming up"
        return str(result.listed_on.year) if result.listed_on else "Without a date"
