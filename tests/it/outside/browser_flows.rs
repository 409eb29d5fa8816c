//! What people do with a browser beside filling in a page: back, double clicks, tabs, the keyboard alone.

use super::browser::{ENTER, PHONE, TAB, Window};
use crate::common::{Office, Portal, present};
use crate::portal::{OWN, WRONG};

pub(super) fn can_browse() -> bool {
    present(&["chromium", "chromedriver"])
}

/// An office in which TAN KAI JUN has enrolled, its portal, and a browser at the sign-in page.
fn enrolled() -> (Office, Portal, Window) {
    let office = Office::with_enrolled();
    let portal = office.portal();
    let window = Window::open(&office, portal.address, true, PHONE);
    (office, portal, window)
}

pub(super) fn signs_in(window: &Window, login: &str, password: &str) {
    window.fill("#login", login);
    window.fill("#password", password);
    window.click("main button");
}

#[test]
fn going_back_gives_nothing_away_that_was_typed_or_seen() {
    if !can_browse() {
        return;
    }
    let (_office, _portal, window) = enrolled();
    signs_in(&window, "tan_kai_jun", WRONG);
    window.is_at("/");
    assert!(window.title().starts_with("Error: "), "{}", window.title());
    window.press("back");
    assert_eq!(window.value("#password"), "");
    window.press("forward");
    window.press("refresh");
    assert_eq!(
        (window.value("#login").as_str(), window.value("#password").as_str()),
        ("tan_kai_jun", "")
    );
    window.fill("#password", OWN);
    window.click("main button");
    window.is_at("/home");
    window.press("refresh");
    window.says("Wrong tries since then: 1");
    window.press("back");
    window.is_at("/home");
    window.click("footer button");
    window.is_at("/");
    window.press("back");
    window.is_at("/");
    assert!(!window.text().contains("TAN KAI JUN"), "{}", window.text());
}

#[test]
fn a_double_click_is_one_try_and_two_tabs_are_one_visit() {
    if !can_browse() {
        return;
    }
    let (office, _portal, window) = enrolled();
    window.fill("#login", "tan_kai_jun");
    window.fill("#password", WRONG);
    window.double_click("main button");
    window.says("did not work");
    window.is_at("/");
    window.fill("#password", OWN);
    window.double_click("main button");
    window.is_at("/home");
    window.says("Wrong tries since then: 1");
    window.go("/email");
    window.new_tab();
    window.go("/email");
    for (tab, address) in [(0, "aunt@example.org"), (1, "uncle@example.org")] {
        window.switch_to(tab);
        window.fill("#email", address);
        window.click("main button");
        window.is_at("/home");
        assert!(office.done(&["status", "tan_kai_jun"]).stdout.contains(address), "{address}");
    }
    window.click("footer button");
    window.is_at("/");
    window.switch_to(0);
    window.click("a[href='/password']");
    window.is_at("/");
}

#[test]
fn the_keyboard_is_enough() {
    if !can_browse() {
        return;
    }
    let (_office, _portal, window) = enrolled();
    // Past the link that shows what is typed.
    window.keys(&TAB.repeat(2));
    window.keys(&format!("tan_kai_jun{TAB}"));
    window.keys(&format!("{WRONG}{ENTER}"));
    window.says("did not work");
    window.is_at("/");
    // What went wrong has the focus, and the next stops are those of before.
    window.keys(&TAB.repeat(3));
    window.keys(&format!("{OWN}{ENTER}"));
    window.is_at("/home");
    window.keys(&format!("{TAB}{ENTER}"));
    window.is_at("/questions");
}
