"""The inbox: every message once, in order, and one wake-up for many."""

import threading

from appliance.ui.inbox import Inbox


def test_many_threads_lose_nothing_and_keep_their_order():
    inbox, each = Inbox(), 200
    threads = [
        threading.Thread(target=lambda n=n: [inbox.put((n, at)) for at in range(each)]) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = inbox.drain()
    assert len(taken) == 8 * each and inbox.drain() == []
    for n in range(8):
        assert [at for who, at in taken if who == n] == list(range(each))


def test_one_wake_up_until_it_is_emptied():
    inbox, woken = Inbox(), []
    inbox.on_message(lambda: woken.append(1))
    inbox.put("a")
    inbox.put("b")
    assert len(woken) == 1
    inbox.drain()
    inbox.put("c")
    assert len(woken) == 2


def test_what_came_before_anybody_listened_wakes_too():
    inbox, woken = Inbox(), []
    inbox.put("early")
    inbox.on_message(lambda: woken.append(1))
    assert woken == [1]
