"""Deeds around the favourites: turn their pages, and lay them out."""

from appliance.domain.favourites import Look, Pages
from appliance.till import favourites
from appliance.ui.deeds.doing import Doing


class FavouriteDeeds(Doing):
    """Nothing here touches a sale; the open one waits."""

    def redraw(self) -> None:
        """Wherever else the screens are, scans sell again; who has logged in anew begins at the sale."""
        if self.till.laying and self.place.stage != "favourites":
            favourites.end(self.till)
        elif self.place.stage == "favourites" and not self.till.laying:
            self.place.stage = ""
        super().redraw()

    def choose_page(self, tab: int) -> None:
        """Show a page of favourites."""
        self.place.group, self.place.page, self.place.text = "", tab, ""
        self.do(lambda: favourites.turn(self.till, tab))

    def go_favourites(self) -> None:
        """Lay the favourites out, beginning with the page that is shown."""

        def deed() -> None:
            favourites.begin(self.till)
            self.place.group, self.place.text = "", ""
            favourites.turn(self.till, self.place.page)
            self.place.before, self.place.stage = "goods", "favourites"

        self.do(deed)

    def put_favourite(self, number: str) -> None:
        """Give a product a tile on this page."""
        self.do(lambda: favourites.put(self.till, number))

    def lay_favourites(self, pages: Pages) -> None:
        """Lay the pages out anew."""
        self.do(lambda: favourites.lay(self.till, pages))

    def dress_favourite(self, number: str, look: Look) -> None:
        """Another colour or picture for a tile."""
        self.do(lambda: favourites.dress(self.till, number, look))

    def undo_favourites(self) -> None:
        """Undo the last change."""
        self.do(lambda: favourites.undo(self.till))

    def look_for_pictures(self) -> None:
        """What pictures are there on the stick?"""
        self.do(self.outside.look_for_pictures)

    def take_picture(self, number: str, file: str) -> None:
        """This one for that tile."""
        self.do(lambda: self.outside.take_picture(number, file))
