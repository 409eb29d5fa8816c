//! The label sheet and how it is used: the same flags wherever stickers are made.

use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::one_of::one_of;
use crate::commands::manual::complete;
use crate::context::Context;
use crate::domain::{echoed, shown_path};
use crate::ops::{Form, Order};
use crate::print::{
    Look, Part, Placement, PrintError, Sheet, Template, TemplateError, template_of,
};
use crate::rows::{Cell, Column, Format, Rows};
use crate::terminal::{Error, Kind, read_file};

/// Which label sheet is in the printer, and how it is used.
#[derive(clap::Args, Default, PartialEq)]
pub struct SheetArgs {
    /// The label sheet, by its maker's name; list shows all; custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY
    /// describes another one in mm [default: L7160]
    #[arg(long, value_name = "SHEET", add = complete::sheet())]
    sheet: Option<String>,
    /// Start at this label of the first sheet, counted along the rows
    #[arg(long, value_name = "N")]
    start_at: Option<usize>,
    /// Shift everything to the right and down, in mm, from -3 to 3 (0.5,-1)
    #[arg(long, value_name = "X,Y", value_parser = parse_nudge, allow_hyphen_values = true)]
    nudge: Option<(f32, f32)>,
    /// Start each class on a new sheet
    #[arg(long)]
    new_sheet_per_class: bool,
    /// By class and register number, or by name [default: class]
    #[arg(long, value_name = "ORDER", value_parser = one_of::<Order>())]
    sort: Option<Order>,
    /// Draw the edges of the labels, for a look on plain paper
    #[arg(long)]
    outlines: bool,
    /// Stickers as the school wants them: a TOML file of boxes; show prints the built-in one to start from
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    template: Option<PathBuf>,
}

/// The flags of this struct, for commands in which they make no sense beside other flags.
pub const SHEET_FLAGS: [&str; 7] =
    ["sheet", "start_at", "nudge", "new_sheet_per_class", "sort", "outlines", "template"];

impl SheetArgs {
    /// Stickers with all that is asked for.
    pub fn form(&self) -> Result<Form, Error> {
        let Some(path) = &self.template else {
            let look = Look::BuiltIn(Part::Whole);
            return Ok(Form::Stickers(self.placement()?, self.order(), look));
        };
        let template = read_template(path)?;
        let placement = self.placement_on(template.sheet())?;
        let layout = template.layout(&placement.sheet).map_err(|error| about(path, error))?;
        Ok(Form::Stickers(placement, self.order(), Look::Template(layout)))
    }

    /// The sheet, and how it is used.
    pub fn placement(&self) -> Result<Placement, Error> {
        self.placement_on(None)
    }

    fn placement_on(&self, usual: Option<&str>) -> Result<Placement, Error> {
        let sheet = self.sheet(usual)?;
        let labels = sheet.labels_per_page();
        let start_at = self.start_at.unwrap_or(1);
        if !(1..=labels).contains(&start_at) {
            let error = format!("--start-at {start_at}: {} has labels 1 to {labels}", sheet.name);
            return Err(Error::refused(error));
        }
        Ok(Placement {
            sheet,
            skip: start_at - 1,
            nudge: self.nudge.unwrap_or_default(),
            new_sheet_per_class: self.new_sheet_per_class,
            outlines: self.outlines,
        })
    }

    /// The order of the stickers.
    pub fn order(&self) -> Order {
        self.sort.unwrap_or_default()
    }

    /// Whether the sheets are asked for and not one of them.
    pub fn asks_for_list(&self) -> bool {
        self.sheet.as_deref() == Some("list")
    }

    /// Where no stickers are made, none of these flags may be given.
    pub fn refuse_unused(&self, flag: &str) -> Result<(), Error> {
        if *self == Self::default() {
            return Ok(());
        }
        let error = Error::of(Kind::Usage, "a label sheet is named, and no stickers are made");
        Err(error.hint(format!("{flag} FILE makes them")))
    }

    /// Whether the built-in template is asked for and not one of the school's.
    pub fn asks_for_template(&self) -> bool {
        self.template.as_deref() == Some(Path::new("show"))
    }

    /// The built-in sticker as a template for the sheet.
    pub fn built_in_template(&self) -> Result<String, Error> {
        let sheet = self.sheet(None)?;
        template_of(&sheet).ok_or_else(|| {
            Error::refused(format!("the labels of {} are too small for a sticker", sheet.name))
        })
    }

    fn sheet(&self, usual: Option<&str>) -> Result<Sheet, Error> {
        let name = self.sheet.as_deref().or(usual).unwrap_or("L7160");
        if let Some(description) = name.strip_prefix("custom:") {
            return Sheet::custom(description).map_err(|error| {
                Error::refused(error).context(echoed(name)).hint(
                    "--sheet custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY, all lengths in mm",
                )
            });
        }
        Sheet::by_name(name).cloned().ok_or_else(|| {
            let names: Vec<_> = Sheet::all().iter().map(|sheet| sheet.name).collect();
            Error::refused(format!("no label sheet is called {}", echoed(name)))
                .hint(format!("known are {}", names.join(", ")))
        })
    }
}

fn read_template(path: &Path) -> Result<Template, Error> {
    const MAX_BYTES: usize = 1024 * 1024;
    let text = String::from_utf8(read_file(path, MAX_BYTES)?)
        .map_err(|_| Error::refused(format!("{} is not text in UTF-8", shown_path(path))))?;
    Template::parse(&text).map_err(|error| about(path, error))
}

fn about(path: &Path, error: TemplateError) -> Error {
    Error::from(PrintError::Template(error)).context(shown_path(path))
}

fn parse_nudge(text: &str) -> Result<(f32, f32), String> {
    let length = |text: &str| text.trim().parse().ok().filter(|mm| (-3.0..=3.0).contains(mm));
    let lengths = text.split_once(',').and_then(|(x, y)| Some((length(x)?, length(y)?)));
    lengths.ok_or_else(|| "give two lengths from -3 to 3 mm, such as 0.5,-1".to_owned())
}

/// Shows all sheets that are known by name.
pub fn list(ctx: &mut Context, format: Format) -> Result<(), Error> {
    const COLUMNS: [Column; 10] = [
        Column { field: "sheet", title: Some("Sheet") },
        Column { field: "maker", title: Some("Maker") },
        Column { field: "page", title: Some("Page") },
        Column { field: "columns", title: Some("Across") },
        Column { field: "rows", title: Some("Down") },
        Column { field: "labels", title: Some("Labels") },
        Column { field: "width_mm", title: Some("Width") },
        Column { field: "height_mm", title: Some("Height") },
        Column { field: "stickers", title: Some("Stickers") },
        Column { field: "also", title: Some("Also called") },
    ];
    let mut rows = Rows::new(&COLUMNS);
    for sheet in Sheet::all() {
        rows.push(vec![
            sheet.name.into(),
            sheet.maker.into(),
            sheet.page.name.into(),
            sheet.columns.into(),
            sheet.rows.into(),
            (sheet.labels_per_page() as u64).into(),
            Cell::shown(sheet.width),
            Cell::shown(sheet.height),
            if sheet.holds_stickers() { "yes" } else { "too small" }.into(),
            sheet.aliases.join(" ").into(),
        ]);
    }
    ctx.ui.rows(rows, format)
}
