//! A school's own sticker: boxes in millimetres, read from TOML, checked against a label, told with their lines.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::boxes::{Field, Layout, TextBox};
use super::template_box::BoxTable;
use crate::print::error::TemplateError;
use crate::print::sheet::Sheet;

/// A template that was understood.
#[derive(Debug, Clone)]
pub struct Template {
    text: String,
    file: TemplateFile,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    sheet: Option<String>,
    #[serde(default, rename = "password-is-largest")]
    password_is_largest: bool,
    #[serde(rename = "box")]
    boxes: Vec<Spanned<BoxTable>>,
}

impl Template {
    /// Reads a template.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let file = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, &span));
            TemplateError { line, what: error.message().replace('\n', ", ") }
        });
        Ok(Self { text: text.to_owned(), file: file? })
    }

    /// The sheet that its boxes are meant for.
    pub fn sheet(&self) -> Option<&str> {
        self.file.sheet.as_deref()
    }

    /// Its boxes on the labels of a sheet, if all of them are right.
    pub fn layout(&self, sheet: &Sheet) -> Result<Layout, TemplateError> {
        let password_is_largest = self.file.password_is_largest;
        let mut layout = Layout { texts: Vec::new(), qr: None, password_is_largest };
        for table in &self.file.boxes {
            let wrong = |what| self.wrong(&table.span(), what);
            let table = table.get_ref();
            table.check_on(sheet).map_err(wrong)?;
            match table.field.get_ref().as_str() {
                "qr" if layout.qr.is_none() => layout.qr = Some(table.qr().map_err(wrong)?),
                "qr" => return Err(wrong("there can be only one of these".to_owned())),
                _ => layout.texts.push(self.text_box(table)?),
            }
        }
        self.check_whole(&layout)?;
        Ok(layout)
    }

    fn text_box(&self, table: &BoxTable) -> Result<TextBox, TemplateError> {
        let wrong = |what| self.wrong(&table.field.span(), what);
        let field = table.text_field().map_err(wrong)?;
        Ok(TextBox { field, place: table.place().map_err(wrong)? })
    }

    /// A sticker is of use only with login ID and password, and a code only where nothing covers it.
    fn check_whole(&self, layout: &Layout) -> Result<(), TemplateError> {
        let has = |fields: &[Field]| layout.texts.iter().any(|text| fields.contains(&text.field));
        let missing = |what: &str| TemplateError {
            line: self.text.lines().count(),
            what: format!("no box has the field {what}"),
        };
        if !has(&[Field::Login, Field::LoginAndDomain]) {
            return Err(missing("login or login+domain"));
        }
        if !has(&[Field::Password]) {
            return Err(missing("password"));
        }
        let Some(qr) = layout.qr else { return Ok(()) };
        let covers = |table: &&Spanned<BoxTable>| table.get_ref().covers(qr);
        match self.file.boxes.iter().find(covers) {
            None => Ok(()),
            Some(table) => {
                let what = format!(
                    "the box covers the QR code or the {:.1} mm of white that it needs around it",
                    qr.quiet()
                );
                Err(self.wrong(&table.span(), what))
            }
        }
    }

    fn wrong(&self, span: &Range<usize>, what: String) -> TemplateError {
        TemplateError { line: line_of(&self.text, span), what }
    }
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
}
