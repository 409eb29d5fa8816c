//! What every page has: its head, its style, and the promise that nothing is fetched or run.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// A whole page.
pub(super) fn document(title: &str, body: &Markup) -> String {
    let page = html! { (beginning(title)) (body) (END) };
    page.into_string()
}

/// What stands before the body, of pages that are written as they come. Even if a browser found a script in a name, the
/// policy in the head forbids to run it.
pub(super) fn beginning(title: &str) -> Markup {
    html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en-SG\">"))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="robots" content="noindex";
            title { (title) }
            style { (PreEscaped(include_str!("style.css"))) }
        }
        (PreEscaped("<body>"))
    }
}

/// What stands behind the body.
pub(super) const END: PreEscaped<&str> = PreEscaped("</body></html>");
