//! The summary for scripts, as JSON; `docs/report.schema.json` describes it. Fields are only ever added.

use serde_json::{Map, Value, json};

use super::ChaseLink;
use crate::domain::{Attention, Figure, Selection, day_of, rfc3339};
use crate::ops::{Compared, Nightly};

/// The text of summary.json.
pub fn summary(nightly: &Nightly, chase: &[ChaseLink]) -> String {
    let levels = nightly.levels.iter().map(|(level, counts)| {
        let level = level.map(|level| level.to_string());
        with_figures(json!({ "level": level }), *counts)
    });
    let classes = nightly.classes.iter().map(|one| {
        let class = &one.class;
        let level = class.level.map(|level| level.to_string());
        let teacher = class.form_teacher.as_ref().map(ToString::to_string);
        let head = json!({
            "year": class.year,
            "class": class.name.as_str(),
            "level": level,
            "form_teacher": teacher,
        });
        with_figures(head, one.counts)
    });
    let findings = nightly.findings.iter().map(|finding| {
        json!({
            "condition": finding.condition.to_string(),
            "count": finding.count,
            "students": finding.students,
        })
    });
    let nights = nightly.nights.iter().map(|(at, counts)| {
        json!({
            "at": rfc3339(*at),
            "students": counts.count(Figure::Students),
            "own_password": counts.count(Figure::OwnPassword),
            "enrolled": counts.count(Figure::Enrolled),
        })
    });
    let weeks = nightly
        .weeks
        .iter()
        .map(|(monday, resets)| json!({ "week_from": monday.to_string(), "resets": resets }));
    let pages = chase.iter().map(|link| {
        json!({ "for": link.whom, "classes": link.classes, "pending": link.left, "students": link.students, "page": link.href })
    });
    let summary = json!({
        "school": nightly.school,
        "day": day_of(nightly.at).to_string(),
        "made_at": rfc3339(nightly.at),
        "compared_with": nightly.compared_with.map(rfc3339),
        "year": nightly.selection.year,
        "selection": selection(&nightly.selection),
        "audit_head": nightly.head.to_string(),
        "totals": with_figures(json!({}), nightly.total),
        "attention": by_reason(&nightly.attention),
        "attention_before": nightly.attention_before.as_ref().map(by_reason),
        "findings": findings.collect::<Vec<_>>(),
        "by_level": levels.collect::<Vec<_>>(),
        "by_class": classes.collect::<Vec<_>>(),
        "nights": nights.collect::<Vec<_>>(),
        "resets_by_week": weeks.collect::<Vec<_>>(),
        "portal": portal(nightly),
        "chase": pages.collect::<Vec<_>>(),
    });
    format!("{summary:#}\n")
}

fn portal(nightly: &Nightly) -> Value {
    let mut object = json!({ "since": nightly.portal_since.map(rfc3339) });
    if let Value::Object(fields) = &mut object {
        fields.extend(nightly.portal.iter().map(|(what, n)| (what.as_str().to_owned(), n.into())));
    }
    object
}

/// The part that the report is about; null for all classes.
fn selection(selection: &Selection) -> Option<Value> {
    let Selection { classes, levels, year: _, batch, statuses } = selection;
    selection.part().map(|_| {
        json!({
            "classes": classes.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "levels": levels.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "batch": batch.map(|batch| batch.0),
            "statuses": statuses.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    })
}

fn by_reason(attention: &Attention) -> Map<String, Value> {
    attention.iter().map(|(reason, count)| (reason.as_str().to_owned(), count.into())).collect()
}

/// Each figure with the one of the night before; null where there was none.
fn with_figures(mut object: Value, counts: Compared) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.extend(Figure::ALL.map(|figure| {
            let (now, before) = counts.figure(figure);
            (figure.as_str().to_owned(), json!({ "now": now, "before": before }))
        }));
    }
    object
}
