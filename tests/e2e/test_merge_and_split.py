"""Merging and splitting in a real browser: by keyboard, with an undo right after, and the other side sees it happen."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [each["id"] for each in found if each["impact"] in {"serious", "critical"}]


def fits(page: Page) -> bool:
    return not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")


def write(page: Page, subject: str, *said: str) -> str:
    """Write to support; the conversation's id."""
    page.goto("/messaging/new")
    page.get_by_label("Subject").fill(subject)
    page.get_by_label("Message", exact=True).fill(said[0])
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")
    for text in said[1:]:
        page.get_by_label(re.compile("^Message to")).fill(text)
        page.get_by_role("button", name="Send").click()
        expect(page.locator(".bubble-own", has_text=text)).not_to_have_class(re.compile("is-sending"))
    return page.url.rsplit("/", 1)[-1]


@pytest.mark.parametrize("width", [390, 1440])
def test_one_is_merged_into_another_and_back_by_keyboard(
    enter: Enter, ticket_number: Callable[[Page], str], width: int, artifacts: Any
) -> None:
    # REQ M-02
    lars = enter("u-lars")
    first = write(lars, f"Parcel at {width}", "Where is my parcel?")
    lars.goto(f"/messaging/c/{first}/about")
    quoted = re.search(r"SP-\w{4}-\w{4}-\w", lars.locator("main").inner_text())
    second = write(lars, f"Again at {width}", "Hello? My parcel!")
    lars.goto(f"/messaging/c/{first}")
    gone = lars.context.new_page()
    gone.goto(f"/messaging/c/{second}")
    writing = gone.get_by_label(re.compile("^Message to"))
    expect(writing).to_be_visible()

    sam = enter("u-sam", "/messaging/desk", width=width)
    sam.goto(f"/messaging/desk/c/{second}")
    sam.keyboard.press("m")
    sam.wait_for_url("**/merge?**")
    assert serious(sam) == []
    sam.keyboard.press("/")
    sam.keyboard.type(quoted[0] if quoted else f"Parcel at {width}")
    sam.keyboard.press("Enter")
    expect(sam.locator(".merge-row")).to_have_count(1)
    assert fits(sam)
    sam.screenshot(path=artifacts / f"merge-{width}.png")
    sam.get_by_role("button", name="Merge").press("Enter")
    sam.wait_for_url(f"**/desk/c/{first}?merged={second}")
    expect(sam.locator(".bubble-other", has_text="Hello? My parcel!")).to_be_visible()
    # Whoever has it open sees the other one's messages at once.
    expect(lars.locator(".bubble-own", has_text="Hello? My parcel!")).to_be_visible()
    # Whoever has the other one open can write there no more.
    expect(gone.get_by_text("This conversation goes on in another one.")).to_be_visible()
    expect(writing).to_have_count(0)
    assert serious(sam) == []
    assert fits(sam)
    sam.screenshot(path=artifacts / f"merged-{width}.png")
    sam.get_by_role("button", name="Undo").press("Enter")
    sam.wait_for_url(f"**/desk/c/{second}")
    expect(sam.locator("#lines")).to_contain_text("You undid a merge")
    expect(lars.locator(".bubble-own", has_text="Hello? My parcel!")).to_have_count(0)
    expect(writing).to_be_visible()


def until_it_says(page: Page, text: str) -> None:
    """Look at the page again until what was told of elsewhere has come here."""
    for _ in range(40):
        if text in page.locator("main").inner_text():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator("main")).to_contain_text(text)


def until_it_is_listed(page: Page, conversation_id: str) -> Locator:
    """The conversation's row on the desk's list, on whichever page of it that comes to stand."""
    row, older = page.locator(f".row:has(#row-{conversation_id})"), page.get_by_role("link", name="Next page")
    for _ in range(40):
        page.goto("/messaging/desk")
        while not row.count() and older.count():
            page.goto(older.get_attribute("href") or "")
        if row.count():
            break
        page.wait_for_timeout(500)
    return row


def test_tickets_and_promises_go_the_way_of_their_conversations(
    enter: Enter, ticket_number: Callable[[Page], str], artifacts: Any
) -> None:
    # REQ T-01, REQ S-01, REQ M-02
    lars = enter("u-lars")
    first = write(lars, "The lamp", "Where is my lamp?")
    second = write(lars, "Still the lamp", "Is it on its way?", "And please change my address.")
    sam = enter("u-sam", "/messaging/desk")
    sam.goto(f"/messaging/desk/c/{first}")
    one = ticket_number(sam)
    sam.goto(f"/messaging/desk/c/{second}")
    other = ticket_number(sam)
    # The first is resolved; an open question that is merged into it opens it again.
    sam.goto(f"/messaging/desk/c/{first}")
    sam.get_by_role("button", name="Resolve").first.click()
    look = sam.context.new_page()
    look.goto(f"/ticketing/tickets/{one}")
    until_it_says(look, "Resolved")
    sam.goto(f"/messaging/c/{second}/merge?desk=1")
    sam.get_by_label("Ticket number or subject").fill(one)
    sam.keyboard.press("Enter")
    expect(sam.locator(".merge-row")).to_have_count(1)
    sam.get_by_role("button", name="Merge").click()
    sam.wait_for_url(f"**/desk/c/{first}?merged={second}")
    until_it_says(look, "Opened again")
    until_it_says(look, "An unanswered question came in")
    expect(look.locator("main")).to_contain_text(f"with {other}")
    look.goto(f"/ticketing/tickets/{other}")
    until_it_says(look, f"ontinues as {one}")
    expect(look.get_by_label("Facts")).to_contain_text(re.compile(rf"Merged\s+It goes on as {one}"))
    assert serious(look) == []
    look.screenshot(path=artifacts / "merged-ticket.png", full_page=True)
    sam.get_by_role("button", name="Undo").click()
    sam.wait_for_url(f"**/desk/c/{second}")
    until_it_says(look, "Merge undone")
    expect(look.locator("main")).to_contain_text("Open")
    look.goto(f"/ticketing/tickets/{one}")
    until_it_says(look, "Merge undone")
    until_it_says(look, "An unanswered question left")
    # What is split off gets a number and a promise of its own.
    sam.goto(f"/messaging/c/{second}/split?desk=1")
    sam.get_by_role("checkbox").last.check()
    sam.get_by_label("Subject of the new conversation").fill("Another address")
    sam.get_by_role("button", name="Split off").click()
    sam.wait_for_url("**?split=1")
    third = ticket_number(sam)
    assert third not in {one, other}
    expect(sam.locator("#talk-side")).to_contain_text(re.compile("answer", re.IGNORECASE))
    sam.screenshot(path=artifacts / "split-ticket.png")
    split_off = re.search(r"/c/([^/?]+)", sam.url)
    assert split_off is not None
    expect(until_it_is_listed(look, split_off[1])).to_contain_text("And please change my address.")


def test_what_is_another_customers_is_refused_at_the_field(enter: Enter) -> None:
    # REQ M-09
    thandi, lars = enter("u-thandi"), enter("u-lars")
    write(thandi, "Only Thandi knows the zibrium", "Help!")
    mine = write(lars, "Mine alone", "Help!")
    sam = enter("u-sam", "/messaging/desk", width=390)
    sam.goto(f"/messaging/c/{mine}/merge?desk=1")
    field = sam.get_by_label("Ticket number or subject")
    # What was just said is found a moment later.
    for _ in range(20):
        field.fill("zibrium")
        field.press("Enter")
        sam.wait_for_url("**q=zibrium")
        if sam.locator("#q-hint").count():
            break
        sam.wait_for_timeout(500)
    expect(sam.locator("#q-hint")).to_have_text("It belongs to another customer, who must not read this one.")
    expect(field).to_be_focused()
    assert serious(sam) == []
    assert fits(sam)


@pytest.mark.parametrize("width", [390, 1440])
def test_messages_are_split_off_refused_and_taken_back_by_keyboard(enter: Enter, width: int, artifacts: Any) -> None:
    # REQ M-02
    lars = enter("u-lars")
    talk = write(lars, f"Two things at {width}", "Where is my parcel?", "And my refund?", "It was 20 euros.")
    sam = enter("u-sam", "/messaging/desk", width=width)
    sam.goto(f"/messaging/desk/c/{talk}")
    sam.keyboard.press("s")
    sam.wait_for_url("**/split?**")
    sam.get_by_role("button", name="Split off").press("Enter")
    box = sam.get_by_role("checkbox")
    expect(box.first).to_be_focused()
    expect(sam.get_by_role("alert")).to_have_text("Choose at least one, of this conversation")
    assert serious(sam) == []
    sam.keyboard.press("Tab")
    sam.keyboard.press("Space")
    sam.keyboard.press("Tab")
    sam.keyboard.press("Space")
    sam.get_by_label("Subject of the new conversation").fill(f"The refund at {width}")
    assert fits(sam)
    sam.screenshot(path=artifacts / f"split-{width}.png")
    sam.keyboard.press("Enter")
    sam.wait_for_url("**?split=1")
    expect(sam.locator(".talk-title h1")).to_have_text(f"The refund at {width}")
    expect(sam.locator("#lines")).to_contain_text("It was 20 euros.")
    expect(lars.locator(".bubble-own", has_text="And my refund?")).to_have_count(0)
    expect(lars.locator(".bubble-own", has_text="Where is my parcel?")).to_be_visible()
    assert serious(sam) == []
    assert fits(sam)
    sam.screenshot(path=artifacts / f"split-off-{width}.png")
    sam.get_by_role("button", name="Undo").press("Enter")
    sam.wait_for_url(f"**/desk/c/{talk}")
    expect(sam.locator(".bubble-other", has_text="And my refund?")).to_be_visible()
    expect(lars.locator(".bubble-own", has_text="And my refund?")).to_be_visible()


def test_a_message_offers_to_split_from_there(enter: Enter) -> None:
    # REQ M-02
    lars = enter("u-lars")
    talk = write(lars, "From here on", "The first matter.")
    sam = enter("u-sam", "/messaging/desk")
    sam.goto(f"/messaging/desk/c/{talk}")
    # One that arrives while the page is open offers it like those that were there.
    lars.get_by_label(re.compile("^Message to")).fill("The second matter.")
    lars.get_by_role("button", name="Send").click()
    bubble = sam.locator(".bubble-other", has_text="The second matter.")
    bubble.hover()
    bubble.get_by_role("link", name="Split from here…").click()
    sam.wait_for_url("**/split?**")
    expect(sam.get_by_role("checkbox")).to_have_count(1)
    expect(sam.get_by_role("checkbox")).to_be_checked()
