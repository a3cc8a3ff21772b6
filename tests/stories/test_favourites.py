"""Somebody makes a page for the café, and the next cashier sells from it."""

from tests.stories.steps import OPENED, Customer, Misses, Sees, Touch, Touched, Types, pin


def test_a_page_for_the_cafe_is_made_in_a_quiet_minute(play):
    play(
        *OPENED,
        Touch("Ingrid"),
        *pin("Eier", "4321"),
        Touch("Mer"),
        *([] if play.stage.counter.glass.name.startswith("1280") else [Touch("Rapporter og kasse")]),
        Touch("Varer"),
        Touch("Favoritter"),
        Touch(play.stage.counter.say("New page")),
        Types("Kaf"),
        Touch("Fortsett"),
        Touch(play.stage.counter.say("Add …")),
        Types("Kan"),
        Touch("Kanelbolle"),
        Touch("Tilbake"),
        Touch("Til salget"),
        Touch("Eier"),
        *pin("Ingrid", "1234"),
        Customer(),
        Touch("Kaf"),
        Misses("Kaffe liten"),
        Touch("Kanelbolle"),
        Touch("50,00"),
        Sees("Veksel", "11,00"),
        Touched(3),
    )
