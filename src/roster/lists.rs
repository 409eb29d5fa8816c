//! All the lists of one import, read as one: each list in turn, then what only all of them together can tell.

use std::collections::HashMap;
use std::sync::Arc;

use super::answer::Roster;
use super::bytes::decode::decode;
use super::bytes::kind::{Kind, kind_of};
use super::bytes::record::Record;
use super::bytes::table::{MAX_ROWS, Table};
use super::bytes::{csv, workbook};
use super::error::{ListError, Result, RosterError};
use super::field::Field;
use super::finding::{About, ClassOrigin, Warning, YearOrigin};
use super::meaning::{delimiter, duplicates, headings, row, splitter};
use super::place::Place;
use super::request::{MAX_BYTES, Options, Source};

/// Reads class lists.
///
/// # Errors
/// Every list that cannot be read as a whole; faulty rows are no error but [`Roster::refusals`].
pub fn read_lists(sources: &[Source], options: &Options) -> Result<Roster, Vec<ListError>> {
    let mut lists = Lists { options, roster: Roster::default(), years: Vec::new() };
    let mut errors = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let is_twice = sources.iter().take(at).any(|earlier| earlier.name == source.name);
        let read = if is_twice {
            Err(vec![list_error(&source.name, RosterError::Twice)])
        } else {
            lists.read(source)
        };
        errors.extend(read.err().into_iter().flatten());
    }
    if errors.is_empty() { lists.finish() } else { Err(errors) }
}

/// What is to be done with each table of a source.
pub(super) type TableCall<'c> =
    dyn FnMut(&Table<'_>, &mut Vec<Warning>) -> Result<(), ListError> + 'c;

/// Calls for each table of a source.
pub(super) fn each_table(
    source: &Source,
    options: &Options,
    warnings: &mut Vec<Warning>,
    call: &mut TableCall<'_>,
) -> Result<(), Vec<ListError>> {
    let failed = |error| vec![list_error(&source.name, error)];
    let name: Arc<str> = source.name.as_str().into();
    let whole = Place { source: name.clone(), line: 0 };
    if source.bytes.len() > MAX_BYTES {
        return Err(failed(RosterError::TooLarge("bytes")));
    }
    match kind_of(&source.bytes) {
        Kind::Other(kind) => Err(failed(RosterError::Kind(kind))),
        Kind::Archive => {
            let book = workbook::tables(&name, &source.bytes, &options.sheets).map_err(failed)?;
            let hidden = book.hidden.into_iter().map(About::HiddenSheet);
            warnings.extend(hidden.map(|about| Warning { place: whole.clone(), about }));
            let results = book.tables.iter().map(|table| call(table, warnings));
            one_is_enough(results.collect(), options)
        }
        Kind::Text => {
            let decoded = decode(&source.bytes, options.encoding).map_err(failed)?;
            if decoded.is_utf16 {
                let text = "the list is UTF-16 text (Excel's \"Unicode Text\"), not UTF-8";
                warnings.push(Warning::new(whole, text));
            }
            let mut table = Table::default();
            table.source = name;
            table.is_decoded = decoded.on_trust;
            let delimiter = delimiter::find(&decoded.text, options);
            let read = csv::read(&decoded.text, delimiter, &mut table);
            // Quotation marks are no matter in a text that has no heading to begin with.
            let cause =
                |error| delimiter::unknown_headings(&decoded.text, options).unwrap_or(error);
            read.map_err(|error| failed(cause(error)))?;
            call(&table, warnings).map_err(|error| vec![error])
        }
    }
}

/// A sheet without a name column is only passed over, as long as another has one and nobody asked for it.
fn one_is_enough(
    results: Vec<Result<(), ListError>>,
    options: &Options,
) -> Result<(), Vec<ListError>> {
    let is_other = |error: &ListError| {
        options.sheets.is_empty()
            && matches!(error.error, RosterError::NoHeading(_) | RosterError::Empty)
    };
    let is_any_good = results.iter().any(Result::is_ok);
    let errors: Vec<_> = results
        .into_iter()
        .filter_map(Result::err)
        .filter(|error| !is_any_good || !is_other(error))
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

pub(super) fn list_error(source: &str, error: RosterError) -> ListError {
    ListError { source: Some(source.into()), error }
}

struct Lists<'o> {
    options: &'o Options,
    roster: Roster,
    years: Vec<(i16, YearOrigin)>,
}

impl Lists<'_> {
    fn read(&mut self, source: &Source) -> Result<(), Vec<ListError>> {
        let mut warnings = Vec::new();
        let read = each_table(source, self.options, &mut warnings, &mut |table, warnings| {
            let read = self.read_table(table, warnings);
            if matches!(read, Err(RosterError::NoHeading(_))) && table.sheet.is_some() {
                let text = "the sheet has no name column and was skipped";
                warnings.push(Warning::new(table.place(0), text));
            }
            read.map_err(|error| list_error(&table.source, error))
        });
        self.roster.warnings.extend(warnings);
        read
    }

    fn read_table(&mut self, table: &Table<'_>, warnings: &mut Vec<Warning>) -> Result<()> {
        let options = self.options;
        for section in splitter::split(table, options, warnings)? {
            self.years.extend(section.years.iter().cloned());
            let mut reader = row::Reader::new(table, &section, options);
            for (at, class) in &section.rows {
                let Some(record) = table.record(*at) else { continue };
                match reader.read(*at, &record, class.as_ref()) {
                    Ok(row) => {
                        if table.is_decoded && !is_ascii(&record) {
                            self.roster.decoded.push(row.place.clone());
                        }
                        self.roster.rows.push(row);
                    }
                    Err(refusals) => self.roster.refusals.extend(refusals),
                }
            }
            warnings.append(&mut reader.take_warnings());
            self.roster.findings.push(section.finding(table, reader.has_joined));
        }
        if self.roster.rows.len() > MAX_ROWS { Err(RosterError::TooLarge("rows")) } else { Ok(()) }
    }

    fn finish(mut self) -> Result<Roster, Vec<ListError>> {
        if let Err(error) = self.check_options() {
            return Err(vec![ListError { source: None, error }]);
        }
        let given = self.options.year.map(|year| (year, YearOrigin::Given));
        self.roster.year = given.or_else(|| self.years.first().cloned());
        duplicates::refuse(&mut self.roster, self.options.skip_bad);
        self.sort_refusals();
        Ok(self.roster)
    }

    fn check_options(&self) -> Result<()> {
        let findings = &self.roster.findings;
        for (field, heading) in &self.options.map {
            let is_it = |(taken, own): &(Field, String)| {
                taken == field && headings::key(own) == headings::key(heading)
            };
            if !findings.iter().any(|finding| finding.columns.iter().any(is_it)) {
                return Err(RosterError::NoColumn(heading.clone()));
            }
        }
        let is_class_used = findings.iter().any(|finding| finding.class == ClassOrigin::Given);
        if self.options.class.is_some() && !is_class_used {
            return Err(RosterError::ClassUnused);
        }
        let mut years = self.years.iter().map(|(year, _)| *year);
        let first = years.next().unwrap_or_default();
        match years.find(|year| *year != first) {
            Some(other) if self.options.year.is_none() => Err(RosterError::Years(first, other)),
            _ => Ok(()),
        }
    }

    fn sort_refusals(&mut self) {
        let mut order = HashMap::new();
        for finding in &self.roster.findings {
            let next = order.len();
            order.entry(finding.source.clone()).or_insert(next);
        }
        self.roster
            .refusals
            .sort_by_key(|refusal| (order.get(&refusal.place.source).copied(), refusal.place.line));
    }
}

fn is_ascii(record: &Record<'_, '_>) -> bool {
    record.cells.iter().all(|cell| cell.is_ascii())
}
