"""A new shop is offered the groups that most have in its country, at their VAT."""


def test_a_shop_without_a_group_gets_the_usual_ones_at_one_touch(display, tmp_path):
    from appliance.till import catalogue, people
    from appliance.till.till import Person
    from tests.ui.shop import Counter

    counter = Counter(tmp_path, size="1280", stocked=False)
    people.add(counter.till, Person("1", "Ida", "owner"), "1234")
    people.enter(counter.till, Person("1", "Ida", "owner"))
    counter.deeds.go_goods()
    counter.press("The usual groups")
    made = [(group.name, group.rate) for group in catalogue.groups(counter.till)]
    names = [counter.say(name) for name in ("Food", "Other goods", "Books and newspapers")]
    assert sorted(made) == sorted(zip(names, (1500, 2500, 0), strict=True))
    assert counter.reads("Products") and not counter.reads("The usual groups")
    counter.deeds.usual_groups()
    assert len(catalogue.groups(counter.till)) == 3
