"""Words of what can go wrong where the goods are kept; no sale ever waits for it."""

from appliance.problem_words.mark import N_

GOODS: dict[str, tuple[str, str, str]] = {
    "tile_unknown": (
        N_("Nobody knows the goods with code {code}"),
        N_("The page is as it was"),
        N_("Sell them once, and make them known then"),
    ),
    "page_full": (
        N_("A page takes {count} tiles, and there are {pages} pages at the most"),
        N_("The pages are as they were"),
        N_("Take something off first"),
    ),
    "variant_taken": (
        N_("There is one called {name} already"),
        N_("Nothing was changed"),
        N_("Call this one something else"),
    ),
    "name_in_sale": (
        N_("A sale is open"),
        N_("{name} is called what it was called"),
        N_("Finish the sale or park it first"),
    ),
    "bundle_wrong": (
        N_("{name} cannot be in a bundle, or be one"),
        N_("Nothing was changed"),
        N_("Choose goods by the piece, at a price"),
    ),
    "goods_changed": (
        N_("The goods have changed since {file} was read"),
        N_("Nothing was taken in"),
        N_("It is read again: look at the list once more"),
    ),
    "picture_unreadable": (
        N_("{file} cannot be used as a picture"),
        N_("The tile is as it was"),
        N_("Save it as JPEG or PNG, up to 20 MB, and try again"),
    ),
}
