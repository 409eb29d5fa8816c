//! `mims stickers --test-page`: whether printer and label sheet agree.

use super::delivery::{Delivery, Label};
use crate::context::Context;
use crate::ops::{Form, Order, Paper};
use crate::print::{Look, Part, Placement, test_page};
use crate::terminal::Error;

/// What the page says of labels that lie beside the lines.
const SHIFT: &str = "--nudge 0.5,-1 is 0.5 mm to the right and 1 mm up";

/// Makes the page and puts it where it should go.
pub(super) fn run(
    ctx: &mut Context,
    placement: &Placement,
    delivery: impl FnOnce(&Form) -> Result<Delivery, Error>,
) -> Result<(), Error> {
    let form = Form::Stickers(placement.clone(), Order::default(), Look::BuiltIn(Part::Whole));
    let mut delivery = delivery(&form)?;
    let papers = [Paper { part: None, pages: test_page(placement, SHIFT)? }];
    delivery.hold(&papers)?;
    let sheet = &placement.sheet;
    let said = vec![format!("test page for {}", sheet.name)];
    let (title, media) = ("mims test page", sheet.page.name);
    delivery.deliver(ctx, &papers, &Label { said, title, media, secret: false })
}
