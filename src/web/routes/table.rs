//! The table of the pages: the one list of what there is.

use super::step::{Route, Seen, Shown};
use super::{forgot, set_up, sign_in};
use crate::pages::portal::help;
use crate::store::StoreError;
use crate::web::quotas::Quota;
use crate::web::workers::Desk;

const PAGE: Route = Route { path: "", show: None, step: None, hashes: false, quota: None };

pub const ROUTES: &[Route] = &[
    Route { path: "/", show: Some(sign_in::show), ..PAGE },
    Route {
        path: "/sign-in",
        step: Some(sign_in::step),
        hashes: true,
        quota: Some(Quota::SignIn),
        ..PAGE
    },
    Route { path: "/sign-out", step: Some(sign_in::sign_out), ..PAGE },
    Route {
        path: "/password",
        show: Some(set_up::show_password),
        step: Some(set_up::choose_password),
        hashes: true,
        ..PAGE
    },
    Route {
        path: "/questions",
        show: Some(set_up::show_questions),
        step: Some(set_up::set_questions),
        hashes: true,
        ..PAGE
    },
    Route { path: "/email", show: Some(set_up::show_email), step: Some(set_up::set_email), ..PAGE },
    Route { path: "/home", show: Some(set_up::show_home), ..PAGE },
    Route {
        path: "/forgot",
        show: Some(forgot::show),
        step: Some(forgot::ask),
        quota: Some(Quota::Asking),
        ..PAGE
    },
    Route {
        path: "/forgot/questions",
        show: Some(forgot::show_questions),
        step: Some(forgot::answer),
        hashes: true,
        ..PAGE
    },
    Route {
        path: "/forgot/password",
        show: Some(forgot::show_password),
        step: Some(forgot::choose_password),
        hashes: true,
        ..PAGE
    },
    Route { path: "/help", show: Some(show_help), ..PAGE },
    // The leaflet's address.
    Route { path: "/sspr", show: Some(|_, _| Ok(Shown::To("/"))), ..PAGE },
];

#[expect(clippy::unnecessary_wraps, reason = "as the pages that read")]
fn show_help(_: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    Ok(Shown::Page(help(&seen.frame(None))))
}
